import type { Pitch } from '@sourcedesk/contracts/drafting';
import type { Check } from '@sourcedesk/domain/checklist';

/** Something of expert or brand that goes into a pitch as it stands. */
export interface Fact {
  readonly id: string;
  readonly label: string;
  /** The letter that inserts it from the menu. */
  readonly key: string;
  readonly text: string;
}

type Known = Pick<Pitch, 'profile' | 'brand'>;

/** What is known of the expert, in the order a signature has it, and the whole signature first. Empty ones are left out. */
export function factsOf({ profile, brand }: Known): Fact[] {
  const facts: Fact[] = [
    { id: 'signature', label: 'Sign-off', key: 's', text: signature({ profile, brand }) },
    { id: 'name', label: 'Name', key: 'n', text: profile.name },
    { id: 'title', label: 'Title', key: 't', text: profile.title },
    { id: 'company', label: 'Company', key: 'c', text: brand.name },
    { id: 'credentials', label: 'Credentials', key: 'r', text: profile.credentials },
    { id: 'bio', label: 'Bio', key: 'b', text: profile.bio },
    { id: 'site-url', label: 'Site', key: 'u', text: profile.siteUrl },
    { id: 'headshot-url', label: 'Headshot', key: 'h', text: profile.headshotUrl },
  ];
  return facts.filter(({ text }) => text.trim() !== '');
}

/** Name, title and company, the bio, site and headshot: what journalists ask to find at the end of an answer. */
export function signature({ profile, brand }: Known): string {
  const who = [profile.name, profile.title, brand.name].filter((part) => part !== '').join(', ');
  const headshot = profile.headshotUrl === '' ? '' : `Headshot: ${profile.headshotUrl}`;
  return [who, profile.bio, profile.siteUrl, headshot].filter((line) => line.trim() !== '').join('\n');
}

/** Which fact mends a check; absent: none does. */
export const factFor: Readonly<Record<string, string>> = {
  name: 'name',
  company: 'company',
  bio: 'bio',
  'site-url': 'site-url',
  'headshot-url': 'headshot-url',
};

/** By check id, the words of what mends an open check at once: a tick, or a fact that is known. */
export function helpsOf(checks: readonly Check[], facts: readonly Fact[]): Record<string, string> {
  const known = new Set(facts.map(({ id }) => id));
  const helps: Record<string, string> = {};
  for (const { id, ok, question } of checks) {
    if (ok) continue;
    if (question !== null) helps[id] = 'Tick it as answered';
    else if (known.has(factFor[id] ?? '')) helps[id] = 'Insert it';
  }
  return helps;
}
