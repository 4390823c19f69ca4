import { usualLength } from '@sourcedesk/domain/checklist';
import { countWords } from '@sourcedesk/domain/words';
import { closings, type DemoBrand, type DemoExpert, openings, type Topic } from './content';
import type { Turn } from './write-query';

/** In whose name a pitch is written. */
export interface Voice {
  readonly expert: Pick<DemoExpert, 'name' | 'title' | 'bio'>;
  readonly brand: Pick<DemoBrand, 'name'>;
  readonly siteUrl: string;
  readonly headshotUrl: string;
}

export interface PitchText {
  readonly subject: string;
  readonly body: string;
}

/** The answer to a topic in an expert's voice; `flavour` chooses among greetings and endings. */
export function pitchText(topic: Topic, turn: Turn, voice: Voice, journalist: string, flavour: number): PitchText {
  const [first, second, third] = topic.answer;
  const { expert, brand, siteUrl, headshotUrl } = voice;
  const greeting = `Hi ${journalist.split(' ')[0]}, ${openings[flavour % openings.length]}`;
  const signature = [`${expert.name}, ${expert.title}, ${brand.name}`, `${siteUrl}\nHeadshot: ${headshotUrl}`];
  const pitch = (ending: string) =>
    [greeting, turn === 0 ? first : topic.again, second, third, `${expert.bio}${ending}`, ...signature].join('\n\n');
  let ending = '';
  for (let at = flavour; countWords(pitch(ending)) < usualLength.min; at += 1) ending += ` ${closings[at % closings.length]}`;
  return { subject: subjectOf(topic, turn, voice), body: pitch(ending) };
}

/** As a writer begins: without the last answer and the end. */
export function unfinishedText(topic: Topic, turn: Turn, voice: Voice, journalist: string, flavour: number): PitchText {
  const { subject, body } = pitchText(topic, turn, voice, journalist, flavour);
  return { subject, body: body.split('\n\n').slice(0, 3).join('\n\n') };
}

/** A first version that an editor sends back: complete in form, with one answer missing. */
export function weakText(topic: Topic, turn: Turn, voice: Voice, journalist: string, flavour: number): PitchText {
  const { subject, body } = pitchText(topic, turn, voice, journalist, flavour);
  const paragraphs = body.split('\n\n');
  paragraphs.splice(3, 1, 'There is a good deal more to say about the rest, and I would be delighted to explain it at length.');
  return { subject, body: paragraphs.join('\n\n') };
}

function subjectOf({ summaries }: Topic, turn: Turn, { expert }: Voice): string {
  return `${summaries[turn]} - ${expert.name}, ${expert.title}`;
}
