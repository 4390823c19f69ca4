import type { Topic } from './content';

/** A topic as it is asked: 0 the first time, 1 the second. */
export type Turn = 0 | 1;

const asks = [
  'Please include your full name, title, company and a link to a headshot.',
  'Send your answers with name, title, company and website, and a headshot by link.',
  'I need your name as it should appear, your role, your site and a headshot link.',
];

/** What the journalist writes: in one paragraph, as HARO prints it, or in several, as SOS keeps them. */
export function queryBody({ leads, questions }: Topic, turn: Turn, style: { paragraphs: boolean; ask: number }): string {
  const ask = asks[style.ask % asks.length] ?? '';
  if (style.paragraphs) return [leads[turn], ...questions.map((question, index) => `${index + 1}) ${question}`), ask].join('\n\n');
  const asked = turn === 0 ? questions : questions.map((question, index) => `${index + 1}. ${question}`);
  return [leads[turn], ...asked, ask].join(' ');
}
