import { Injectable } from '@nestjs/common';
import type { Proposal, ProposalBody, Query, QueryBody } from '@sourcedesk/contracts/intake';
import { type Ctx, TenantDb, type Tx, recordAudit, recordEvent } from '@sourcedesk/data';
import { type ParsedQuery, proposeQuery, typedQuery } from '@sourcedesk/domain/digests';
import { DomainError } from '@sourcedesk/domain/errors';
import type { QueryId } from '@sourcedesk/domain/ids';
import { keepEvidence, lockEvidence } from './evidence';
import { oneQuery, queryWith } from './intake.queries';
import { rowOf } from './query-row';
import { recordChanges } from './standing-query';
import { writeRows } from './store-queries';

/** Queries that come by no mail: somebody pastes or types them. */
@Injectable()
export class ByHandService {
  constructor(private readonly db: TenantDb) {}

  /** Reads a copied text as one query and writes nothing: times without a zone are taken for the agency's own, and marked so. */
  async propose(ctx: Ctx, { text }: ProposalBody): Promise<Proposal> {
    const { now, zone } = await this.db.run(ctx, async (tx) => {
      const [row] = await tx.query<{ now: Date; zone: string }>(
        'select app.now() as now, time_zone as zone from app.agency where id = app.agency_id()',
      );
      if (!row) throw new Error('The unit of work has no agency row.');
      return row;
    });
    return proposeQuery(text, { now: now.getTime(), zone });
  }

  /**
   * Adds a query as somebody typed it, or found it in a message. One that is here already, from a mail or from another's hand, is answered as it is; a later deadline
   * is taken over.
   * @returns whether it is new
   * @throws DomainError invalid when nothing but hidden text is in it, not-found for a message that is not there
   */
  add(ctx: Ctx, body: QueryBody): Promise<{ query: Query; created: boolean }> {
    return this.db.run(ctx, async (tx) => {
      const message = body.messageId === undefined ? null : await lockEvidence(tx, body.messageId, body.place);
      const receivedAt = message?.receivedAt ?? (await tx.now());
      const service = message?.service ?? body.service;
      const parsed = typedQuery({ ...body, service }, receivedAt.getTime());
      if (parsed.body === '' || parsed.summary === '') throw emptyWithoutTraps(parsed.body === '' ? '/body' : '/summary');
      const row = rowOf(parsed, { service, edition: message?.edition ?? null });
      const written = await writeRows(tx, { id: message?.id ?? null, trusted: true, receivedAt }, [row]);
      const created = written.get(row.identity) === row.id;
      const id = written.get(row.identity) ?? (await queryWith(tx, row.identity));
      if (message) await keepEvidence(tx, message.id, body.place, id);
      if (created) await record(tx, id, parsed);
      return { query: JSON.parse(await oneQuery(tx, id)) as Query, created };
    });
  }
}

function emptyWithoutTraps(pointer: string): DomainError {
  const message = 'There is nothing in it but hidden text for language models: give what the journalist asks.';
  return new DomainError('invalid', message, {}, [{ pointer, code: 'hidden', message }]);
}

/** Names of the fields that somebody filled in, never their values. */
async function record(tx: Tx, id: QueryId, { summary, body, category, journalist, outlet, deadline, reply }: ParsedQuery): Promise<void> {
  const given = {
    summary,
    body,
    category,
    journalist: journalist.name,
    outlet: outlet.name,
    deadline: deadline ? 'given' : '',
    reply: reply.address + reply.url,
  };
  const fields = Object.entries(given).flatMap(([field, value]) => (value === '' ? [] : [field]));
  await recordChanges(tx, id, [{ field: 'added', before: null, after: null }]);
  await recordAudit(tx, { action: 'queries.add', entity: 'query', entityId: id, fields });
  recordEvent(tx, { kind: 'query', what: 'added', entityId: id, brandId: null });
}
