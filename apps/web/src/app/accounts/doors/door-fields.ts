import type { DoorBody, DoorKind, DoorPatch, DoorView, ImapCredentials } from '@sourcedesk/contracts/doors';

/** What a person writes about a door. Secrets are '' when none was typed. */
export interface DoorFields {
  kind: string;
  name: string;
  host: string;
  port: number | null;
  security: string;
  username: string;
  auth: string;
  password: string;
  clientId: string;
  clientSecret: string;
  refreshToken: string;
  tokenUrl: string;
  folder: string;
  daysBack: number | null;
}

/** The usual IMAP port of each kind of security. */
export const usualPort: Readonly<Record<string, number>> = { tls: 993, starttls: 143, none: 143 };

/** The fields of a door as it is, or of a new one of the first kind that can be opened. */
export function fieldsOf(door: DoorView | null, can: readonly DoorKind[]): DoorFields {
  const { host = '', port = 993, security = 'tls', username = '', auth = 'password', folder = 'INBOX', daysBack = 7 } = door?.imap ?? {};
  const kind = door?.kind ?? (can.includes('address') ? 'address' : 'imap');
  const secrets = { password: '', clientId: '', clientSecret: '', refreshToken: '', tokenUrl: '' };
  return { kind, name: door?.name ?? '', host, port, security, username, auth, ...secrets, folder, daysBack };
}

/** Whether credentials must be typed: for a new mailbox, and when the stored ones would go elsewhere or be of another kind. */
export function wantsCredentials(door: DoorView | null, fields: DoorFields): boolean {
  if (fields.kind !== 'imap') return false;
  const stored = door?.imap;
  if (!stored || stored.auth !== fields.auth) return true;
  const { host, port, security, username } = fields;
  return stored.host !== host.trim() || stored.port !== port || stored.security !== security || stored.username !== username.trim();
}

/** Whether credentials were typed, as the chosen way to sign in knows them. */
export const hasTyped = ({ auth, password, clientId, clientSecret, refreshToken, tokenUrl }: DoorFields): boolean =>
  auth === 'password' ? password !== '' : [clientId, clientSecret, refreshToken, tokenUrl].some((each) => each.trim() !== '');

function credentialsOf({ auth, password, clientId, clientSecret, refreshToken, tokenUrl }: DoorFields): ImapCredentials {
  if (auth === 'password') return { kind: 'password', password };
  return { kind: 'oauth2', clientId: clientId.trim(), clientSecret, refreshToken: refreshToken.trim(), tokenUrl: tokenUrl.trim() };
}

function accountOf({ host, port, security, username, folder, daysBack }: DoorFields) {
  return {
    host: host.trim(),
    port: port ?? 0,
    security: security as 'tls' | 'starttls' | 'none',
    username: username.trim(),
    folder: folder.trim() || 'INBOX',
    daysBack: daysBack ?? 0,
  };
}

/** A new door as it is sent. */
export function bodyOf(fields: DoorFields): DoorBody {
  const name = fields.name.trim();
  if (fields.kind !== 'imap') return { kind: fields.kind as 'address' | 'webhook', name };
  return { kind: 'imap', name, imap: { ...accountOf(fields), credentials: credentialsOf(fields) } };
}

/** What changed of a door, as it is sent; typed credentials replace the stored ones. Without `imap` nothing needs a test. */
export function patchOf(door: DoorView, fields: DoorFields): DoorPatch {
  const name = fields.name.trim();
  const renamed = name === door.name ? {} : { name };
  if (!door.imap) return renamed;
  const stored: Readonly<Record<string, unknown>> = { ...door.imap };
  const changed = Object.fromEntries(Object.entries(accountOf(fields)).filter(([key, value]) => stored[key] !== value));
  const imap = { ...changed, ...(hasTyped(fields) && { credentials: credentialsOf(fields) }) };
  return Object.keys(imap).length === 0 ? renamed : { ...renamed, imap };
}
