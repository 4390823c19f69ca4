import { Injectable } from '@nestjs/common';
import type { ClientPitch, Override, Pitch } from '@sourcedesk/contracts/drafting';
import type { ApproveForClientBody } from '@sourcedesk/contracts/review';
import {
  type Ctx,
  type LiftedCheck,
  TenantDb,
  type Tx,
  liftedColumns,
  lockPitch,
  recordEvent,
  requireChecks,
  transition,
  trustCheck,
  viewClientPitch,
  viewPitch,
} from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { PitchId } from '@sourcedesk/domain/ids';
import { freezeMessage } from './freeze-message';

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
        recordEvent(tx, { kind: 'pitch', what: 'opened', entityId: id, brandId: pitch.brandId });
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
        const lifted = await requireChecks(tx, id, [...overrides, ...stillHolding(before, overrides)]);
        await freezeMessage(tx, pitch);
        return {
          ...liftedColumns(merge(before, lifted)),
          approved_by: tx.who.kind === 'member' ? tx.who.userId : null,
          approved_at: pitch.now,
          approved_text: pitch.textVersion,
          ...(!pitch.facts.opened && { opened_by: tx.who.kind === 'member' ? tx.who.userId : null, opened_at: pitch.now }),
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

/** What an editor lifted at submission holds at approval too; an address is judged anew by whoever approves. */
function stillHolding(before: readonly LiftedCheck[], now: readonly Override[]): Override[] {
  return before
    .filter(({ check }) => check !== trustCheck && !now.some((override) => override.check === check))
    .map(({ check, reason }) => ({ check, reason }));
}

/** A new word on a check replaces the earlier one; one that was only carried along keeps who gave it. */
function merge(before: readonly LiftedCheck[], lifted: readonly LiftedCheck[]): LiftedCheck[] {
  const anew = lifted.filter(({ check, reason }) => !before.some((earlier) => earlier.check === check && earlier.reason === reason));
  return [...before.filter(({ check }) => !anew.some((later) => later.check === check)), ...anew];
}
