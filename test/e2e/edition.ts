import { civilAt, instantsOf } from '@sourcedesk/domain/deadlines';
import { type QueryToRender, renderHaro, trapPlaces } from '@sourcedesk/domain/digests/rendering';
import { knownTrapWords } from '@sourcedesk/domain/traps';

const zone = 'America/New_York';
const hour = 3_600_000;
const minute = 60_000;

/** The query that the story follows: it fits one expert of the client's brand, and hides a word that no pitch may hold. */
export const wanted = {
  summary: 'Carrying a mortgage into retirement: planners on what to do first',
  outlet: 'The Lantern Weekly',
  alias: 'reply+7c1d9d0e-52a4-4c0b-9d39-51f0c7a4be11@helpareporter.com',
  questions: [
    'Should people pay off the mortgage before retirement?',
    'What do planners advise when debt is left?',
    'Which mistake do you see most often?',
  ],
};
/** One that fits another brand and is not worth an answer. */
export const unwanted = { summary: 'Payroll quirks of touring circuses' };

/** A HARO edition of three queries as it comes by mail, its deadlines some hours from now. */
export function renderEdition(now = Date.now()): Buffer {
  const { raw } = renderHaro({
    name: 'Afternoon',
    sentAt: new Date(now).toISOString(),
    subscriber: 'desk@northlight.test',
    queries: [wantedQuery(now), unwantedQuery(now), nobodysQuery(now)],
  });
  return Buffer.from(raw);
}

function wantedQuery(now: number): QueryToRender {
  const body = `I am writing about households that carry a mortgage into retirement. ${wanted.questions.join(' ')} A few short paragraphs are enough.`;
  return {
    ...asked(now, 2.6),
    summary: wanted.summary,
    category: 'Business and Finance',
    outlet: { name: wanted.outlet, url: 'https://lantern-weekly.example' },
    email: wanted.alias,
    body,
    trap: { encoding: 'hex', word: knownTrapWords[0] ?? '', times: 2, at: trapPlaces(body)[0] ?? 0 },
  };
}

function unwantedQuery(now: number): QueryToRender {
  return {
    ...asked(now, 2.3),
    summary: unwanted.summary,
    category: 'Business and Finance',
    outlet: { name: 'Ring Master Monthly', url: 'https://ring-master.example' },
    email: 'reply+0b7f6a34-93f2-4f7e-8f0e-2c9a1d5e6f70@helpareporter.com',
    body: 'For a portrait of a travelling circus: who has done the payroll of acrobats, and what was odd about it?',
  };
}

function nobodysQuery(now: number): QueryToRender {
  return {
    ...asked(now, 5),
    summary: 'Beekeepers: which hive stands best in the wind?',
    category: 'General',
    outlet: { name: 'Hive and Hedge', url: 'https://hive-hedge.example' },
    email: 'reply+5d0c2b6a-1e4f-4a8b-b1c3-9e7d6f5a4b32@helpareporter.com',
    body: 'Which hive stands best in the wind, and how is it anchored?',
  };
}

function asked(now: number, hours: number) {
  const journalist = { name: 'Tessa Quillfeather', profileUrl: 'https://www.helpareporter.com/journalist/tessa-quillfeather' };
  return { journalist, deadline: printable(now + hours * hour).toISOString(), noAi: false };
}

/** The next full minute that the clocks of New York show once, because that is how HARO prints a deadline. */
function printable(instant: number): Date {
  let at = Math.ceil(instant / minute) * minute;
  while (instantsOf(civilAt(at, zone), zone).length !== 1) at += hour;
  return new Date(at);
}
