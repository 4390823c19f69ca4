import type { Deadline, QueryChange, QuerySighting, Reply } from '@sourcedesk/contracts/intake';
import { momentWords } from '@sourcedesk/ui';
import { sourceWords } from './inbox-words';

/** One line of what happened to a query. */
export interface StoryLine {
  at: string;
  who: string;
  what: string;
  /** What it was before and is now, where words can tell. */
  before: string;
  after: string;
  link: { to: string; words: string } | null;
}

/** A deadline that an edition named, or that somebody set. */
export interface NamedDeadline {
  at: string;
  by: string;
  words: string;
  /** Whether it is the one that holds. */
  holds: boolean;
}

const names: Readonly<Record<QueryChange['field'], string>> = {
  added: 'added it by hand',
  split: 'cut it in two',
  summary: 'corrected what is asked',
  body: 'corrected the words',
  category: 'corrected the category',
  journalist: 'corrected the journalist',
  outlet: 'corrected the outlet',
  deadline: 'set the deadline',
  reply: 'set where answers go',
  noAi: 'said whether AI texts are taken',
};

/** Everything that happened to a query, the latest first: the editions it stood in, and what people changed. */
export function storyOf(sightings: readonly QuerySighting[], changes: readonly QueryChange[], now: number): StoryLine[] {
  const first = sightings.reduce((least, { seenAt }) => Math.min(least, Date.parse(seenAt)), Infinity);
  const seen = sightings.map(({ message, seenAt }): StoryLine => ({
    at: seenAt,
    who: message.service === null ? 'An e-mail' : sourceWords({ service: message.service, edition: message.edition }, true),
    what: `${Date.parse(seenAt) === first ? 'brought it' : 'had it again'}${message.trusted ? '' : ', in a copy nobody vouches for'}`,
    before: '',
    after: '',
    link: { to: `/app/digests/${message.id}`, words: 'Open the digest' },
  }));
  const changed = changes.map((change): StoryLine => ({
    at: change.at,
    who: change.by?.name ?? 'Sourcedesk',
    what: change.field === 'split' && change.before !== null ? 'cut it from another query' : names[change.field],
    ...(change.field === 'split'
      ? { before: '', after: '' }
      : { before: told(change, change.before, now), after: told(change, change.after, now) }),
    link: change.field === 'split' ? { to: `/app/queries/${String(change.before ?? change.after)}`, words: 'Open the other one' } : null,
  }));
  return [...seen, ...changed].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/**
 * The deadlines a query had, the latest first, where there was more than one or somebody set it. Copies of one edition that name the same are one line; what nobody vouches
 * for says so, and holds only where nothing else says it.
 */
export function deadlinesOf(
  deadline: Deadline | null,
  sightings: readonly QuerySighting[],
  changes: readonly QueryChange[],
  now: number,
): NamedDeadline[] {
  const set = changes.filter(({ field }) => field === 'deadline');
  const named = sightings.map(({ message, deadline: own, seenAt }) => ({
    at: seenAt,
    by: `${message.service === null ? 'An e-mail' : sourceWords({ service: message.service, edition: message.edition }, true)}${message.trusted ? '' : ', unverified'}`,
    trusted: message.trusted,
    words: own === null ? 'named none' : deadlineTold({ ...own, certainty: own.at === null ? 'unclear' : 'exact' }, now),
    instant: own?.at ?? null,
  }));
  const given = set.map(({ at, by, after }) => ({
    at,
    by: `Set by ${by?.name ?? 'Sourcedesk'}`,
    trusted: true,
    words: deadlineTold(after as Deadline | null, now),
    instant: (after as Deadline | null)?.at ?? null,
  }));
  const all = [...named, ...given].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const fitting = all.filter(({ instant }) => same(instant, deadline?.at ?? null));
  const holding = given[0] ?? fitting.find(({ trusted }) => trusted) ?? fitting[0];
  const distinct = new Set(all.map(({ instant, words }) => instant ?? words)).size;
  if (set.length === 0 && distinct < 2) return [];
  const isFirst = (one: (typeof all)[number]): boolean => one === all.find(({ by, words }) => by === one.by && words === one.words);
  return all
    .filter((each) => each === holding || isFirst(each))
    .map((each) => ({ at: each.at, by: each.by, words: each.words, holds: each === holding }));
}

const same = (one: string | null, other: string | null): boolean =>
  one === null || other === null ? one === other : Date.parse(one) === Date.parse(other);

function told({ field }: QueryChange, value: unknown, now: number): string {
  if (field === 'deadline') return value === null ? 'none' : deadlineTold(value as Deadline, now);
  if (field === 'noAi') return value === true ? 'no AI' : 'AI is not spoken of';
  if (field === 'reply') return (value as Reply).address || (value as Reply).url || 'no address';
  if (field === 'outlet') return (value as { name: string }).name || 'not named';
  return typeof value === 'string' && value !== '' ? value : value === null ? '' : 'nothing';
}

function deadlineTold(deadline: Pick<Deadline, 'at' | 'raw' | 'certainty'> | null, now: number): string {
  if (deadline === null) return 'none';
  if (deadline.at === null) return `unclear: “${deadline.raw}”`;
  return `${momentWords(Date.parse(deadline.at), now)}${deadline.raw === '' ? '' : ` · “${deadline.raw}”`}`;
}
