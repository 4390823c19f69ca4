export { OAuthTokens, type OAuthGrant } from './oauth-tokens';
export { IMAP_DOOR, ImapDoor, type ImapDoorOptions } from './imap-door';
export { ImapError, imapErrorOf, imapWords, needsPerson, type ImapErrorCode } from './imap-error';
export { ImapModule } from './imap.module';
export { ImapSession, type ImapAccount, type ImapFolder, type ImapTimeouts, type OpenFolder } from './imap-session';
