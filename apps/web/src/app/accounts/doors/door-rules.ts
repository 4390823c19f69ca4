import { applyWhen, max, min, pattern, required, validate } from '@angular/forms/signals';
import type { SchemaPathTree } from '@angular/forms/signals';
import type { DoorView } from '@sourcedesk/contracts/doors';
import { lengthRule, nameRule } from '../rules';
import { type DoorFields, hasTyped, wantsCredentials } from './door-fields';

/** What must be said of a door before it is sent. */
export function doorRules(path: SchemaPathTree<DoorFields>, door: DoorView | null): void {
  nameRule(path.name, 'Give the door a name.', 100);
  applyWhen(
    path,
    ({ value }) => value().kind === 'imap',
    (imap) => accountRules(imap, door),
  );
}

function accountRules(path: SchemaPathTree<DoorFields>, door: DoorView | null): void {
  nameRule(path.host, 'Give the name of the server, such as imap.fernway.example.', 253);
  required(path.port, { message: 'Give the port.' });
  min(path.port, 1, { message: 'A port lies between 1 and 65535.' });
  max(path.port, 65_535, { message: 'A port lies between 1 and 65535.' });
  nameRule(path.username, 'Give the user name, often the whole address.', 254);
  required(path.daysBack, { message: 'Give a number of days, 0 for none.' });
  min(path.daysBack, 0, { message: 'Give 0 to 90 days.' });
  max(path.daysBack, 90, { message: 'Give 0 to 90 days.' });
  lengthRule(path.folder, 500);
  validate(path.password, ({ valueOf }) => {
    const fields = valueOf(path);
    if (fields.auth !== 'password' || fields.password !== '' || !wantsCredentials(door, fields)) return undefined;
    return { kind: 'again', message: door ? 'The server or the user changed: give the password again.' : 'Give the password.' };
  });
  applyWhen(path, ({ value }) => value().auth === 'oauth2' && (wantsCredentials(door, value()) || hasTyped(value())), oauthRules);
}

function oauthRules(path: SchemaPathTree<DoorFields>): void {
  nameRule(path.clientId, 'Give the id of the client that is registered with the provider.', 500);
  nameRule(path.refreshToken, 'Give a refresh token for this mailbox.', 4000);
  nameRule(path.tokenUrl, 'Give the token address of the provider.', 500);
  pattern(path.tokenUrl, /^\s*https:\/\/\S+\s*$/, { message: 'Give an https address, such as https://oauth2.googleapis.com/token.' });
}
