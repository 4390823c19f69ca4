export { renderHaro } from './render-haro';
export { quotedPrintable, rawMail, type MailHeaders } from './render-mail';
export { renderSos } from './render-sos';
export { bodyWithTrap, encodedTrap, escaped, trapPlaces, wrapped } from './render-text';
export type { DigestToRender, QueryToRender, RenderedDigest, TrapToRender } from './render-types';
