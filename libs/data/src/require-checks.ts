import type { Override } from '@sourcedesk/contracts/drafting';
import { type Check, blockers, noDeadline as noDeadlineText } from '@sourcedesk/domain/checklist';
import { DomainError } from '@sourcedesk/domain/errors';
import type { PitchId } from '@sourcedesk/domain/ids';
import { desk } from '@sourcedesk/domain/roles';
import { checkPitch } from './pitch-view';
import type { Tx } from './tenant-db';

/** An override as it is kept: who lifted which check, and why. */
export interface LiftedCheck {
  check: string;
  reason: string;
  by: string;
}

/** An instant beyond every deadline: an editor has said that none binds this pitch. */
export const noDeadline = new Date(noDeadlineText);

/** What the pitch keeps of checks that were lifted: who did and why, and that a lifted deadline does not bind it any more. */
export function liftedColumns(kept: readonly LiftedCheck[]): Record<string, unknown> {
  return { overrides: kept, ...(kept.some(({ check }) => check === 'deadline') && { deadline_override: noDeadline }) };
}

/**
 * Lets a pitch pass when no blocker stands, or when an editor lifts each with a reason.
 * @returns the overrides to keep: those of checks that did not hold, warnings included (a day without a time is no blocker, and yet stops a send)
 * @throws DomainError checklist-blocked carrying the checklist; forbidden when a VA tries to override
 */
export async function requireChecks(tx: Tx, id: PitchId, overrides: readonly Override[]): Promise<LiftedCheck[]> {
  if (tx.who.kind !== 'member') throw new DomainError('forbidden', 'Only people submit pitches.');
  const roles: readonly string[] = desk;
  if (overrides.length > 0 && !roles.includes(tx.who.role)) throw new DomainError('forbidden', 'Only an editor may lift a check.');
  const checks = await checkPitch(tx, id);
  const standing = blockers(checks).filter(({ id: check }) => !overrides.some((override) => override.check === check));
  if (standing.length > 0) throw blocked(checks, standing);
  const [person] = await tx.query<{ name: string }>('select name from app.person where id = $1', [tx.who.userId]);
  const lifted = overrides.filter(({ check }) => checks.some(({ id: known, ok }) => known === check && !ok));
  return lifted.map(({ check, reason }) => ({ check, reason, by: person?.name ?? '' }));
}

function blocked(checks: readonly Check[], standing: readonly Check[]): DomainError {
  return new DomainError('checklist-blocked', standing.map(({ text }) => text).join(' '), { checklist: checks });
}
