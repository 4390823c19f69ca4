import { Injectable } from '@nestjs/common';
import type { DraftBody, OverridesBody, Pitch, ReviveBody } from '@sourcedesk/contracts/drafting';
import {
  type Ctx,
  type PitchAtHand,
  TenantDb,
  type Tx,
  createPitch,
  leaseFor,
  liftedColumns,
  lockPitch,
  noDeadline,
  recordEvent,
  refused,
  requireChecks,
  requireExpert,
  requireVersion,
  transition,
  viewPitch,
} from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { BrandId, MatchId, PitchId, ProfileId, QueryId, UserId } from '@sourcedesk/domain/ids';
import { type PitchAction, judge } from '@sourcedesk/domain/workflow';
import { keepText } from './pitch-texts';

interface AcceptedMatch {
  id: MatchId;
  brandId: BrandId;
  queryId: QueryId;
  profileId: ProfileId;
  verdict: string;
  pitchId: PitchId | null;
}

/** Writing pitches: leases, drafts, submitting, and leaving or reviving one. */
@Injectable()
export class DraftingService {
  constructor(private readonly db: TenantDb) {}

  /**
   * Takes the pitch of an accepted match, creating it when it is the first.
   * @throws DomainError lease-held naming the holder, wrong-state when the match is not accepted, its expert was removed, or the pitch is beyond drafting
   */
  async begin(ctx: Ctx, matchId: MatchId): Promise<{ pitch: Pitch; created: boolean }> {
    return this.db.run(ctx, async (tx) => {
      const match = await lockMatch(tx, matchId);
      if (match.pitchId) {
        await takeOrKeep(ctx, tx, match.pitchId);
        return { pitch: await viewPitch(tx, match.pitchId), created: false };
      }
      if (match.verdict !== 'accepted')
        throw new DomainError('wrong-state', 'Accept the match before writing a pitch for it.', { verdict: match.verdict });
      await requireExpert(tx, match.profileId);
      const { id } = await createPitch(tx, match);
      return { pitch: await viewPitch(tx, id), created: true };
    });
  }

  /**
   * Saves the working text and renews the lease, also one that ran out while nobody took it.
   * @throws DomainError version-required, stale-version, lease-lost, wrong-state
   */
  async save(ctx: Ctx, id: PitchId, version: number | undefined, { subject, body }: DraftBody): Promise<Pitch> {
    return this.db.run(ctx, async (tx) => {
      const pitch = await lockPitch(tx, id);
      requireVersion(pitch, version, true);
      const holder = await requireHolder(tx, pitch);
      const changed = subject !== pitch.subject || body !== pitch.body;
      const lease = leaseFor(holder, pitch.now);
      await tx.query(
        `update app.pitch set subject = $2, body = $3, version = version + 1, updated_at = app.now(), lease_until = $4, lease_touched_at = $5,
                writers = case when $6 and not $7 = any (writers) then writers || $7 else writers end
          where agency_id = app.agency_id() and id = $1`,
        [id, subject, body, lease['lease_until'], lease['lease_touched_at'], changed, holder],
      );
      recordEvent(tx, { kind: 'pitch', what: 'draft', entityId: id, brandId: pitch.brandId });
      return viewPitch(tx, id);
    });
  }

  /** Takes a pitch nobody is writing; the text of a writer whose lease ran out is kept as a version. */
  take(ctx: Ctx, id: PitchId, version?: number): Promise<Pitch> {
    return this.act(ctx, id, 'take', { version }, keepTextOfAnother);
  }

  /** Takes the pitch over from its writer, whose text is kept as a version. */
  takeOver(ctx: Ctx, id: PitchId, version?: number): Promise<Pitch> {
    return this.act(ctx, id, 'takeOver', { version }, keepTextOfAnother);
  }

  release(ctx: Ctx, id: PitchId, version?: number): Promise<Pitch> {
    return this.act(ctx, id, 'release', { version });
  }

  /**
   * Hands the text to the editors as an immutable version.
   * @throws DomainError checklist-blocked carrying the checklist
   */
  submit(ctx: Ctx, id: PitchId, version: number | undefined, { overrides }: OverridesBody): Promise<Pitch> {
    return this.act(ctx, id, 'submit', { version, facts: { overrides: overrides.map(({ check }) => check) } }, async (tx, pitch) => {
      const lifted = await requireChecks(tx, id, overrides);
      const kept = await keepText(tx, pitch, 'submitted', pitch.facts.holder);
      return {
        ...kept,
        ...liftedColumns(lifted),
        submitted_by: pitch.facts.holder,
        submitted_at: pitch.now,
        opened_by: null,
        opened_at: null,
        return_reason: '',
      };
    });
  }

  recall(ctx: Ctx, id: PitchId, version?: number): Promise<Pitch> {
    return this.act(ctx, id, 'recall', { version });
  }

  withdraw(ctx: Ctx, id: PitchId, version: number | undefined, reason: string): Promise<Pitch> {
    return this.act(ctx, id, 'withdraw', { version, reason });
  }

  /** Brings a missed or withdrawn pitch back; it may leave until `deadlineAt`, or whenever it is ready. */
  revive(ctx: Ctx, id: PitchId, version: number | undefined, { reason, deadlineAt }: ReviveBody): Promise<Pitch> {
    return this.act(ctx, id, 'revive', { version, reason }, async (tx, pitch) => {
      await requireExpert(tx, pitch.profileId);
      const until = deadlineAt === undefined ? noDeadline : new Date(deadlineAt);
      if (until <= pitch.now)
        throw new DomainError('invalid', 'The new deadline lies in the past.', {}, [
          { pointer: '/deadlineAt', code: 'past', message: 'Choose a time ahead.' },
        ]);
      return { deadline_override: until };
    });
  }

  /** Notes that a person says a question is answered although the heuristic sees no answer. `questions` are numbers from 1. */
  async markAnswered(ctx: Ctx, id: PitchId, questions: readonly number[]): Promise<Pitch> {
    return this.db.run(ctx, async (tx) => {
      const pitch = await lockPitch(tx, id);
      await requireHolder(tx, pitch);
      await tx.query('update app.pitch set answered = $2, updated_at = app.now() where agency_id = app.agency_id() and id = $1', [
        id,
        [...new Set(questions)],
      ]);
      return viewPitch(tx, id);
    });
  }

  private act(
    ctx: Ctx,
    id: PitchId,
    action: PitchAction,
    input: Parameters<typeof transition>[4],
    within?: Parameters<typeof transition>[5],
  ): Promise<Pitch> {
    return this.db.run(ctx, async (tx) => {
      await transition(ctx, tx, id, action, input, within);
      return viewPitch(tx, id);
    });
  }
}

/** The pitch is read after the lock is held: who waited for it must see the pitch that was begun meanwhile. */
async function lockMatch(tx: Tx, id: MatchId): Promise<AcceptedMatch> {
  const [match] = await tx.query<Omit<AcceptedMatch, 'pitchId'>>(
    `select id, brand_id as "brandId", query_id as "queryId", profile_id as "profileId", verdict
       from app.match where agency_id = app.agency_id() and id = $1 for update`,
    [id],
  );
  if (!match) throw new DomainError('not-found', 'There is no such match.');
  const [pitch] = await tx.query<{ id: PitchId }>('select id from app.pitch where agency_id = app.agency_id() and match_id = $1', [id]);
  return { ...match, pitchId: pitch?.id ?? null };
}

/** Takes an existing pitch; one the caller holds already stays as it is. */
async function takeOrKeep(ctx: Ctx, tx: Tx, id: PitchId): Promise<void> {
  const pitch = await lockPitch(tx, id);
  const mine = tx.who.kind === 'member' && pitch.facts.holder === tx.who.userId;
  const open = pitch.facts.state === 'drafting' || pitch.facts.state === 'returned';
  if (mine && open && pitch.facts.leaseUntil !== null && new Date(pitch.facts.leaseUntil) > pitch.now) return;
  await transition(ctx, tx, id, 'take', {}, keepTextOfAnother);
}

/** A writer whose lease ran out comes back to find the own text among the versions. */
function keepTextOfAnother(tx: Tx, pitch: PitchAtHand): Promise<Record<string, unknown>> {
  const { holder } = pitch.facts;
  const another = tx.who.kind === 'member' && holder !== tx.who.userId;
  return another ? keepText(tx, pitch, 'takenOver', holder) : Promise.resolve({});
}

async function requireHolder(tx: Tx, pitch: PitchAtHand): Promise<UserId> {
  if (tx.who.kind !== 'member') throw new DomainError('forbidden', 'Only people write pitches.');
  const refusal = judge({ kind: 'member', userId: tx.who.userId, role: tx.who.role }, pitch.facts, 'release', pitch.now);
  if (refusal) throw await refused(tx, refusal, 'release', pitch);
  return tx.who.userId;
}
