export { isPlainAddress } from './address';
export { composeMessage, type MessageParts } from './compose-message';
export { HeaderError } from './header-text';
