import type { Brand, Mailbox, Profile } from '@sourcedesk/contracts/accounts';

/** One of the five things a brand needs before pitches can leave in its name. */
export interface Step {
  id: 'site' | 'expert' | 'alert' | 'mailbox' | 'approval';
  done: boolean;
  label: string;
  /** How it stands, or what to do. */
  text: string;
  /** The expert to look at, where it is about one. */
  expertId?: string;
}

export interface Brought {
  brand: Pick<Brand, 'status' | 'websiteUrl' | 'needsClientApproval'>;
  profiles: readonly Pick<Profile, 'id' | 'name' | 'alert' | 'topics' | 'siteUrl'>[];
  mailbox: NonNullable<Brand['mailbox']> | null;
}

/** The five things, in the order in which they are brought. Client approval counts as decided once the brand runs, or when it is asked for. */
export function stepsOf({ brand, profiles, mailbox }: Brought): readonly Step[] {
  const test = mailbox?.test.state;
  return [
    {
      id: 'site',
      done: brand.websiteUrl !== '',
      label: 'Web site',
      text:
        brand.websiteUrl === '' ? 'Without it no link in an article can be told to be yours.' : 'Links in articles are checked against it.',
    },
    expertStep(profiles),
    alertStep(profiles),
    {
      id: 'mailbox',
      done: test === 'ok',
      label: 'A mailbox that was tested',
      text: mailbox === null ? 'Pitches leave from an address of the brand.' : `${mailbox.address}: ${testWords(mailbox.test)}`,
    },
    {
      id: 'approval',
      done: brand.needsClientApproval || brand.status !== 'onboarding',
      label: 'Client approval decided',
      text: brand.needsClientApproval
        ? 'The client approves each pitch before it leaves.'
        : brand.status === 'onboarding'
          ? 'Does the client approve each pitch before it leaves?'
          : 'Pitches leave without asking the client.',
    },
  ];
}

function expertStep(profiles: Brought['profiles']): Step {
  const homeless = profiles.filter(({ siteUrl }) => siteUrl === '');
  const [first] = homeless;
  const step = { id: 'expert', label: 'An expert with a site', done: profiles.length > 0 && first === undefined } as const;
  if (profiles.length === 0) return { ...step, text: 'Pitches are written in the name of a person and hold the address of their site.' };
  if (first === undefined) return { ...step, text: namesOf(profiles) };
  return { ...step, text: `${namesOf(homeless)}: no site, so drafts cannot be submitted.`, expertId: first.id };
}

function alertStep(profiles: Brought['profiles']): Step {
  const silent = profiles.filter(({ alert, topics }) => alert.trim() === '' && topics.length === 0);
  const [first] = silent;
  const step = { id: 'alert', label: 'An alert for each expert', done: profiles.length > 0 && first === undefined } as const;
  if (profiles.length === 0) return { ...step, text: 'It says which queries an expert answers.' };
  if (first === undefined) return { ...step, text: 'Every new query is held against it.' };
  return { ...step, text: `${namesOf(silent)}: neither alert nor topics, so no query is found.`, expertId: first.id };
}

/** What the page of a brand opens with: one sentence on whether it can pitch. */
export function standingWords(brought: Brought & { brand: Pick<Brand, 'pause'> }, steps: readonly Step[]): string {
  const { brand, profiles, mailbox } = brought;
  const open = steps.filter(({ done }) => !done);
  if (brand.status === 'ended') return 'The work for this brand has ended. What it achieved stays in its reports.';
  if (brand.status === 'paused') return `Paused: ${brand.pause?.reason ?? 'no reason was given.'}`;
  if (open.length > 1) return `Not ready to pitch: ${open.length} of ${steps.length} things are missing.`;
  if (open.length === 1 && open[0]?.id === 'approval') return 'All but one decision is made: does the client approve each pitch?';
  if (open.length === 1) return `One thing is missing: ${open[0]?.label.toLowerCase()}.`;
  if (brand.status === 'onboarding') return 'Everything is in place: the brand can be made active.';
  const name = profiles.length === 1 ? profiles[0]?.name : `${profiles.length} experts`;
  return `Pitches leave from ${mailbox?.address} in the name of ${name}.`;
}

function testWords({ state, message }: Mailbox['test']): string {
  if (state === 'ok') return 'the test went well.';
  if (state === 'failed') return message;
  return state === 'running' ? 'being tested now.' : 'not tested yet.';
}

function namesOf(profiles: Brought['profiles']): string {
  const names = profiles.slice(0, 3).map(({ name }) => name);
  const more = profiles.length - names.length;
  if (more > 0) return `${names.join(', ')} and ${more} more`;
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}
