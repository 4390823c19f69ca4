import type { BrandId, MailboxId, MatchId, OutboxId, PitchId, ProfileId, QueryId, UserId } from '@sourcedesk/domain/ids';
import { type PitchState, leaseMinutes } from '@sourcedesk/domain/workflow';
import { newId } from '../new-id';
import type { Desk } from './a-desk';
import { type BuiltMatch, type MatchOptions, aMatch } from './a-match';
import { type OutboxState, anOutboxMessage } from './an-outbox-message';
import { insertRow } from './insert-row';
import { type Step, pathTo } from './pitch-paths';

export interface PitchOptions extends Pick<MatchOptions, 'brandId' | 'profileId' | 'queryId' | 'query'> {
  /** An accepted match to begin from; made unless given. */
  match?: BuiltMatch;
  state?: PitchState;
  subject?: string;
  text?: string;
  /** Who wrote the current text; the VA alone unless told. */
  writers?: readonly UserId[];
  /** Who is writing; the VA in drafting and returned, nobody elsewhere. null: nobody. */
  holder?: UserId | null;
  leaseUntil?: Date;
  leaseTouchedAt?: Date;
  submittedBy?: UserId;
  /** An editor has opened it since it was submitted. */
  openedBy?: UserId;
  approvedBy?: UserId;
  overrides?: readonly { check: string; reason: string; by: string }[];
  answered?: readonly number[];
  deadlineOverride?: Date;
  /** When a scheduled message is due; the end of the undo window (30 s) unless told. */
  sendAt?: Date;
  sentAt?: Date;
  fence?: number;
  publishedFrom?: PitchState;
  returnReason?: string;
  /** A first attempt was handed over and given up; the one of the state is the second. */
  sentAgain?: true;
  /** More of the outbox row, where the state has one. */
  outbox?: { smtp?: string; problem?: string; handedOver?: boolean };
}

export interface BuiltPitch {
  readonly id: PitchId;
  readonly matchId: MatchId;
  readonly queryId: QueryId;
  readonly profileId: ProfileId;
  readonly brandId: BrandId;
  readonly state: PitchState;
  readonly version: number;
  readonly textVersion: number;
  readonly outboxId: OutboxId | null;
  readonly mailboxId: MailboxId | null;
}

const outboxStates: Partial<Record<PitchState, OutboxState>> = {
  client_review: 'frozen',
  approved: 'frozen',
  scheduled: 'waiting',
  sending: 'picked',
  sent: 'delivered',
  declined: 'delivered',
  published: 'delivered',
  uncertain: 'uncertain',
  failed: 'failed',
};

/** A pitch as it would stand in a state: text versions, history, approval and outbox message included. In drafting, held by the VA, unless told. */
export async function aPitch(desk: Desk, options: PitchOptions = {}): Promise<BuiltPitch> {
  const { state = 'drafting' } = options;
  const match = options.match ?? (await aMatch(desk, { ...options, verdict: 'accepted' }));
  const query = await queryOf(desk, match.queryId);
  const onWebPage = query.reply_kind === 'link' || query.reply_kind === 'form';
  const steps = pathTo(state, onWebPage);
  const pitch = {
    id: newId<PitchId>(),
    matchId: match.id,
    queryId: match.queryId,
    profileId: match.profileId,
    brandId: match.brandId,
    state,
    version: steps.length,
    textVersion: steps.some(({ action }) => action === 'submit') ? 1 : 0,
  };
  const words = { subject: options.subject ?? 'Sleeping on night trains', text: options.text ?? 'Ear plugs and a cool cabin help most.' };
  await insertRow(desk.db, 'pitch', {
    agency_id: desk.agencyId,
    ...keysOf(pitch),
    ...textColumns(words),
    writers: options.writers ?? [desk.userId('va')],
    answered: options.answered,
    overrides: options.overrides && JSON.stringify(options.overrides),
    deadline_override: options.deadlineOverride,
    fence: options.fence,
    may_have_arrived: state === 'uncertain' || options.sentAgain === true,
    ...leaseOf(desk, state, options),
    ...marksOf(desk, state, steps, options, onWebPage),
  });
  await tell(desk, pitch, steps, words, options);
  const outbox = onWebPage ? undefined : outboxStates[state];
  const common = { pitch, fence: options.fence, recipient: query.reply_address, ...words, deadlineAt: query.deadline_at };
  const first = options.sentAgain && (await anOutboxMessage(desk, { ...common, state: 'uncertain' }));
  const message = outbox
    ? await anOutboxMessage(desk, { ...common, state: outbox, dueAt: options.sendAt, attemptOf: first, ...options.outbox })
    : null;
  return { ...pitch, outboxId: message?.id ?? null, mailboxId: message?.mailboxId ?? null };
}

interface QueryRow {
  reply_kind: string;
  reply_address: string;
  deadline_at: Date | null;
}

async function queryOf({ db, agencyId }: Desk, id: QueryId): Promise<QueryRow> {
  const { rows } = await db.owner.query<QueryRow>(
    'select reply_kind, reply_address, deadline_at from app.query where agency_id = $1 and id = $2',
    [agencyId, id],
  );
  return rows[0] as QueryRow;
}

const keysOf = (pitch: Omit<BuiltPitch, 'outboxId' | 'mailboxId'>) => ({
  id: pitch.id,
  brand_id: pitch.brandId,
  match_id: pitch.matchId,
  query_id: pitch.queryId,
  profile_id: pitch.profileId,
  state: pitch.state,
  version: pitch.version,
  text_version: pitch.textVersion,
});
const textColumns = ({ subject, text }: { subject: string; text: string }) => ({ subject, body: text });

function leaseOf(desk: Desk, state: PitchState, options: PitchOptions) {
  const writing = state === 'drafting' || state === 'returned';
  const holder = options.holder === undefined ? (writing ? desk.userId('va') : null) : options.holder;
  if (holder === null) return {};
  const touched = options.leaseTouchedAt ?? desk.db.clock.now();
  return { holder, lease_touched_at: touched, lease_until: options.leaseUntil ?? new Date(touched.getTime() + leaseMinutes * 60_000) };
}

/** What each step of the way leaves on the pitch. */
function marksOf(desk: Desk, state: PitchState, steps: readonly Step[], options: PitchOptions, onWebPage: boolean) {
  const now = desk.db.clock.now();
  const did = (...actions: Step['action'][]) => steps.some(({ action }) => actions.includes(action));
  const approved = did('approve');
  const sent = did('delivered', 'submitElsewhere');
  return {
    submitted_by: did('submit') ? (options.submittedBy ?? desk.userId('va')) : null,
    submitted_at: did('submit') ? now : null,
    opened_by: options.openedBy ?? (approved || state === 'returned' ? desk.userId('editor') : null),
    opened_at: options.openedBy || approved || state === 'returned' ? now : null,
    approved_by: approved ? (options.approvedBy ?? desk.userId('editor')) : null,
    approved_at: approved ? now : null,
    approved_text: approved ? 1 : null,
    return_reason: options.returnReason ?? (state === 'returned' ? 'Answer the second question, too.' : ''),
    send_at: did('schedule') ? (options.sendAt ?? new Date(now.getTime() + 30_000)) : null,
    published_from: state === 'published' ? (options.publishedFrom ?? 'sent') : null,
    elsewhere_reference: onWebPage && sent ? 'REF-1001' : '',
    created_at: now,
    updated_at: now,
    sent_at: sent ? (options.sentAt ?? now) : null,
  };
}

async function tell(
  desk: Desk,
  pitch: Omit<BuiltPitch, 'outboxId' | 'mailboxId'>,
  steps: readonly Step[],
  words: { subject: string; text: string },
  options: PitchOptions,
) {
  const { db, agencyId } = desk;
  const now = db.clock.now();
  const place = { agency_id: agencyId, brand_id: pitch.brandId, pitch_id: pitch.id };
  if (pitch.textVersion > 0) {
    const written_by = options.submittedBy ?? desk.userId('va');
    await insertRow(db, 'pitch_text', { ...place, number: 1, ...textColumns(words), kind: 'submitted', written_by, written_at: now });
  }
  for (const [index, step] of steps.entries())
    await insertRow(db, 'pitch_history', {
      ...place,
      id: newId(),
      at: now,
      action: step.action,
      from_state: step.from,
      to_state: step.to,
      actor: step.by && desk.userId(step.by),
      text_version: steps.slice(0, index + 1).some(({ action }) => action === 'submit') ? 1 : 0,
      version: index + 1,
    });
}
