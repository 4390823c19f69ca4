import type { DoorHealth, DoorView, SetUpMailView } from '@sourcedesk/contracts/doors';
import { hostOf, kindChoices, lifeWords, refusedWords, setUpWords, setUpsToShow, sumWords, testWords } from './door-words';

const now = Date.parse('2026-11-29T10:00:00Z');
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();
const health = (more: Partial<DoorHealth> = {}): DoorHealth => ({
  state: 'working',
  text: '',
  lastMessageAt: ago(3600),
  lastCheckedAt: null,
  lastError: '',
  lastErrorAt: null,
  refused: null,
  received: 2,
  ...more,
});
const test = (state: DoorView['test']['state'], seconds: number, message = '') => ({ state, at: ago(seconds), message });

describe('the words of a door', () => {
  it('say why a kind cannot be chosen here', () => {
    const [address, imap] = kindChoices(['imap', 'webhook']);
    expect(address).toMatchObject({ disabled: true });
    expect(address?.text).toContain('INBOUND_DOMAIN');
    expect(imap).toMatchObject({ disabled: false });
  });

  it('tell an error that is over, and leave the present one to the line above', () => {
    const error = { lastError: 'The password was refused.', lastErrorAt: ago(7200) };
    expect(lifeWords(health(error), now)).toContain('The password was refused.');
    expect(lifeWords(health({ ...error, state: 'failing' }), now)).not.toContain('The password was refused.');
    expect(lifeWords(health({ lastMessageAt: null, received: 0 }), now)).toBe('');
  });

  it('tell a request that was turned away beside a door that works, until an e-mail comes', () => {
    const refused = { at: ago(600), text: 'A request came that was not signed.' };
    expect(refusedWords(health({ refused }), now)).toMatch(/^A request came that was not signed\. Turned away today /);
    expect(lifeWords(health({ refused }), now)).not.toContain('turned away');
    const since = health({ refused, lastMessageAt: ago(60) });
    expect([refusedWords(since, now), lifeWords(since, now)]).toEqual([
      '',
      'Last e-mail 1 min ago · 2 e-mails in all · a request turned away 10 min ago',
    ]);
    const fails = health({ refused, state: 'failing', text: refused.text, lastMessageAt: null, received: 0 });
    expect(refusedWords(fails, now)).toBe('');
    expect(lifeWords(fails, now)).toMatch(/^Turned away today \d\d:\d\d$/);
    expect(refusedWords(health({ refused, state: 'closed' }), now)).toBe('');
  });

  it('say of a test how it went, and when nobody works on it', () => {
    expect(testWords(test('ok', 60, 'Signed in.'), now)).toMatchObject({ tone: 'green' });
    expect(testWords(test('failed', 60, 'No such folder.'), now)).toMatchObject({ tone: 'red' });
    expect(testWords(test('running', 5), now).text).toBe('Testing …');
    expect(testWords(test('running', 300), now).text).toContain('Is the worker running?');
  });
});

describe('the sum of the e-mails', () => {
  const sum = { raw: 10, parsed: 7, quarantined: 2, pending: 1, oldestPendingAt: null, backlogSeconds: 5 };

  it('comes out, or says that it does not', () => {
    expect(sumWords(sum).sign).toBe('=');
    expect(sumWords({ ...sum, raw: 11 }).sign).toBe('≠');
  });

  it('warns when the oldest waits for a minute', () => {
    expect(sumWords(sum).late).toBe(false);
    expect(sumWords({ ...sum, backlogSeconds: 60 }).late).toBe(true);
  });
});

describe('set-up mails', () => {
  const mail = (state: SetUpMailView['state'], expires: number) => ({ state, expiresAt: ago(-expires) }) as SetUpMailView;

  it('say when they came and where, and who wrote them where they name no mailbox', () => {
    const at = { foundAt: ago(300), expiresAt: ago(-300), openedAt: null, openedBy: null, sender: 'a@b.example' };
    const named = { ...at, mailbox: 'ada@garden.example', door: { id: 'd1', name: 'Forwarded' } } as SetUpMailView;
    expect(setUpWords(named, now)).toMatch(/^Came today \d\d:\d\d by the door “Forwarded” · kept until today \d\d:\d\d$/);
    expect(setUpWords({ ...named, mailbox: null, door: null }, now)).toMatch(/^From a@b\.example · Came today \d\d:\d\d · kept/);
  });

  it('are shown while they wait, and after they were opened for the rest of their day', () => {
    const [waits, opened] = [mail('waiting', 60), mail('opened', 60)];
    expect(setUpsToShow([waits, opened, mail('opened', -60), mail('expired', -60)], now)).toEqual([waits, opened]);
  });

  it('lead by https alone', () => {
    expect(hostOf('https://app.helpareporter.com/confirm?t=1')).toBe('app.helpareporter.com');
    expect(hostOf('javascript:alert(1)')).toBe('');
    expect(hostOf('http://helpareporter.com')).toBe('');
  });
});
