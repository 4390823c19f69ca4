import { randomBytes } from 'node:crypto';
import type { ReparseId } from '@sourcedesk/domain/ids';
import { newId } from '../new-id';
import type { Desk } from './a-desk';
import { aMessage } from './a-query';
import { insertRow } from './insert-row';

/** A re-reading of the last day by the desk's manager, with two differences and ready to be applied; the only open one of the agency. */
export async function aReparse({ db, agencyId, userId }: Pick<Desk, 'db' | 'agencyId' | 'userId'>): Promise<ReparseId> {
  const id = newId<ReparseId>();
  const now = db.clock.now();
  await closeReparses({ db, agencyId });
  await insertRow(db, 'reparse', {
    agency_id: agencyId,
    id,
    since: new Date(now.getTime() - 86_400_000),
    until: now,
    status: 'ready',
    messages: 1,
    done: 1,
    requested_by: userId('manager'),
    requested_at: now,
  });
  const message = { agency_id: agencyId, reparse_id: id, message_id: await aMessage({ db, agencyId }) };
  await insertRow(db, 'reparse_message', { ...message, id: newId(), reading: randomBytes(32) });
  for (const [field, after] of [
    ['reason', 'A notice.'],
    ['service', 'sos'],
  ])
    await insertRow(db, 'reparse_change', { ...message, id: newId(), kind: 'message', field, after: JSON.stringify(after), found_at: now });
  return id;
}

/** Drops what is open, so that another may begin. */
export async function closeReparses({ db, agencyId }: Pick<Desk, 'db' | 'agencyId'>): Promise<void> {
  await db.owner.query(`update app.reparse set status = 'dropped' where agency_id = $1 and status in ('comparing', 'ready', 'applying')`, [
    agencyId,
  ]);
}
