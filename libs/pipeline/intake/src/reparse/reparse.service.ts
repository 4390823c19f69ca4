import { Injectable } from '@nestjs/common';
import type { PageQuery } from '@sourcedesk/contracts/primitives';
import type { Reparse, ReparseBody } from '@sourcedesk/contracts/reparsing';
import { type Ctx, TenantDb, type Tx, enqueue, newId, recordAudit, recordEvent } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { ReparseId } from '@sourcedesk/domain/ids';
import { changesPage, oneReparse, reparsesPage } from './reparse.queries';

/** Reading history again after the reader has learned: compared first, applied when somebody says so. */
@Injectable()
export class ReparseService {
  constructor(private readonly db: TenantDb) {}

  list(ctx: Ctx, page: PageQuery): Promise<string> {
    return this.db.run(ctx, (tx) => reparsesPage(tx, page));
  }

  /** @throws DomainError not-found */
  one(ctx: Ctx, id: ReparseId): Promise<Reparse> {
    return this.db.run(ctx, (tx) => oneReparse(tx, id));
  }

  /** @throws DomainError not-found */
  changes(ctx: Ctx, id: ReparseId, page: PageQuery): Promise<string> {
    return this.db.run(ctx, (tx) => changesPage(tx, id, page));
  }

  /**
   * Begins to compare what came in between two instants with how it reads now. Nothing is changed.
   * @throws DomainError conflict while another is under way, invalid when nothing came in then
   */
  compare(ctx: Ctx, { from, to, service }: ReparseBody): Promise<Reparse> {
    return this.db.run(ctx, async (tx) => {
      const id = newId<ReparseId>();
      const [row] = await tx.query<{ messages: number }>(
        `insert into app.reparse (agency_id, id, since, until, service, messages, requested_by, requested_at)
         select app.agency_id(), $1, $2, $3, $4, (select count(*)::int from app.inbound_message m where m.agency_id = app.agency_id()
            and m.received_at >= $2 and m.received_at < $3 and ($4::text is null or m.service = $4)), app.user_id(), app.now()
         on conflict (agency_id) where status in ('comparing', 'ready', 'applying') do nothing returning messages`,
        [id, from, to, service],
      );
      if (!row) throw new DomainError('conflict', 'Another comparison is open: apply it or drop it first.');
      if (row.messages === 0) throw nothingThere();
      enqueue(tx, { name: 'intake.compare', payload: { reparseId: id }, key: `reparse:${id}` });
      return told(tx, id, 'compare');
    });
  }

  /** Applies what was shown. What reads otherwise by then is left as it is, and counted. @throws DomainError not-found, wrong-state */
  apply(ctx: Ctx, id: ReparseId): Promise<Reparse> {
    return this.db.run(ctx, async (tx) => {
      await move(
        tx,
        id,
        ['ready'],
        `status = 'applying', done = 0, reached_at = null, reached_id = null`,
        'It can be applied when the comparison is complete, and once.',
      );
      enqueue(tx, { name: 'intake.apply', payload: { reparseId: id }, key: `reparse:${id}` });
      return told(tx, id, 'apply');
    });
  }

  /** Ends a comparison without applying it. @throws DomainError not-found, wrong-state */
  drop(ctx: Ctx, id: ReparseId): Promise<Reparse> {
    return this.db.run(ctx, async (tx) => {
      await move(
        tx,
        id,
        ['comparing', 'ready'],
        `status = 'dropped', finished_at = app.now()`,
        'What is being applied or was applied cannot be dropped.',
      );
      return told(tx, id, 'drop');
    });
  }
}

function nothingThere(): DomainError {
  const message = 'Nothing came in during that time. Choose a wider range.';
  return new DomainError('invalid', message, {}, [{ pointer: '/from', code: 'empty', message }]);
}

async function move(tx: Tx, id: ReparseId, from: readonly string[], changes: string, refusal: string): Promise<void> {
  const moved = await tx.query(
    `update app.reparse set ${changes} where agency_id = app.agency_id() and id = $1 and status = any ($2) returning id`,
    [id, from],
  );
  if (moved.length > 0) return;
  await oneReparse(tx, id);
  throw new DomainError('wrong-state', refusal);
}

async function told(tx: Tx, id: ReparseId, what: string): Promise<Reparse> {
  await recordAudit(tx, { action: `intake.reparse.${what}`, entity: 'reparse', entityId: id });
  recordEvent(tx, { kind: 'message', what: 'reparse', entityId: id, brandId: null });
  return oneReparse(tx, id);
}
