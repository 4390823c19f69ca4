import type { DoorView, ImapAccountView } from '@sourcedesk/contracts/doors';
import type { Page, PageQuery } from '@sourcedesk/contracts/primitives';
import { instantSql, keysetPage, type Tx } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { DoorId } from '@sourcedesk/domain/ids';
import { doorHealth, type DoorLife } from './door-words';

/** A door as its row has it; instants as text, the key in hexadecimal. */
export interface DoorRow extends DoorLife {
  id: DoorId;
  name: string;
  sealedKey: string | null;
  test: DoorView['test'];
  createdAt: string;
  changedAt: string;
  imap: ImapAccountView | null;
}

const rowSql = `jsonb_build_object('id', d.id, 'kind', d.kind, 'name', d.name, 'active', d.active, 'sealedKey', encode(d.sealed_key, 'hex'),
  'test', jsonb_build_object('state', d.test_state, 'at', ${instantSql('d.test_at')}, 'message', d.test_message),
  'lastMessageAt', ${instantSql('d.last_message_at')}, 'lastCheckedAt', ${instantSql('d.last_checked_at')},
  'lastError', d.last_error, 'lastErrorAt', ${instantSql('d.last_error_at')}, 'received', d.received, 'keyAt', ${instantSql('d.key_at')},
  'refused', case when d.refused_at is not null then jsonb_build_object('at', ${instantSql('d.refused_at')}, 'why', d.refused_why) end,
  'createdAt', ${instantSql('d.created_at')}, 'changedAt', ${instantSql('d.changed_at')},
  'imap', (select jsonb_build_object('host', a.host, 'port', a.port, 'security', a.security, 'username', a.username, 'auth', a.auth, 'folder', a.folder,
     'daysBack', a.days_back, 'folders', a.folders)
     from app.imap_account a where a.agency_id = d.agency_id and a.id = d.id))`;

/** A page of doors, the latest first. */
export async function doorPage(tx: Tx, { cursor, limit }: PageQuery): Promise<Page<DoorRow>> {
  const page = await keysetPage(tx, { table: 'app.door', alias: 'd', order: 'created_at', shape: rowSql, where: [], cursor, limit });
  return JSON.parse(page) as Page<DoorRow>;
}

/** Every door, by name: an agency has at most 200. */
export async function allDoors(tx: Tx): Promise<DoorRow[]> {
  const rows = await tx.query<{ door: DoorRow }>(
    `select ${rowSql} as door from app.door d where d.agency_id = app.agency_id() order by d.name, d.id`,
  );
  return rows.map(({ door }) => door);
}

/** @throws DomainError not-found */
export async function requireDoor(tx: Tx, id: DoorId): Promise<DoorRow> {
  const sql = `select ${rowSql} as door from app.door d where d.agency_id = app.agency_id() and d.id = $1`;
  const [row] = await tx.query<{ door: DoorRow }>(sql, [id]);
  if (!row) throw new DomainError('not-found', 'There is no such door.');
  return row.door;
}

/** A door as the API shows it, without what only some may see. */
export function shownDoor(row: DoorRow): DoorView {
  const { id, kind, name, active, createdAt, changedAt, test, imap } = row;
  return { id, kind, name, active, createdAt, changedAt, health: doorHealth(row), test, address: null, url: null, secret: null, imap };
}
