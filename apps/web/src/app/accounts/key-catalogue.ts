import { places } from '../shell/navigation';

/** One thing a key does: on which page, and what. */
export interface KeyUse {
  where: string;
  /** As the desk calls it. */
  keys: string;
  does: string;
}

const on = (where: string, does: Readonly<Record<string, string>>): KeyUse[] =>
  Object.entries(does).map(([keys, what]) => ({ where, keys, does: what }));

/** Every key of the desk that prints something, page by page: pages are loaded when they are opened, and their keys are set before. A spec holds it to the pages. */
export const keyUses: readonly KeyUse[] = [
  ...on('Everywhere', { '/': 'Search or jump', '?': 'Keys in force', '[': 'Fold or unfold the navigation', z: 'Undo' }),
  ...places.map(({ key, label }) => ({ where: 'Go to', keys: `g ${key}`, does: label })),
  ...on('In lists', { j: 'Next row', k: 'Previous row' }),
  ...on('Overview', { 1: 'What is due', 2: 'What is in review', 3: 'What was sent', 4: 'What was published' }),
  ...on('Inbox', {
    a: 'Accept',
    d: 'Skip with a reason',
    u: 'Skip as a duplicate',
    s: 'Snooze',
    e: 'Choose an expert by hand',
    z: 'Undo the last verdict',
    o: 'Show or hide the query beside the list',
    'shift+o': 'Open in its digest',
    r: 'Let new rows in',
    f: 'Find in the inbox',
    1: 'Due soon',
    2: 'Strong',
    3: 'Possible',
    4: 'No match',
    5: 'Snoozed',
  }),
  ...on('Digests', { i: 'Add a digest', 'shift+i': 'Add a query by hand' }),
  ...on('Queue', { c: 'Take and write', n: 'Take the next best', h: 'Release', t: 'Take over', r: 'Show what is new' }),
  ...on('Draft', { t: 'Take, or take over' }),
  ...on('Review', { 'shift+a': 'Approve', 'shift+r': 'Return', d: 'Show or hide what changed', z: 'Stop sending' }),
  ...on('Sent', { 1: 'Leaving', 2: 'Sent', 3: 'Needs a decision', 4: 'Closed' }),
  ...on('The pitch', { z: 'Stop sending', t: 'Try again', m: 'Record a reply', p: 'It was published' }),
  ...on('Placements', { n: 'Add a placement', c: 'Check the link now' }),
  ...on('Brands', { n: 'Add a brand', r: 'Let new brands in' }),
  ...on('Brand', { 1: 'Overview', 2: 'Experts', 3: 'Mailbox', 4: 'Services' }),
  ...on('Experts', { n: 'Add an expert' }),
  ...on('Expert', { t: 'Test of the alert' }),
  ...on('Services', { n: 'Add an account with a service' }),
  ...on('Mailbox', { t: 'Test the connection' }),
  ...on('Doors', { n: 'Add a door', t: 'Test the door', e: 'Change the door' }),
  ...on('Report', { 'shift+p': 'Print' }),
  ...on('Editions', { r: 'Let new e-mails in' }),
  ...on('Digest', {
    n: 'Next query',
    p: 'Previous query',
    j: 'Next query',
    k: 'Previous query',
    e: 'Correct the query',
    v: 'Show the e-mail as text, or as it looked',
    r: 'Read the e-mail again',
    s: 'Set the e-mail aside',
    'shift+d': 'Download the e-mail',
  }),
  ...on('Read history again', { c: 'Compare', 'shift+a': 'Apply the differences' }),
  ...on('Query', { a: 'Accept', d: 'Skip with a reason', e: 'Correct the query', l: 'Copy the link', 'shift+o': 'Open in its digest' }),
  ...on('People', { n: 'Invite somebody', e: 'Change role and brands' }),
];
