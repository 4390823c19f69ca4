import type { DoorHealth, SetUpMailView } from '@sourcedesk/contracts/doors';
import { hostOf, kindChoices, lifeWords, setUpsToShow, setUpWords, sumWords, testWords } from './door-words';

const now = Date.parse('2026-11-29T12:00:00Z');
const health = (own: Partial<DoorHealth> = {}): DoorHealth => ({
  state: 'working',
  text: 'E-mails come in.',
  lastMessageAt: '2026-11-29T09:00:00Z',
  lastCheckedAt: null,
  lastError: '',
  lastErrorAt: null,
  received: 1200,
  ...own,
});

describe('what is said of a door', () => {
  it.each<[Partial<DoorHealth>, string]>([
    [{}, 'Last e-mail 3 h ago · 1,200 e-mails in all'],
    [{ lastMessageAt: null, received: 0 }, ''],
    [
      { received: 1, lastErrorAt: '2026-11-29T10:00:00Z', lastError: 'The signature is wrong.' },
      'Last e-mail 3 h ago · 1 e-mail in all · last error 2 h ago: The signature is wrong.',
    ],
    [
      { state: 'failing', lastErrorAt: '2026-11-29T10:00:00Z', lastError: 'No route.' },
      'Last e-mail 3 h ago · 1,200 e-mails in all · since today 10:00',
    ],
  ])('is its life: %o', (own, words) => {
    expect(lifeWords(health(own), now)).toBe(words);
  });

  it.each([
    ['untested', null, '', ''],
    ['running', '2026-11-29T11:59:30Z', '', 'Testing …'],
    ['running', '2026-11-29T11:50:00Z', '', 'Test begun 10 min ago, and no answer yet. Is the worker running? Test again.'],
    ['ok', '2026-11-29T11:00:00Z', 'The address takes e-mails.', 'The address takes e-mails. Tested 1 h ago.'],
    ['failed', '2026-11-29T11:00:00Z', 'No route to the server.', 'Tested 1 h ago.'],
  ] as const)('is how its test went: %s', (state, at, message, words) => {
    expect(testWords({ state, at, message }, 'No route to the server.', now).text).toBe(words);
  });

  it('is why a kind cannot be chosen', () => {
    expect(kindChoices(['imap']).map(({ id, disabled }) => [id, disabled])).toEqual([
      ['address', true],
      ['imap', false],
      ['webhook', true],
    ]);
    expect(kindChoices(['imap'])[0]?.text).toContain('INBOUND_DOMAIN');
  });
});

describe('what became of the e-mails', () => {
  const counts = { raw: 29, parsed: 28, quarantined: 1, pending: 0, oldestPendingAt: null, backlogSeconds: 0 };

  it('is a sum, and shows when it does not come out', () => {
    expect(sumWords(counts)).toMatchObject({ kept: '29 e-mails kept', sign: '=', read: '28 read', oldest: '', late: false });
    expect(sumWords({ ...counts, parsed: 27 }).sign).toBe('≠');
  });

  it('says how long the oldest waits, and when that is long', () => {
    expect(sumWords({ ...counts, parsed: 27, pending: 1, backlogSeconds: 5 })).toMatchObject({
      oldest: 'the oldest for less than a minute',
      late: false,
    });
    expect(sumWords({ ...counts, parsed: 27, pending: 1, backlogSeconds: 600 })).toMatchObject({
      oldest: 'the oldest for 10 m',
      late: true,
    });
  });
});

describe('a mail that sets something up', () => {
  const mail = (own: Partial<SetUpMailView> = {}): SetUpMailView => ({
    id: 's1',
    messageId: 'm1',
    source: 'haro',
    kind: 'link',
    title: 'Confirm your HARO subscription',
    state: 'waiting',
    foundAt: '2026-11-29T11:00:00Z',
    expiresAt: '2026-11-30T11:00:00Z',
    openedAt: null,
    openedBy: null,
    ...own,
  });
  const opened = mail({ id: 's2', state: 'opened', openedAt: '2026-11-29T11:30:00Z', openedBy: { id: 'u1', name: 'Mara Okafor' } });

  it('is shown while it waits, and for the rest of its day when it was opened', () => {
    const gone = mail({ id: 's3', state: 'expired', expiresAt: '2026-11-29T11:00:00Z' });
    const old = { ...opened, id: 's4', expiresAt: '2026-11-29T11:59:00Z' };
    expect(setUpsToShow([mail(), opened, gone, old], now).map(({ id }) => id)).toEqual(['s1', 's2']);
  });

  it('says who opened it', () => {
    expect(setUpWords(opened, now)).toBe('Came 1 h ago · opened 30 min ago by Mara Okafor');
    expect(setUpWords({ ...opened, openedBy: null }, now)).toContain('by somebody who left');
  });

  it.each([
    ['https://app.helpareporter.com/confirm?token=x', 'app.helpareporter.com'],
    ['http://app.helpareporter.com/', ''],
    ['javascript:alert(1)', ''],
    ['no link', ''],
  ])('leads only to https: %s', (link, host) => {
    expect(hostOf(link)).toBe(host);
  });
});
