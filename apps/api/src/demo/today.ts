import type { Pitch } from '@sourcedesk/contracts/drafting';
import type { MatchId, PitchId } from '@sourcedesk/domain/ids';
import { after, before, hour, minute, startOfDay } from './calendar';
import type { ExpertKey } from './content';
import { type Approvers, fromApprovalToSend, improve, send } from './past';
import { accept, approve, draft, returnPitch, schedule, textOf, toReview, type Work } from './pitch-life';
import type { Player, Stage } from './stage';
import { unfinishedText, weakText } from './write-pitch';

/** Finds the work on a query of today: the `place`-th that the expert was asked. */
export type FindWork = (expert: ExpertKey, place?: number) => Work;

/** What is on the desk right now: written, returned, in review, with the client, approved, scheduled. */
export async function tellDesk(stage: Stage, find: FindWork, { client }: Approvers): Promise<void> {
  const { present } = stage.clock;
  const ago = (minutes: number) => before(present, minutes * minute);

  const mine = find('castellane');
  await draft(stage, mine, await accept(stage, mine, ago(45)), textOf(mine, unfinishedText), ago(13), ago(4));

  const returned = find('holt');
  const weak = await toReview(stage, returned, ago(70), textOf(returned, weakText));
  const reason = 'Question 3 has no answer yet: name the check, in one sentence a reader can follow on Monday.';
  await returnPitch(stage, returned, weak, reason, ago(9));

  await toReview(stage, find('achterberg'), ago(26));
  const looked = await toReview(stage, find('whitby'), ago(52));
  await stage.clock.at(ago(6), () => stage.review.opened(find('whitby').editor.ctx, looked.id as PitchId));
  await tellResubmitted(stage, find('thackeray'));

  const asked = await toReview(stage, find('benedek'), ago(150));
  const waiting = await approve(stage, find('benedek'), asked, ago(112));
  if (waiting.state !== 'client_review' || !client) throw new Error('The brand that asks its client no longer does.');

  await approve(stage, find('venn'), await toReview(stage, find('venn'), ago(88)), ago(34));
  const later = find('oyelaran');
  const approved = await approve(stage, later, await toReview(stage, later, ago(140)), ago(95));
  await schedule(stage, later, approved, ago(94), laterToday(present));
}

/** Twice in review: the text an editor sent back, and the better one, to be compared. */
async function tellResubmitted(stage: Stage, work: Work): Promise<Pitch> {
  const { present } = stage.clock;
  const first = await toReview(stage, work, before(present, 190 * minute), textOf(work, weakText));
  const reason = 'Say how many years, a number gets quoted; and question 3 is still open.';
  return improve(stage, work, first, before(present, 38 * minute), reason);
}

/** Three hours ahead, or well before the day ends where the agency is. */
function laterToday(present: Date): Date {
  const midnight = startOfDay(after(startOfDay(present, 'Europe/London', 12), 24 * hour), 'Europe/London');
  return after(present, Math.max(2 * minute, Math.min(3 * hour, (midnight.getTime() - present.getTime()) * 0.6)));
}

/** What left today, and the two that did not arrive as they should. */
export async function tellSentToday(stage: Stage, find: FindWork, approvers: Approvers): Promise<void> {
  const { present } = stage.clock;
  const elapsed = Math.min(3 * hour, present.getTime() - startOfDay(present, 'Europe/London').getTime());
  const leaves: readonly (readonly [ExpertKey, number, number])[] = [
    ['corrigan', 0, 0.9],
    ['finch', 0, 0.6],
    ['castellane', 1, 0.35],
    ['eastaway', 0, 0.15],
  ];
  for (const [expert, place, share] of leaves) {
    const work = find(expert, place);
    const approved = before(before(present, elapsed * share), fromApprovalToSend(work));
    const pitch = await toReview(stage, work, before(approved, 30 * minute));
    await send(stage, work, pitch, approved, approvers);
  }
  await tellTrouble(stage, find('lindqvist'), 'silence', 150);
  await tellTrouble(stage, find('holt', 1), 'no-such-address', 96);
}

async function tellTrouble(stage: Stage, work: Work, fate: 'silence' | 'no-such-address', minutesAgo: number): Promise<void> {
  stage.mail.expect(work.query.rendered.email, fate);
  const at = before(stage.clock.present, minutesAgo * minute);
  const approved = await approve(stage, work, await toReview(stage, work, before(at, 40 * minute)), before(at, 2 * minute));
  await schedule(stage, work, approved, at);
}

/** The inbox of the fresh editions: some accepted and not begun, two skipped, one put off; the rest waits for a person. */
export async function tellInbox(stage: Stage, editor: Player, find: FindWork): Promise<void> {
  const { present } = stage.clock;
  for (const expert of ['achterberg', 'corrigan', 'eastaway', 'venn'] as const) {
    const work = find(expert);
    await accept(stage, work, between(work.query.receivedAt, present));
  }
  const judge = (work: Work, verdict: (id: MatchId) => Promise<unknown>) => {
    const match = work.query.matches.get(work.speaker.profileId);
    return match ? stage.clock.at(between(work.query.receivedAt, present), () => verdict(match)) : Promise.resolve();
  };
  await judge(find('whitby', 1), (id) => stage.matching.dismiss(editor.ctx, id, 'Expert has said this already'));
  await judge(find('benedek', 1), (id) => stage.matching.dismiss(editor.ctx, id, 'Outlet does not fit'));
  await judge(find('castellane'), (id) => stage.matching.snooze(editor.ctx, id, after(present, 5 * hour).toISOString()));
}

const between = (from: Date, to: Date): Date => new Date((from.getTime() + to.getTime()) / 2);
