import { renderHaro } from '@sourcedesk/domain/digests/rendering';

/** A message that is sent to the mailboxes, and the summaries of the queries in it. */
export interface Letter {
  readonly raw: Buffer;
  readonly summaries: readonly string[];
}

const names = ['Morning', 'Afternoon', 'Evening'] as const;
const subjects = ['night trains', 'sourdough', 'heat pumps', 'tax letters', 'garden ponds', 'remote teams'];

/** The n-th letter: a digest with one to four queries of its own, some long, and in between what no digest is. */
export function letter(n: number, random: () => number): Letter {
  if (random() < 0.1)
    return {
      raw: Buffer.from(
        `From: Ada <ada@desk.example>\r\nSubject: Lunch ${n}\r\n\r\nAt one?\r\n${'x'.repeat(Math.floor(random() * 4000))}\r\n`,
      ),
      summaries: [],
    };
  const queries = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, at) => ({
    summary: `Letter ${n} asks ${at + 1} about ${subjects[(n + at) % subjects.length]}`,
    category: 'General',
    journalist: { name: 'Ada Quill', profileUrl: `https://www.helpareporter.com/journalist/ada-quill-${n}-${at}` },
    outlet: { name: 'Garden Weekly', url: 'https://garden-weekly.example' },
    email: `reply+00000000-0000-4000-8000-${String(n * 10 + at).padStart(12, '0')}@helpareporter.com`,
    deadline: '2027-09-17T22:00:00Z',
    noAi: false,
    body: `Number ${n}, ${at}. ${'What would you tell our readers about it? '.repeat(1 + Math.floor(random() * 40))}Please give your name.`,
    trap: null,
  }));
  const sentAt = new Date(Date.UTC(2027, 0, 1) + n * 3_600_000).toISOString();
  const { raw } = renderHaro({ name: names[n % 3] ?? 'Morning', sentAt, subscriber: 'desk@agency.example', queries });
  return { raw: Buffer.from(raw), summaries: queries.map(({ summary }) => summary) };
}
