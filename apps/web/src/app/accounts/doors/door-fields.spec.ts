import type { DoorView } from '@sourcedesk/contracts/doors';
import { bodyOf, type DoorFields, fieldsOf, patchOf, wantsCredentials } from './door-fields';

const imap = {
  host: 'imap.fernway.example',
  port: 993,
  security: 'tls' as const,
  username: 'digests@fernway.example',
  auth: 'password' as const,
  folder: 'INBOX',
  daysBack: 7,
  folders: [],
};
const mailbox = { id: 'd1', kind: 'imap', name: 'Digests', active: true, imap } as unknown as DoorView;
const written = (own: Partial<DoorFields> = {}): DoorFields => ({ ...fieldsOf(mailbox, ['imap']), ...own });

describe('the fields of a door', () => {
  it('begin with the first kind that can be opened', () => {
    expect(fieldsOf(null, ['imap', 'webhook']).kind).toBe('imap');
    expect(fieldsOf(null, ['address', 'imap', 'webhook']).kind).toBe('address');
  });

  it('send nothing of a mailbox for a door without one', () => {
    expect(bodyOf({ ...written(), kind: 'webhook', name: ' Provider ' })).toEqual({ kind: 'webhook', name: 'Provider' });
  });

  it('send what changed alone, and never an empty password', () => {
    expect(patchOf(mailbox, written({ name: 'Digests ' }))).toEqual({});
    expect(patchOf(mailbox, written({ folder: 'HARO' }))).toEqual({ imap: { folder: 'HARO' } });
    expect(patchOf(mailbox, written({ password: 'secret' }))).toEqual({ imap: { credentials: { kind: 'password', password: 'secret' } } });
  });

  it.each<[Partial<DoorFields>, boolean]>([
    [{}, false],
    [{ folder: 'HARO', daysBack: 30 }, false],
    [{ host: 'imap.other.example' }, true],
    [{ username: 'other@fernway.example' }, true],
    [{ security: 'none' }, true],
    [{ auth: 'oauth2' }, true],
  ])('want credentials again where the stored ones would go elsewhere: %o', (own, wanted) => {
    expect(wantsCredentials(mailbox, written(own))).toBe(wanted);
  });
});
