import type { ClientPitch, PitchesQuery } from '@sourcedesk/contracts/drafting';
import type { Page } from '@sourcedesk/contracts/primitives';
import { DomainError } from '@sourcedesk/domain/errors';
import type { PitchId } from '@sourcedesk/domain/ids';
import { type PitchFacts, allowedActions } from '@sourcedesk/domain/workflow';
import { dueCursor, readDueCursor } from './due-cursor';
import { instantSql, namedSql } from './shapes';
import type { Tx } from './tenant-db';
import { actorOf } from './transition';

type Row = { pitch: Omit<ClientPitch, 'allowedActions'>; facts: PitchFacts; now: Date; due: string };

/** Whether a message arrived is the agency's to find out: to its client it is on its way, and never shown as sent. */
const stateSql = `case p.state when 'uncertain' then 'sending' else p.state end`;

/** Only what the client role is granted: no journalist, no address, no colleague's name. */
const sql = `
  select jsonb_build_object('id', p.id, 'state', ${stateSql}, 'version', p.version, 'subject', p.subject, 'body', p.body, 'topic', q.topic,
      'profile', ${namedSql('f')}, 'brand', ${namedSql('b')}, 'deadlineAt', ${instantSql('q.deadline_at')}) as pitch,
    jsonb_build_object('state', p.state, 'holder', p.holder, 'leaseUntil', null, 'leaseTouchedAt', null, 'submittedBy', p.submitted_by, 'opened', true,
      'writers', to_jsonb(p.writers), 'brandStatus', b.status, 'needsClientApproval', b.needs_client_approval, 'replyKind', q.reply_kind,
      'publishedFrom', p.published_from, 'expertRemoved', false, 'mayHaveArrived', p.may_have_arrived, 'soloWork', false, 'vaMaySubmitElsewhere', false) as facts,
    app.now() as now, coalesce(q.deadline_at, 'infinity')::text as due
    from app.pitch p
    join app.profile f on f.agency_id = p.agency_id and f.id = p.profile_id
    join app.brand b on b.agency_id = p.agency_id and b.id = p.brand_id
    cross join lateral app.query_facts(p.query_id) q
   where p.agency_id = app.agency_id()`;

const shape = (tx: Tx, { pitch, facts, now }: Row): ClientPitch => ({
  ...pitch,
  allowedActions: [...allowedActions(actorOf(tx), facts, now)],
});

/**
 * A pitch as its client may see it: while it waits for the client, and what became of it after that.
 * @throws DomainError not-found, also for a pitch that was never put before the client
 */
export async function viewClientPitch(tx: Tx, id: PitchId): Promise<ClientPitch> {
  const shown = ['client_review', 'approved', 'returned', 'scheduled', 'sending', 'uncertain', 'sent', 'published'];
  const [row] = await tx.query<Row>(
    `${sql} and (b.needs_client_approval or p.state = 'client_review') and p.id = $1 and p.state = any ($2)`,
    [id, shown],
  );
  if (!row) throw new DomainError('not-found', 'There is no such pitch.');
  return shape(tx, row);
}

/**
 * A page of the pitches that wait for the client's word, the most urgent first.
 * @throws DomainError malformed for a cursor this list did not give out
 */
export async function clientPitches(tx: Tx, { brandId, state, holder, cursor, limit }: PitchesQuery): Promise<Page<ClientPitch>> {
  const after = readDueCursor(cursor);
  // A client holds no pitch.
  if (holder || (state && !state.includes('client_review'))) return { items: [], nextCursor: null };
  const rows = await tx.query<Row>(
    `${sql} and p.state = 'client_review' and ($1::uuid is null or p.brand_id = $1)
        and ($3::timestamptz is null or (coalesce(q.deadline_at, 'infinity'), p.id) > ($3, $4::uuid))
      order by coalesce(q.deadline_at, 'infinity'), p.id limit $2 + 1`,
    [brandId ?? null, limit, after?.due ?? null, after?.id ?? null],
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map((row) => shape(tx, row)), nextCursor: last ? dueCursor(last.due, last.pitch.id) : null };
}
