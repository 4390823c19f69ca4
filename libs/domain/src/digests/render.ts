export { renderHaro } from './render-haro';
export { quotedPrintable, rawMail, type MailHeaders } from './render-mail';
export { renderSos } from './render-sos';
export { trapPlaces } from './render-text';
export type { DigestToRender, QueryToRender, RenderedDigest, TrapToRender } from './render-types';
