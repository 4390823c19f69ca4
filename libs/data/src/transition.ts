import { DomainError, type ErrorCode } from '@sourcedesk/domain/errors';
import type { BrandId, MatchId, PitchId, ProfileId, QueryId, UserId } from '@sourcedesk/domain/ids';
import {
  type Actor,
  type PitchAction,
  type PitchFacts,
  type PitchState,
  type Refusal,
  doubtAfter,
  judge,
  leaseMinutes,
  rowOf,
  targetOf,
} from '@sourcedesk/domain/workflow';
import type { Ctx } from './context';
import { newId } from './new-id';
import { type PitchAtHand, lockPitch } from './pitch-at-hand';
import { auditSql, eventSql, wakeSql } from './records';
import type { Tx } from './tenant-db';

/** What the caller brings: the version its screen showed, and the reason where the table asks for one. */
export interface TransitionInput {
  /** The number in If-Match; undefined when the request carried none. */
  readonly version?: number;
  readonly reason?: string;
  /** Facts worth keeping beside the history row: overrides, who approved for the client, the SMTP answer. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Columns of the pitch the stage sets in the same update, by column name. */
  readonly set?: Readonly<Record<string, unknown>>;
}

const words: Record<Refusal, { code: ErrorCode; say: (action: PitchAction, pitch: PitchFacts) => string }> = {
  forbidden: { code: 'forbidden', say: (action) => `You may not ${plain(action)} this pitch.` },
  'wrong-state': {
    code: 'wrong-state',
    say: (action, { state }) => `A pitch that is ${plain(state)} cannot be changed by "${plain(action)}". Reload to see where it stands.`,
  },
  opened: { code: 'wrong-state', say: () => 'An editor has opened this pitch already: ask the editor to return it.' },
  'answered-on-page': {
    code: 'wrong-state',
    say: () => 'This query is answered on a web page: paste the text there, then say "I submitted it".',
  },
  'answered-by-mail': { code: 'wrong-state', say: () => 'This query is answered by e-mail: schedule the pitch instead.' },
  'lease-held': { code: 'lease-held', say: () => 'Somebody else is writing this pitch.' },
  'lease-lost': { code: 'lease-lost', say: () => 'You are not writing this pitch any more: take it first. Your text is kept.' },
  'four-eyes': { code: 'four-eyes', say: () => 'You wrote this text: somebody else has to approve it.' },
  'may-have-arrived': {
    code: 'wrong-state',
    say: () =>
      'An earlier attempt may have reached the journalist. Stop the sending, and have a manager say whether it arrived; then try again.',
  },
  'brand-paused': { code: 'brand-paused', say: () => 'The brand is paused or has ended: nothing is sent for it.' },
  'expert-removed': { code: 'wrong-state', say: () => 'The expert was removed: bring the expert back before going on.' },
};

function plain(word: string): string {
  return word.replaceAll('_', ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/**
 * The one door through which the state of a pitch changes.
 * Locks the pitch (404 when invisible), compares the version (412), asks the workflow (403 or 409), lets the stage do its own
 * part in `within`, then updates guarded by state and version and writes history and event. Every path locks pitch, then outbox.
 * @returns the pitch as it stands after the change
 */
export async function transition(
  ctx: Ctx,
  tx: Tx,
  id: PitchId,
  action: PitchAction,
  input: TransitionInput = {},
  within?: (tx: Tx, pitch: PitchAtHand) => Promise<Readonly<Record<string, unknown>> | void>,
): Promise<PitchAtHand> {
  await transitionOf(ctx, tx, await lockPitch(tx, id), action, input, within);
  return lockPitch(tx, id);
}

/** The same for a pitch that the caller has locked in this unit and left as it was: two reads less, for the many steps of workers. */
export async function transitionOf(
  ctx: Ctx,
  tx: Tx,
  pitch: PitchAtHand,
  action: PitchAction,
  input: TransitionInput = {},
  within?: (tx: Tx, pitch: PitchAtHand) => Promise<Readonly<Record<string, unknown>> | void>,
): Promise<void> {
  const row = rowOf(action);
  requireVersion(pitch, input.version, row.ifMatch === 'required' && ctx.actor.kind === 'session');
  const actor = actorOf(tx);
  const refusal = judge(actor, pitch.facts, action, pitch.now);
  if (refusal) throw await refused(tx, refusal, action, pitch);
  if (row.reason && actor.kind === 'member' && !input.reason?.trim())
    throw new DomainError('invalid', 'Say why: a reason is kept with this step.');

  const stageSets = (await within?.(tx, pitch)) ?? {};
  const to = targetOf(action, pitch.facts);
  const set = { ...rowSets(action, pitch, to, actor, input), ...input.set, ...stageSets };
  await update(tx, pitch, action, to, set);
  if (row.voidsApproval || row.raisesFence) await cancelOutbox(tx, pitch, to);
  const textVersion = (set['text_version'] as number | undefined) ?? pitch.textVersion;
  await record(tx, { ...pitch, textVersion, from: pitch.facts.state, fields: ['state', ...Object.keys(set)] }, action, to, actor, input);
}

/** Who the workflow judges. @throws DomainError forbidden for a share link, which only reads */
export function actorOf(tx: Tx): Actor {
  if (tx.who.kind === 'link') throw new DomainError('forbidden', 'A link only shows: sign in to change something.');
  return tx.who.kind === 'member' ? { kind: 'member', userId: tx.who.userId, role: tx.who.role } : { kind: 'system' };
}

export function requireVersion(pitch: PitchAtHand, version: number | undefined, required: boolean): void {
  if (version === undefined) {
    if (required) throw new DomainError('version-required', 'Send If-Match with the version you saw.');
    return;
  }
  if (version !== pitch.version) {
    throw new DomainError('stale-version', 'The pitch was changed since you loaded it. Look at the change, then try again.', {
      currentVersion: pitch.version,
    });
  }
}

/** The refusal of the workflow as an error a person understands; names who holds the lease. */
export async function refused(tx: Tx, refusal: Refusal, action: PitchAction, pitch: PitchAtHand): Promise<DomainError> {
  const { code, say } = words[refusal];
  const { state, holder, leaseUntil } = pitch.facts;
  if (refusal !== 'lease-held' || holder === null) return new DomainError(code, say(action, pitch.facts), { state });
  const [person] = await tx.query<{ name: string }>('select name from app.person where id = $1', [holder]);
  const name = person?.name ?? 'Somebody else';
  return new DomainError(code, `${name} is writing this pitch.`, { state, holder: { id: holder, name }, leaseUntil });
}

/** What the row itself says of lease, approval and fence. */
function rowSets(action: PitchAction, pitch: PitchAtHand, to: PitchState, actor: Actor, input: TransitionInput): Record<string, unknown> {
  const row = rowOf(action);
  const set: Record<string, unknown> = {};
  if (row.lease === 'begins')
    Object.assign(set, leaseFor(action === 'return' ? pitch.facts.submittedBy : actor.kind === 'member' ? actor.userId : null, pitch.now));
  if (row.lease === 'ends') Object.assign(set, { holder: null, lease_until: null, lease_touched_at: null });
  // What may have reached the journalist stays approved.
  if (row.voidsApproval && to !== 'uncertain')
    Object.assign(set, { approved_by: null, approved_at: null, approved_text: null, client_approval: null });
  if (row.raisesFence || row.voidsApproval) set['fence'] = pitch.fence + 1;
  if (action === 'return') set['return_reason'] = input.reason ?? '';
  if (row.voidsApproval || action === 'cancelSend') set['send_at'] = null;
  const inDoubt = doubtAfter(action, pitch.facts);
  if (inDoubt !== pitch.facts.mayHaveArrived) set['may_have_arrived'] = inDoubt;
  if (action === 'publish') set['published_from'] = pitch.facts.state;
  if (action === 'unpublish') set['published_from'] = null;
  return set;
}

/** The columns of a lease that begins now; none when there is nobody to hold it. */
export function leaseFor(holder: UserId | null, now: Date): Record<string, unknown> {
  if (!holder) return { holder: null, lease_until: null, lease_touched_at: null };
  return { holder, lease_until: new Date(now.getTime() + leaseMinutes * 60_000), lease_touched_at: now };
}

/** The brand is asked for once more: it may have been paused while the lock was waited for, and the facts are as old as the wait. */
async function update(
  tx: Tx,
  pitch: PitchAtHand,
  action: PitchAction,
  to: PitchState,
  set: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { from, needs } = rowOf(action);
  const brandRuns = needs?.includes('brandRuns')
    ? `and exists (select from app.brand b where b.agency_id = pitch.agency_id and b.id = pitch.brand_id and b.status in ('onboarding', 'active'))`
    : '';
  const columns = Object.entries(set).filter(([, value]) => value !== undefined);
  const assignments = columns.map(([column], index) => `${column} = $${index + 6}`);
  const rows = await tx.query(
    `update app.pitch set state = $3, version = version + 1, updated_at = app.now()${assignments.map((text) => `, ${text}`).join('')}
      where agency_id = app.agency_id() and id = $1 and version = $2 and state = any ($4) and fence = $5 ${brandRuns} returning id`,
    [pitch.id, pitch.version, to, from, pitch.fence, ...columns.map(([column, value]) => toColumn(column, value))],
  );
  if (rows.length !== 1 && brandRuns) throw await refused(tx, 'brand-paused', action, pitch);
  if (rows.length !== 1) throw new Error('The row lock did not hold: the guarded update of a pitch touched no row.');
}

const jsonColumns: ReadonlySet<string> = new Set(['overrides', 'client_approval']);

/** pg writes an array as a PostgreSQL array, which a JSON column refuses (and takes an empty one for an object). Text is JSON already. */
function toColumn(column: string, value: unknown): unknown {
  return jsonColumns.has(column) && value !== null && typeof value !== 'string' ? JSON.stringify(value) : value;
}

/**
 * A message of the approval or the fence that has just ended never leaves; what is already with a server is left to its own outcome.
 * A send that was only cancelled keeps its frozen text and waits without bytes for the next schedule.
 */
async function cancelOutbox(tx: Tx, pitch: PitchAtHand, to: PitchState): Promise<void> {
  const set = to === 'approved' ? `state = 'frozen', dated_at = null, bytes = null, due_at = null` : `state = 'cancelled'`;
  await tx.query(
    `update app.outbox_message set ${set} where agency_id = app.agency_id() and pitch_id = $1 and state in ('frozen', 'waiting')`,
    [pitch.id],
  );
}

type Recorded = Pick<PitchAtHand, 'id' | 'brandId' | 'textVersion' | 'version'> & {
  readonly from: PitchState | null;
  /** Names of the columns that were set. */
  readonly fields: readonly string[];
};

/** History, audit and event in one statement: a worker takes three steps a pitch, and a round trip costs as much as a small query. */
async function record(tx: Tx, pitch: Recorded, action: PitchAction, to: PitchState, actor: Actor, input: TransitionInput): Promise<void> {
  await tx.query(
    `with told as (
       insert into app.pitch_history (agency_id, id, brand_id, pitch_id, at, action, from_state, to_state, actor, reason, facts, text_version, version)
       values (app.agency_id(), $1, $2, $3, app.now(), $4, $5, $6, $7, $8, $9, $10, $11)),
     audited as (${auditSql({ id: '$12', action: '$13', entity: `'pitch'`, entityId: '$3', fields: '$14' })}),
     shown as (${eventSql({ kind: `'pitch'`, what: '$4', entityId: '$3', brandId: '$2' })})
     ${wakeSql}`,
    [
      newId(),
      pitch.brandId,
      pitch.id,
      action,
      pitch.from,
      to,
      actor.kind === 'member' ? actor.userId : null,
      input.reason ?? '',
      JSON.stringify(input.facts ?? {}),
      pitch.textVersion,
      pitch.version + 1,
      newId(),
      `pitch.${action}`,
      [...pitch.fields],
    ],
  );
}

/**
 * Creates the pitch of an accepted match, taken by the caller: the workflow's `take` where there is nothing yet.
 * The caller has locked the match and seen that it is accepted.
 */
export async function createPitch(
  tx: Tx,
  match: { id: MatchId; brandId: BrandId; queryId: QueryId; profileId: ProfileId },
): Promise<PitchAtHand> {
  const actor = actorOf(tx);
  if (actor.kind !== 'member' || !rowOf('take').who.includes(actor.role))
    throw new DomainError('forbidden', 'Your role may not write pitches.');
  const id = newId<PitchId>();
  const lease = leaseFor(actor.userId, await tx.now());
  await tx.query(
    `insert into app.pitch (agency_id, id, brand_id, match_id, query_id, profile_id, state, holder, lease_until, lease_touched_at, created_at, updated_at)
     values (app.agency_id(), $1, $2, $3, $4, $5, 'drafting', $6, $7, $8, app.now(), app.now())`,
    [id, match.brandId, match.id, match.queryId, match.profileId, lease['holder'], lease['lease_until'], lease['lease_touched_at']],
  );
  const pitch = await lockPitch(tx, id);
  await record(tx, { ...pitch, version: 0, from: null, fields: ['state', 'holder'] }, 'take', 'drafting', actor, {});
  return pitch;
}
