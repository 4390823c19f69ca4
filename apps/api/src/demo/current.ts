import { after, before, day, sentSlots, hour, minute, printable, type Slot } from './calendar';
import type { Chance } from './chance';
import { elsewhere, type ExpertKey, type Topic } from './content';
import { askedAgain, askElsewhere, askTopic, type PlannedEdition, type PlannedQuery, takenAt } from './editions';
import { currentTopics } from './history';

/** The editions that make up the desk of today, all deadlines but one ahead of now. */
export interface CurrentEditions {
  /** Some editions back: one query of it was missed, another waits although its brand is paused. */
  readonly earlier: PlannedEdition;
  /** The edition before the last: what is being written, reviewed and sent today. */
  readonly worked: PlannedEdition;
  /** The last edition of HARO: still to be judged. */
  readonly fresh: PlannedEdition;
  readonly freshSos: PlannedEdition;
  /** The query that was missed and came again with more time. */
  readonly extended: PlannedQuery;
  /** Its first deadline. */
  readonly missedAt: Date;
}

/** Hours from now to the deadlines of what is worked on, by expert: who is in a hurry shows in the overview. */
const workedHours: Readonly<Partial<Record<ExpertKey, number>>> = {
  achterberg: 0.7,
  thackeray: 2.9,
  benedek: 4.2,
  holt: 5.1,
  castellane: 6,
  whitby: 7.3,
  venn: 9.5,
  eastaway: 19,
  corrigan: 22,
  finch: 24,
  oyelaran: 30,
  lindqvist: 34,
  farrant: 48,
  tolland: 55,
};

/** The same for the fresh edition: who is still to be judged within a day comes first. */
const freshHours: Readonly<Partial<Record<ExpertKey, number>>> = {
  whitby: 3.4,
  achterberg: 5.2,
  holt: 7,
  thackeray: 11,
  benedek: 19,
  venn: 21,
  finch: 27,
  tolland: 52,
  farrant: 140,
};

/** Each expert's three topics of today: the first for the fresh editions, the others for those before. */
const topicsOf = (expert: ExpertKey): Topic[] => currentTopics.filter((topic) => topic.expert === expert);

const keys = Object.keys(workedHours) as ExpertKey[];
const freshToSos: readonly ExpertKey[] = ['corrigan', 'eastaway', 'lindqvist', 'oyelaran', 'castellane'];

export const addressElsewhere = 'If the address above does not work for you, write to features@saturday-almanac.example instead.';

/** When the current editions came. @throws Error when the calendar has too few slots, which three months never have */
export function currentSlots(present: Date): { earlier: Slot; worked: Slot; fresh: Slot; sos: Slot } {
  const until = before(present, 6 * minute);
  const haro = sentSlots('haro', before(present, 9 * day), until);
  const [earlier, worked, fresh, sos] = [haro.at(-5), haro.at(-2), haro.at(-1), sentSlots('sos', before(present, 9 * day), until).at(-1)];
  if (!earlier || !worked || !fresh || !sos) throw new Error('Nine days without a business day: check the calendar.');
  return { earlier, worked, fresh, sos };
}

/** Plans today's editions. */
export function currentEditions(chance: Chance, present: Date): CurrentEditions {
  const { earlier, worked, fresh, sos } = currentSlots(present);
  const ahead = (hours: number) => printable(after(present, hours * hour));
  const again = (service: 'haro' | 'sos', expert: ExpertKey, place: number, hours: number, wishes: object = {}) =>
    askTopic(chance, service, topicsOf(expert)[place] as Topic, 1, { deadline: ahead(hours), ...wishes });
  const others = (service: 'haro' | 'sos', from: number, count: number, hours: number) =>
    elsewhere.slice(from, from + count).map((each, index) => askElsewhere(chance, service, each, ahead(hours + index * 7)));
  const missedAt = printable(after(earlier.sentAt, 7 * hour));
  const extended = askTopic(chance, 'haro', topicsOf('lindqvist')[2] as Topic, 1, { deadline: missedAt });
  const edition = (service: 'haro' | 'sos', slot: Slot, queries: readonly PlannedQuery[]): PlannedEdition => ({
    service,
    slot,
    receivedAt: takenAt(slot, present),
    queries,
  });
  return {
    extended,
    missedAt,
    earlier: edition('haro', earlier, [
      extended,
      again('haro', 'farrant', 2, 60),
      again('haro', 'tolland', 2, 52),
      ...others('haro', 0, 6, 40),
    ]),
    worked: edition('haro', worked, [
      ...keys.filter((key) => key !== 'farrant' && key !== 'tolland').map((key) => again('haro', key, 1, workedHours[key] ?? 24)),
      again('haro', 'holt', 2, 56),
      again('haro', 'castellane', 2, 21),
      ...others('haro', 6, 6, 18),
    ]),
    fresh: edition('haro', fresh, [
      askedAgain(chance, extended, ahead(36)),
      ...keys.filter((key) => !freshToSos.includes(key)).map((key) => again('haro', key, 0, freshHours[key] ?? 30, wishesOf(key))),
      again('haro', 'whitby', 2, 28),
      again('haro', 'benedek', 2, 47),
      again('haro', 'achterberg', 2, 73),
      ...others('haro', 12, 7, 9),
    ]),
    freshSos: edition('sos', sos, [
      ...freshToSos.map((key, index) => again('sos', key, 0, 9 + index * 13)),
      again('sos', 'finch', 2, 64),
      ...others('sos', 20, 3, 26),
    ]),
  };
}

/** What is special about single queries of the fresh edition. */
function wishesOf(expert: ExpertKey): object {
  if (expert === 'thackeray') return { noAi: true, trap: true };
  if (expert === 'venn') return { postscript: addressElsewhere };
  return {};
}
