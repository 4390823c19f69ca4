import type { Mailbox } from '@sourcedesk/contracts/accounts';
import { bodyOf, fieldsOf, goesElsewhere, testWords } from './mailbox-words';

const mailbox: Mailbox = {
  id: '1',
  address: 'helen@fernway.example',
  host: 'smtp.fernway.example',
  port: 587,
  security: 'starttls',
  username: 'helen',
  hasPassword: true,
  test: { state: 'ok', at: '2026-11-23T08:00:00Z', message: 'Signed in.' },
  warnings: [],
};

describe('the password of a mailbox', () => {
  it('stays when none is typed, and is sent when one is', () => {
    expect(bodyOf(fieldsOf(mailbox))).not.toHaveProperty('password');
    expect(bodyOf({ ...fieldsOf(mailbox), password: 'new' }).password).toBe('new');
  });

  it('goes when there is no user name to sign in with', () => {
    expect(bodyOf({ ...fieldsOf(mailbox), username: ' ', password: 'typed' }).password).toBe('');
  });

  it('is wanted again when server, port, security or user changes, and for nothing else', () => {
    const fields = fieldsOf(mailbox);
    expect(goesElsewhere(mailbox, fields)).toBe(false);
    expect(goesElsewhere(mailbox, { ...fields, address: 'h@fernway.example' })).toBe(false);
    for (const change of [{ host: 'mail.example' }, { port: 465 }, { security: 'tls' }, { username: 'h' }])
      expect(goesElsewhere(mailbox, { ...fields, ...change })).toBe(true);
    expect(goesElsewhere({ ...mailbox, hasPassword: false }, { ...fields, port: 465 })).toBe(false);
    expect(goesElsewhere(null, fields)).toBe(false);
  });
});

describe('the test of a mailbox', () => {
  const now = Date.parse('2026-11-23T08:05:00Z');

  it('is told with the server’s answer and its time', () => {
    expect(testWords(mailbox.test, now).text).toBe('Signed in. Tested 5 min ago.');
  });

  it('that nobody answers is said to be so', () => {
    const running = { state: 'running', at: '2026-11-23T08:04:50Z', message: '' } as const;
    expect(testWords(running, now).text).toMatch(/^Signing in/);
    expect(testWords({ ...running, at: '2026-11-23T08:00:00Z' }, now).text).toMatch(/Is the worker running/);
  });
});
