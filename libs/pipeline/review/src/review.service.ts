import { Injectable } from '@nestjs/common';
import type { ClientPitch, Override, Pitch } from '@sourcedesk/contracts/drafting';
import type { ApproveForClientBody } from '@sourcedesk/contracts/review';
import {
  type Ctx,
  type LiftedCheck,
  type PitchAtHand,
  TenantDb,
  type Tx,
  lockPitch,
  recordEvent,
  requireChecks,
  transition,
  viewClientPitch,
  viewPitch,
} from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { PitchId } from '@sourcedesk/domain/ids';
import { freezeMessage } from './freeze-message';

/** A date beyond every deadline: an editor has said that this one does not bind. */
const noDeadline = new Date('9999-12-31T00:00:00Z');

/** The check an editor lifts for an answer to an address no service vouches for. */
const trustCheck = 'reply-trust';

/** The editors' desk, and the client's word. */
@Injectable()
export class ReviewService {
  constructor(private readonly db: TenantDb) {}

  /** Notes that an editor is looking: from now on the writer cannot recall it. Changes no version. */
  async opened(ctx: Ctx, id: PitchId): Promise<Pitch> {
    return this.db.run(ctx, async (tx) => {
      const pitch = await lockPitch(tx, id);
      const mine = tx.who.kind === 'member' && tx.who.userId === pitch.facts.submittedBy;
      if (pitch.facts.state === 'in_review' && !pitch.facts.opened && !mine) {
        await tx.query(
          'update app.pitch set opened_by = app.user_id(), opened_at = app.now() where agency_id = app.agency_id() and id = $1',
          [id],
        );
        await recordEvent(tx, { kind: 'pitch', what: 'opened', entityId: id, brandId: pitch.brandId });
      }
      return viewPitch(tx, id);
    });
  }

  /** Sends it back to its writer, who gets a new lease. By the client too, while the client is asked. */
  async return(ctx: Ctx, id: PitchId, version: number | undefined, reason: string): Promise<Pitch | ClientPitch> {
    return this.db.run(ctx, async (tx) => {
      await transition(ctx, tx, id, 'return', { version, reason });
      return viewFor(tx, id);
    });
  }

  /**
   * Approves this text and freezes the message that will be sent.
   * @throws DomainError four-eyes, checklist-blocked, conflict (no mailbox), stale-version
   */
  async approve(ctx: Ctx, id: PitchId, version: number | undefined, overrides: readonly Override[]): Promise<Pitch> {
    return this.db.run(ctx, async (tx) => {
      await transition(ctx, tx, id, 'approve', { version, facts: { overrides: overrides.map(({ check }) => check) } }, async (_, pitch) => {
        const before = await overridesOf(tx, id);
        const lifted = await requireChecks(tx, id, stillNeeded(before, overrides));
        const trusted = await requireTrustedAddress(tx, pitch, overrides);
        await freezeMessage(tx, pitch);
        const kept = merge(before, [...lifted, ...trusted]);
        return {
          overrides: JSON.stringify(kept),
          approved_by: tx.who.kind === 'member' ? tx.who.userId : null,
          approved_at: pitch.now,
          approved_text: pitch.textVersion,
          ...(kept.some(({ check }) => check === 'deadline') ? { deadline_override: noDeadline } : {}),
        };
      });
      return viewPitch(tx, id);
    });
  }

  /** The client's own approval of the version it was shown. */
  async clientApprove(ctx: Ctx, id: PitchId, version: number | undefined): Promise<ClientPitch> {
    return this.db.run(ctx, async (tx) => {
      await transition(ctx, tx, id, 'clientApprove', { version }, async (_, pitch) => ({
        client_approval: { userId: tx.who.kind === 'member' ? tx.who.userId : null, at: pitch.now.toISOString() },
      }));
      return viewClientPitch(tx, id);
    });
  }

  /** Approval the client gave elsewhere, with who, how and when. */
  async approveForClient(ctx: Ctx, id: PitchId, version: number | undefined, word: ApproveForClientBody): Promise<Pitch> {
    return this.db.run(ctx, async (tx) => {
      await transition(ctx, tx, id, 'approveForClient', { version, facts: word }, async (_, pitch) => {
        if (new Date(word.at) > pitch.now)
          throw new DomainError('invalid', 'The client cannot have approved in the future.', {}, [
            { pointer: '/at', code: 'future', message: 'Give the time the client said yes.' },
          ]);
        return { client_approval: word };
      });
      return viewPitch(tx, id);
    });
  }

  /** Takes an approval back, also of a pitch that waits to be sent. */
  async reopen(ctx: Ctx, id: PitchId, version: number | undefined, reason: string): Promise<Pitch> {
    return this.db.run(ctx, async (tx) => {
      await transition(ctx, tx, id, 'reopen', { version, reason });
      return viewPitch(tx, id);
    });
  }
}

function viewFor(tx: Tx, id: PitchId): Promise<Pitch | ClientPitch> {
  return tx.who.kind === 'member' && tx.who.role === 'client' ? viewClientPitch(tx, id) : viewPitch(tx, id);
}

async function overridesOf(tx: Tx, id: PitchId): Promise<LiftedCheck[]> {
  const [row] = await tx.query<{ overrides: LiftedCheck[] }>(
    'select overrides from app.pitch where agency_id = app.agency_id() and id = $1',
    [id],
  );
  return row?.overrides ?? [];
}

/** What an editor lifted at submission holds at approval too, with its reason; a new word on the same check replaces it. */
function stillNeeded(before: readonly LiftedCheck[], now: readonly Override[]): Override[] {
  return [
    ...before.filter(({ check }) => !now.some((override) => override.check === check)),
    ...now.filter(({ check }) => check !== trustCheck),
  ].map(({ check, reason }) => ({ check, reason }));
}

function merge(before: readonly LiftedCheck[], now: readonly LiftedCheck[]): LiftedCheck[] {
  return [...before, ...now.filter((lifted) => !before.some(({ check, reason }) => check === lifted.check && reason === lifted.reason))];
}

/**
 * A query from a copy nobody vouches for may name any address: only an editor, seeing it, lets an answer go there.
 * @throws DomainError checklist-blocked with the check to lift
 */
async function requireTrustedAddress(tx: Tx, pitch: PitchAtHand, overrides: readonly Override[]): Promise<LiftedCheck[]> {
  const [query] = await tx.query<{ trusted: boolean; address: string }>(
    'select trusted, reply_address as address from app.query where agency_id = app.agency_id() and id = $1',
    [pitch.queryId],
  );
  if (!query || query.trusted || query.address === '') return [];
  const lifted = overrides.find(({ check }) => check === trustCheck);
  if (lifted) return [{ check: trustCheck, reason: lifted.reason, by: await nameOf(tx) }];
  const text = `The answer would go to ${query.address}, named only by an unverified copy of the digest. Check it, then lift this with a reason.`;
  throw new DomainError('checklist-blocked', text, { checklist: [{ id: trustCheck, level: 'blocker', ok: false, text }] });
}

async function nameOf(tx: Tx): Promise<string> {
  const [person] = await tx.query<{ name: string }>('select name from app.person where id = app.user_id()');
  return person?.name ?? '';
}
