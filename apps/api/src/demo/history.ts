import { after, before, day, hour, minute, printable, sentSlots, type Slot } from './calendar';
import { Chance } from './chance';
import { elsewhere, topics } from './content';
import { askElsewhere, askTopic, type PlannedEdition, takenAt } from './editions';
import type { Turn } from './write-query';

/** How many editions of the past three months the desk took in, and what was in each. */
const editionCount = 21;
const answerable = 6;
const others = 4;
/** As many days back every edition came. */
const daysWhole = 11;
/** Counted from the last. */
const lateOne = 4;

/** The topics each expert was asked in the first turn are all history; of the second turn the first three. */
const turnsOf = topics.map((topic, index) => ({ topic, place: index % 6 }));
export const currentTopics = turnsOf.filter(({ place }) => place >= 3).map(({ topic }) => topic);

/** The editions of the past three months: first every topic once, then half of them again in other words. */
export function pastEditions(chance: Chance, since: Date, until: Date, present: Date): PlannedEdition[] {
  const mornings = sentSlots('haro', since, until).filter(({ name }) => name === 'Morning');
  const slots = Array.from(
    { length: editionCount },
    (_, index) => mornings[Math.floor((index * (mornings.length - 1)) / (editionCount - 1))],
  );
  const first = chance.shuffled(topics).map((topic) => ({ topic, turn: 0 as Turn }));
  const again = chance.shuffled(turnsOf.filter(({ place }) => place < 3)).map(({ topic }) => ({ topic, turn: 1 as Turn }));
  const asked = [...first, ...again];
  return slots
    .filter((slot): slot is Slot => slot !== undefined)
    .map((slot, index) => {
      const deadline = () => printable(after(slot.sentAt, chance.between(26, 72) * hour));
      const queries = [
        ...asked
          .slice(index * answerable, (index + 1) * answerable)
          .map(({ topic, turn }) => askTopic(chance, 'haro', topic, turn, { deadline: deadline() })),
        ...Array.from({ length: others }, (_, at) =>
          askElsewhere(chance, 'haro', elsewhere[(index * others + at) % elsewhere.length] as (typeof elsewhere)[number], deadline()),
        ),
      ];
      return { service: 'haro', slot, receivedAt: takenAt(slot, present), queries };
    });
}

/** The editions of the last days that had nothing for the agency: a desk that is sent digests has all of them. One came late. */
export function otherEditions(present: Date, known: readonly PlannedEdition[]): PlannedEdition[] {
  const chance = new Chance(1107);
  const slots = (['haro', 'sos'] as const).flatMap((service) =>
    sentSlots(service, before(present, daysWhole * day), before(present, 6 * minute)).map((slot) => ({ service, slot })),
  );
  const isKnown = (service: string, { sentAt }: Slot) =>
    known.some((each) => each.service === service && each.slot.sentAt.getTime() === sentAt.getTime());
  const unknown = slots.filter(({ service, slot }) => !isKnown(service, slot));
  return unknown.map(({ service, slot }, index) => ({
    service,
    slot,
    receivedAt: index === unknown.length - lateOne ? after(slot.sentAt, 41 * minute) : takenAt(slot, present),
    queries: Array.from({ length: others }, (_, at) =>
      askElsewhere(
        chance,
        service,
        elsewhere[(index * others + at) % elsewhere.length] as (typeof elsewhere)[number],
        printable(after(slot.sentAt, chance.between(5, 9) * hour)),
      ),
    ),
  }));
}

/** What became of a pitch of the past. */
export type Fate = 'sent' | 'sent-after-return' | 'missed' | 'withdrawn' | 'skipped';

/** A reply to be, some days after the pitch. */
export interface PlannedReply {
  readonly kind: 'question' | 'interview' | 'chosen' | 'not-used' | 'bounce' | 'out-of-office';
  readonly days: number;
}

export interface PlannedPast {
  readonly fate: Fate;
  /** Hours from the edition to the submission. */
  readonly submittedAfter: number;
  readonly reply: PlannedReply | null;
  readonly declined: boolean;
}

/** Draws what became of `count` pitches, in numbers that do not depend on luck: of twenty, sixteen leave at once. */
export function drawFates(chance: Chance, count: number): PlannedPast[] {
  const fates: Fate[] = Array.from({ length: count }, (_, index) => {
    if (index < 3) return 'missed';
    if (index < 5) return 'withdrawn';
    if (index < 9) return 'skipped';
    return index < 22 ? 'sent-after-return' : 'sent';
  });
  let replies = 0;
  return chance.shuffled(fates).map((fate, index) => {
    const answered = fate.startsWith('sent') && index % 4 === 3;
    const kind = answered ? replyKinds[replies++ % replyKinds.length] : undefined;
    return {
      fate,
      submittedAfter: 1 + chance.between(0, 40) / 10,
      reply: kind ? { kind, days: kind === 'out-of-office' ? 0.01 : chance.between(1, 6) } : null,
      declined: kind === 'not-used' && Math.floor(replies / replyKinds.length) % 2 === 0,
    };
  });
}

/** What journalists answer, in turn; "you are in" comes with the articles. */
const replyKinds: readonly PlannedReply['kind'][] = [
  'question',
  'interview',
  'bounce',
  'not-used',
  'question',
  'out-of-office',
  'interview',
  'question',
];
