import type { Pitch } from '@sourcedesk/contracts/drafting';
import type { PitchId } from '@sourcedesk/domain/ids';
import { after, before, day, hour, minute } from './calendar';
import { replyTexts, returnReasons, skipReasons, withdrawReasons } from './content';
import type { TakenQuery } from './editions';
import type { PlannedPast, PlannedReply } from './history';
import { accept, approve, draft, returnPitch, save, schedule, submit, textOf, toReview, type Work } from './pitch-life';
import type { Player, Stage } from './stage';
import { unfinishedText, weakText } from './write-pitch';

/** Who besides writer and editor has a part: the client who must agree, and the manager who notes it. */
export interface Approvers {
  readonly client: Player | null;
  readonly manager: Player;
}

/** A pitch that left, and when. */
export interface Sent {
  readonly work: Work;
  readonly pitch: Pitch;
  readonly sentAt: Date;
}

/** Tells the life of one pitch of the past; answers it when it was sent. */
export async function tellPast(stage: Stage, work: Work, past: PlannedPast, approvers: Approvers): Promise<Sent | null> {
  const submitted = after(work.query.receivedAt, past.submittedAfter * hour);
  switch (past.fate) {
    case 'skipped':
      return skip(stage, work, after(work.query.receivedAt, 40 * minute));
    case 'missed':
      return miss(stage, work, submitted);
    case 'withdrawn':
      return withdraw(stage, work, submitted);
    default: {
      const text = past.fate === 'sent' ? undefined : textOf(work, weakText);
      const first = await toReview(stage, work, submitted, text);
      const pitch = text ? await improve(stage, work, first, after(submitted, 25 * minute)) : first;
      const approved = after(submitted, (text ? 75 : 22) * minute + (work.query.flavour % 40) * minute);
      return send(stage, work, pitch, approved, approvers);
    }
  }
}

async function skip(stage: Stage, { query, speaker, editor }: Work, at: Date): Promise<null> {
  const match = query.matches.get(speaker.profileId);
  if (match) await stage.clock.at(at, () => stage.matching.dismiss(editor.ctx, match, reasonOf(skipReasons, query)));
  return null;
}

/** Skips what else the engine found for a query, as an editor who goes through the inbox does. */
export async function skipOthers(stage: Stage, editor: Player, query: TakenQuery, chosen: ReadonlySet<string>): Promise<void> {
  for (const [profileId, match] of query.matches) {
    if (chosen.has(profileId)) continue;
    await stage.clock.at(after(query.receivedAt, 35 * minute), () =>
      stage.matching.dismiss(editor.ctx, match, reasonOf(skipReasons, query)),
    );
  }
}

async function miss(stage: Stage, work: Work, at: Date): Promise<null> {
  const match = await accept(stage, work, after(at, -40 * minute));
  const pitch = await draft(stage, work, match, textOf(work, unfinishedText), after(at, -15 * minute), at);
  const deadline = new Date(work.query.rendered.deadline);
  const payload = { agencyId: work.agencyId, pitchId: pitch.id };
  await stage.clock.at(after(deadline, minute / 2), () => stage.jobs.run({ name: 'drafting.miss', payload }));
  return null;
}

async function withdraw(stage: Stage, work: Work, at: Date): Promise<null> {
  const match = await accept(stage, work, after(at, -40 * minute));
  const { id, version } = await draft(stage, work, match, textOf(work, unfinishedText), after(at, -15 * minute), after(at, -6 * minute));
  const reason = reasonOf(withdrawReasons, work.query);
  await stage.clock.at(at, () => stage.drafting.withdraw(work.writer.ctx, id as PitchId, version, reason));
  return null;
}

/** Returned with a reason, written anew and submitted again. */
export async function improve(stage: Stage, work: Work, pitch: Pitch, returned: Date, reason?: string): Promise<Pitch> {
  const back = await returnPitch(stage, work, pitch, reason ?? reasonOf(returnReasons, work.query), returned);
  const better = await save(stage, work.writer, back, textOf(work), after(returned, 14 * minute));
  return submit(stage, work.writer, better, after(returned, 16 * minute));
}

/** How long a client thinks about a text. */
const clientThinks = ({ query }: Work): number => (12 + (query.flavour % 50)) * minute;

/** The time between an editor's yes and the moment the pitch leaves: the client's, a minute and the undo window. */
export const fromApprovalToSend = (work: Work): number =>
  (work.speaker.brand.needsClientApproval ? clientThinks(work) : 0) + minute + minute / 2;

/** Approves, has the client agree where it is asked, schedules and delivers. */
export async function send(stage: Stage, work: Work, pitch: Pitch, at: Date, { client, manager }: Approvers): Promise<Sent> {
  let approved = await approve(stage, work, pitch, at);
  const sentAt = after(at, fromApprovalToSend(work));
  if (approved.state === 'client_review' && client) {
    const agreed = after(at, clientThinks(work));
    approved = { ...approved, ...(await agree(stage, approved, agreed, client, manager, work.query.flavour % 3 === 0)) };
  }
  return { work, pitch: await schedule(stage, work, approved, before(sentAt, minute / 2)), sentAt };
}

/** The client's own yes, or one given by telephone that a manager notes. */
export function agree(
  { clock, review }: Stage,
  { id, version }: Pitch,
  at: Date,
  client: Player,
  manager: Player,
  byTelephone: boolean,
): Promise<{ version: number }> {
  if (!byTelephone) return clock.at(at, () => review.clientApprove(client.ctx, id as PitchId, version));
  const word = { who: client.name, how: 'by telephone', at: before(at, 4 * minute).toISOString() };
  return clock.at(at, () => review.approveForClient(manager.ctx, id as PitchId, version, word));
}

/** Records what the journalist wrote back; a no may end the pitch. */
export async function tellReply(stage: Stage, manager: Player, sent: Sent, { kind, days }: PlannedReply, declined: boolean): Promise<void> {
  const { clock, replies, placement } = stage;
  const came = after(sent.sentAt, days * day);
  const noted = after(came, 50 * minute);
  if (noted > clock.present) return;
  const text = reasonOf(replyTexts[kind], sent.work.query);
  await clock.at(noted, () => replies.record(manager.ctx, sent.pitch.id as PitchId, { kind, text, at: came.toISOString() }));
  if (declined) await clock.at(after(noted, minute), () => placement.decline(manager.ctx, sent.pitch.id as PitchId));
}

const reasonOf = (reasons: readonly string[], { flavour }: TakenQuery): string => reasons[flavour % reasons.length] ?? '';
