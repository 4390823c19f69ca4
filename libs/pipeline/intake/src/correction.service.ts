import { Injectable } from '@nestjs/common';
import type { Query, QueryPatch, SplitQuery } from '@sourcedesk/contracts/intake';
import { type Ctx, TenantDb, type Tx, enqueue, recordAudit, recordEvent, systemCtx } from '@sourcedesk/data';
import { type Correction, type QueryFields, type ReadQuery, correctQuery, splitQuery } from '@sourcedesk/domain/digests';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId, QueryId } from '@sourcedesk/domain/ids';
import { consequencesOf, dropTicks, followCorrection, renumberTicks } from './follow-correction';
import { oneQuery, queryWith } from './intake.queries';
import { rowOf } from './query-row';
import { sightSecond } from './sight-second';
import { type Change, type StandingQuery, lockQuery, recordChanges, writeCorrected } from './standing-query';
import { writeRows } from './store-queries';

/** Corrections of queries by hand: what was misread is put right, and the correction stays whatever copy comes later. */
@Injectable()
export class CorrectionService {
  constructor(private readonly db: TenantDb) {}

  /**
   * Corrects fields of a query. What its body asks and demands is read anew, experts are matched again, and pitches in progress follow.
   * @throws DomainError not-found, version-required, stale-version, invalid when nothing but hidden text is left
   */
  correct(ctx: Ctx, id: QueryId, version: number | undefined, patch: QueryPatch): Promise<Query> {
    return this.db.run(ctx, async (tx) => {
      const standing = await lockQuery(tx, id, version);
      await this.apply(ctx, tx, standing, given(patch), []);
      return readQuery(tx, id);
    });
  }

  /**
   * Cuts a query in two where a second request begins in its body. What is being written answers the first; a second one that is here already is that one.
   * @throws DomainError not-found, version-required, stale-version, invalid when one half would say nothing
   */
  split(ctx: Ctx, id: QueryId, version: number | undefined, at: number): Promise<SplitQuery> {
    return this.db.run(ctx, async (tx) => {
      const standing = await lockQuery(tx, id, version);
      const { service, identity, edition, trusted, receivedAt, messageId, number, zone } = standing;
      const { body, second, summaryAt } = splitQuery({ ...standing.read, service, identity }, at, { now: receivedAt.getTime(), zone });
      if (body === '' || second.body === '' || second.summary === '') throw emptyHalf();
      const row = rowOf({ ...second, number }, { service, edition });
      const written = await writeRows(tx, { id: messageId, trusted, receivedAt }, [row]);
      const other = written.get(row.identity) ?? (await queryWith(tx, row.identity));
      await sightSecond(tx, standing, { id: other, at, summaryAt });
      await this.apply(ctx, tx, standing, { body }, [{ field: 'split', before: null, after: other }]);
      await recordChanges(tx, other, [{ field: 'split', before: id, after: null }]);
      recordEvent(tx, { kind: 'query', what: other === row.id ? 'added' : 'changed', entityId: other, brandId: null });
      return { ...(await readQuery(tx, id)), second: await readQuery(tx, other) };
    });
  }

  /** Follows a correction where its author has no sight: the brands of others. A second run finds nothing to do. */
  follow(agencyId: AgencyId, queryId: QueryId, changeIds: readonly string[]): Promise<void> {
    const ctx = systemCtx(agencyId);
    return this.db.run(ctx, async (tx) => {
      const changes = await tx.query<Change & { at: Date }>(
        'select field, before, after, at from app.query_change where agency_id = app.agency_id() and query_id = $1 and id = any ($2)',
        [queryId, changeIds],
      );
      const [first] = changes;
      const consequences = consequencesOf(changes);
      if (!first || !consequences) return;
      await followCorrection(ctx, tx, queryId, consequences, first.at);
      if (consequences.questions) await dropTicks(tx, queryId, first.at);
    });
  }

  private async apply(ctx: Ctx, tx: Tx, standing: StandingQuery, patch: Partial<QueryFields>, more: readonly Change[]): Promise<void> {
    const { query, corrections } = correctQuery(standing.read, patch, standing.receivedAt.getTime());
    if (corrections.length === 0) return;
    requireWords(query);
    await writeCorrected(tx, standing, query, corrections);
    const changeIds = await recordChanges(tx, standing.id, [...more, ...corrections]);
    await recordAudit(tx, {
      action: more.length > 0 ? 'queries.split' : 'queries.change',
      entity: 'query',
      entityId: standing.id,
      fields: corrections.map(({ field }) => field),
    });
    recordEvent(tx, { kind: 'query', what: 'changed', entityId: standing.id, brandId: null });
    if (corrections.some(isMatched)) enqueue(tx, { name: 'matching.match', payload: { queryIds: [standing.id] } });
    const consequences = consequencesOf(corrections);
    if (!consequences) return;
    await followCorrection(ctx, tx, standing.id, consequences);
    if (consequences.questions) await renumberTicks(tx, standing.id, standing.read.questions, query.questions);
    if (await isLimited(tx)) enqueue(tx, { name: 'intake.follow-correction', payload: { queryId: standing.id, changeIds } });
  }
}

/** The fields that were given; an absent one stays as it is. */
const given = (patch: QueryPatch): Partial<QueryFields> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));

/** What matching looks at. */
const isMatched = ({ field }: Correction): boolean => ['summary', 'body', 'category', 'outlet'].includes(field);

function requireWords({ summary, body }: ReadQuery): void {
  if (summary !== '' && body !== '') return;
  const message = 'There is nothing in it but hidden text for language models: give what the journalist asks.';
  throw new DomainError('invalid', message, {}, [{ pointer: body === '' ? '/body' : '/summary', code: 'hidden', message }]);
}

function emptyHalf(): DomainError {
  const message = 'One of the two queries would say nothing: choose another place.';
  return new DomainError('invalid', message, {}, [{ pointer: '/at', code: 'empty', message }]);
}

async function isLimited(tx: Tx): Promise<boolean> {
  const [scope] = await tx.query<{ all: boolean }>('select app.all_brands() as all');
  return scope?.all !== true;
}

const readQuery = async (tx: Tx, id: QueryId): Promise<Query> => JSON.parse(await oneQuery(tx, id)) as Query;
