import { Injectable } from '@nestjs/common';
import type { Match, Verdict } from '@sourcedesk/contracts/matching';
import { type Ctx, MatchEntity, TenantDb, type Tx, newId, recordEvent, requireExpert, unitNow, unitUser } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { BrandId, MatchId, ProfileId, QueryId } from '@sourcedesk/domain/ids';
import { explain } from '@sourcedesk/domain/matching';
import { oneMatch } from './matching.queries';
import { type ProfileRow, type QueryRow, profileColumns, queryColumns, readableProfile, readableQuery } from './readable-rows';

interface Judgement {
  verdict: Verdict;
  reason?: string;
  until?: Date;
}

/** People's verdicts on matches. */
@Injectable()
export class MatchingService {
  constructor(private readonly db: TenantDb) {}

  /** Worth a pitch: it appears in the VAs' queue. */
  accept(ctx: Ctx, id: MatchId): Promise<Match> {
    return this.judge(ctx, id, { verdict: 'accepted' });
  }

  dismiss(ctx: Ctx, id: MatchId, reason: string): Promise<Match> {
    return this.judge(ctx, id, { verdict: 'dismissed', reason });
  }

  snooze(ctx: Ctx, id: MatchId, until: string): Promise<Match> {
    return this.judge(ctx, id, { verdict: 'snoozed', until: new Date(until) });
  }

  /** Takes a verdict back. */
  reopen(ctx: Ctx, id: MatchId): Promise<Match> {
    return this.judge(ctx, id, { verdict: 'open' });
  }

  /**
   * Chooses a profile for a query by hand; accepted at once, because a person has decided. One that is there is accepted instead.
   * @throws DomainError brand-paused, not-found, wrong-state when the expert was removed
   */
  choose(ctx: Ctx, queryId: QueryId, profileId: ProfileId): Promise<{ match: Match; created: boolean }> {
    return this.db.run(ctx, async (tx) => {
      await requireExpert(tx, profileId);
      const { brandId, reasons, score } = await weigh(tx, queryId, profileId);
      const drawn = newId<MatchId>();
      const row = { id: drawn, brandId, profileId, queryId, score, reasons, origin: 'hand', createdAt: unitNow, ...accepted } as const;
      const created = await tx.insertIfNew(MatchEntity, row);
      const id = created ? drawn : await acceptInstead(tx, queryId, profileId);
      recordEvent(tx, { kind: 'match', what: 'accepted', entityId: id, brandId });
      return { match: await oneMatch(tx, id), created };
    });
  }

  private judge(ctx: Ctx, id: MatchId, { verdict, reason = '', until }: Judgement): Promise<Match> {
    return this.db.run(ctx, async (tx) => {
      const match = await lock(tx, id);
      if (match.pitched && verdict !== 'accepted')
        throw new DomainError('wrong-state', 'A pitch is being written for this match: withdraw the pitch instead.', {
          verdict: match.verdict,
        });
      if (!match.pitched) await requireExpert(tx, match.profileId);
      if (verdict === 'accepted' && match.brandStatus !== 'active' && match.brandStatus !== 'onboarding') throw paused();
      if (until && until <= (await tx.now()))
        throw new DomainError('invalid', 'The time to come back lies in the past.', {}, [
          { pointer: '/until', code: 'past', message: 'Choose a time ahead.' },
        ]);
      const judged = { judgedBy: unitUser, judgedAt: unitNow };
      await tx.change(MatchEntity, { id }, { verdict, dismissReason: reason, snoozedUntil: until ?? null, ...judged });
      recordEvent(tx, { kind: 'match', what: verdict, entityId: id, brandId: match.brandId });
      return oneMatch(tx, id);
    });
  }
}

const accepted = { verdict: 'accepted', dismissReason: '', snoozedUntil: null, judgedBy: unitUser, judgedAt: unitNow } as const;

/** Accepts the match that is there already, whoever found it. */
async function acceptInstead(tx: Tx, queryId: QueryId, profileId: ProfileId): Promise<MatchId> {
  await tx.change(MatchEntity, { queryId, profileId }, accepted);
  const [match] = await tx.query<{ id: MatchId }>(
    'select id from app.match where agency_id = app.agency_id() and query_id = $1 and profile_id = $2',
    [queryId, profileId],
  );
  if (!match) throw new Error('The match was neither written nor found.');
  return match.id;
}

const paused = () => new DomainError('brand-paused', 'The brand is paused or has ended: it gets no new pitches.');

interface Judged {
  verdict: Verdict;
  brandId: BrandId;
  profileId: ProfileId;
  brandStatus: string;
  pitched: boolean;
}

async function lock(tx: Tx, id: MatchId): Promise<Judged> {
  const [row] = await tx.query<Judged>(
    `select m.verdict, m.brand_id as "brandId", m.profile_id as "profileId", b.status as "brandStatus",
            exists (select from app.pitch p where p.agency_id = m.agency_id and p.match_id = m.id and p.state <> 'withdrawn') as pitched
       from app.match m join app.brand b on b.agency_id = m.agency_id and b.id = m.brand_id
      where m.agency_id = app.agency_id() and m.id = $1 for update of m`,
    [id],
  );
  if (!row) throw new DomainError('not-found', 'There is no such match.');
  return row;
}

interface Pair extends Omit<ProfileRow, 'id'>, Omit<QueryRow, 'id'> {
  brandId: BrandId;
  status: string;
}

/** What the engine would say of a pair a person chose; also when it says no, the arithmetic is shown. */
async function weigh(tx: Tx, queryId: QueryId, profileId: ProfileId) {
  const [pair] = await tx.query<Pair>(
    `select p.brand_id as "brandId", b.status, ${profileColumns}, ${queryColumns}
       from app.profile p join app.brand b on b.agency_id = p.agency_id and b.id = p.brand_id
       join app.query q on q.agency_id = p.agency_id and q.id = $1
      where p.agency_id = app.agency_id() and p.id = $2`,
    [queryId, profileId],
  );
  if (!pair) throw new DomainError('not-found', 'There is no such query or expert.');
  if (pair.status !== 'active' && pair.status !== 'onboarding') throw paused();
  const { score, reasons } = explain(readableProfile({ ...pair, id: profileId }), readableQuery({ ...pair, id: queryId }));
  return { brandId: pair.brandId, score, reasons: [...reasons, { kind: 'hand', text: 'chosen by hand', weight: 0 }] };
}
