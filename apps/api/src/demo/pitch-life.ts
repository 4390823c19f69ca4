import type { Pitch } from '@sourcedesk/contracts/drafting';
import type { AgencyId, MatchId, PitchId, ProfileId } from '@sourcedesk/domain/ids';
import { after, minute } from './calendar';
import type { DemoBrand, DemoExpert } from './content';
import type { TakenQuery } from './editions';
import type { Player, Stage } from './stage';
import { type PitchText, pitchText, type Voice } from './write-pitch';

/** An expert of the story with the ids the product gave. */
export interface Speaker {
  readonly expert: DemoExpert;
  readonly brand: DemoBrand;
  readonly profileId: ProfileId;
}

/** One pitch of the story: who answers what, who writes and who approves. */
export interface Work {
  readonly agencyId: AgencyId;
  readonly query: TakenQuery;
  readonly speaker: Speaker;
  readonly writer: Player;
  readonly editor: Player;
}

/** The page of an expert at the brand's site. */
export const siteOf = ({ brand, expert }: { brand: Pick<DemoBrand, 'domain'>; expert: Pick<DemoExpert, 'name'> }): string => {
  const slug = expert.name
    .toLowerCase()
    .replace(/^dr\. /, '')
    .replace(/[^a-z]+/g, '-');
  return `https://${brand.domain}/experts/${slug}`;
};

export const voiceOf = (speaker: Pick<Speaker, 'brand' | 'expert'>): Voice => ({
  ...speaker,
  siteUrl: siteOf(speaker),
  headshotUrl: `${siteOf(speaker)}.jpg`,
});

/** The text of a work, whole unless another way of writing is given. */
export function textOf({ query, speaker }: Work, write: typeof pitchText = pitchText): PitchText {
  if (!query.asked) throw new Error(`Nobody can answer "${query.rendered.summary}".`);
  const { topic, turn } = query.asked;
  return write(topic, turn, voiceOf(speaker), query.rendered.journalist.name, query.flavour);
}

/** Says yes to a match; by hand where the engine found none. */
export async function accept(stage: Stage, { query, speaker, editor }: Work, at: Date): Promise<MatchId> {
  const found = query.matches.get(speaker.profileId);
  if (found) return stage.clock.at(at, () => stage.matching.accept(editor.ctx, found)).then(() => found);
  const { match } = await stage.clock.at(at, () => stage.matching.choose(editor.ctx, query.id, speaker.profileId));
  return match.id as MatchId;
}

/** Takes the pitch of an accepted match and saves a text. */
export async function draft(stage: Stage, { writer }: Work, match: MatchId, text: PitchText, begun: Date, saved: Date): Promise<Pitch> {
  const { pitch } = await stage.clock.at(begun, () => stage.drafting.begin(writer.ctx, match));
  return save(stage, writer, pitch, text, saved);
}

export function save({ clock, drafting }: Stage, writer: Player, { id, version }: Pitch, text: PitchText, at: Date): Promise<Pitch> {
  return clock.at(at, () => drafting.save(writer.ctx, id as PitchId, version, text));
}

export function submit({ clock, drafting }: Stage, writer: Player, { id, version }: Pitch, at: Date): Promise<Pitch> {
  return clock.at(at, () => drafting.submit(writer.ctx, id as PitchId, version, { overrides: [] }));
}

/** Accepts, writes and submits: 20 to 38 minutes of work, ended at `submitted`. */
export async function toReview(stage: Stage, work: Work, submitted: Date, text: PitchText = textOf(work)): Promise<Pitch> {
  const length = (20 + (work.query.flavour % 19)) * minute;
  const begun = after(submitted, -length);
  const accepted = new Date(Math.max(after(begun, -30 * minute).getTime(), after(work.query.receivedAt, minute).getTime()));
  const match = await accept(stage, work, accepted < begun ? accepted : begun);
  // A lease lives for 20 minutes after the last keystroke: a writer saves in between.
  const half = new Date((begun.getTime() + submitted.getTime()) / 2);
  const pitch = await draft(stage, work, match, text, begun, half);
  return submit(stage, work.writer, pitch, submitted);
}

export async function returnPitch(
  { clock, review }: Stage,
  { editor }: Work,
  { id, version }: Pitch,
  reason: string,
  at: Date,
): Promise<Pitch> {
  return (await clock.at(at, () => review.return(editor.ctx, id as PitchId, version, reason))) as Pitch;
}

/** Approves; what a client must agree to waits for it. */
export function approve({ clock, review }: Stage, { editor }: Work, { id, version }: Pitch, at: Date): Promise<Pitch> {
  return clock.at(at, () => review.approve(editor.ctx, id as PitchId, version, []));
}

/** Schedules; what was due by now has been delivered afterwards. `sendAt` absent: after the undo window. */
export function schedule({ clock, sending }: Stage, { editor }: Work, { id, version }: Pitch, at: Date, sendAt?: Date): Promise<Pitch> {
  return clock.at(at, () => sending.schedule(editor.ctx, id as PitchId, version, sendAt?.toISOString()));
}
