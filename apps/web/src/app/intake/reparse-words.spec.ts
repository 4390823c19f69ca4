import type { Reparse, ReparseChange } from '@sourcedesk/contracts/reparsing';
import { applyWords, changesByMessage, daysBefore, rangeOf, rangeWords, resultWords, valueWords } from './reparse-words';

const reparse = (more: Partial<Reparse> = {}): Reparse => ({
  id: 'r1',
  from: new Date(2026, 9, 1).toISOString(),
  to: new Date(2026, 10, 1).toISOString(),
  service: null,
  status: 'ready',
  messages: 12,
  done: 12,
  different: 2,
  counts: { added: 1, changed: 2, gone: 1 },
  skipped: 0,
  requestedBy: { id: 'u1', name: 'Mara Okafor' },
  requestedAt: '2026-11-29T10:00:00Z',
  finishedAt: null,
  ...more,
});
const none = { added: 0, changed: 0, gone: 0 };

const message = { id: 'm1', subject: 'HARO morning', receivedAt: '2026-11-20T10:00:00Z' };
const query = { id: 'q1', summary: 'Bread that keeps' };
const change = (id: string, more: Partial<ReparseChange>): ReparseChange => ({
  id,
  message,
  query,
  kind: 'changed',
  field: 'summary',
  before: 'Bread',
  after: 'Bread that keeps',
  ...more,
});

describe('the range of a re-reading', () => {
  it('holds its last day to the end, in the zone of the reader', () => {
    expect(rangeOf('2026-10-30', '2026-10-31', 'haro')).toEqual({
      from: new Date(2026, 9, 30).toISOString(),
      to: new Date(2026, 10, 1).toISOString(),
      service: 'haro',
    });
    expect(rangeOf('2026-10-30', '2026-10-30', '')?.service).toBeNull();
  });

  it('is none where a day is missing or the days are the wrong way round', () => {
    expect(rangeOf('', '2026-10-31', '')).toBeNull();
    expect(rangeOf('2026-10-31', '', '')).toBeNull();
    expect(rangeOf('2026-11-01', '2026-10-31', '')).toBeNull();
  });

  it('is told by the days that were chosen', () => {
    expect(rangeWords(reparse())).toBe('1 Oct 2026 to 31 Oct 2026, every service');
    expect(rangeWords(reparse({ to: new Date(2026, 9, 2).toISOString(), service: 'sos' }))).toBe('1 Oct 2026, Source of Sources');
    expect(daysBefore('2026-03-01', 30)).toBe('2026-01-30');
  });
});

describe('the result of a re-reading', () => {
  it('tells how far it is', () => {
    expect(resultWords(reparse({ status: 'comparing', done: 5 }))).toBe('5 of 12 e-mails compared');
    expect(resultWords(reparse({ status: 'dropped', done: 5, different: 0 }))).toBe('5 of 12 e-mails compared, then stopped');
    expect(resultWords(reparse({ status: 'applying', done: 1 }))).toBe('1 of 2 e-mails read again');
  });

  it('tells what differs, each kind by itself', () => {
    expect(resultWords(reparse())).toBe(
      '2 of 12 e-mails read differently: 2 queries change, 1 query is new, 1 query is read no more and stays.',
    );
    expect(resultWords(reparse({ different: 1, counts: none }))).toBe('1 of 12 e-mails reads differently.');
    expect(resultWords(reparse({ different: 0, counts: none }))).toBe('12 e-mails compared: everything reads as it stands.');
  });

  it('says what was left alone', () => {
    expect(resultWords(reparse({ status: 'applied', skipped: 1, counts: { ...none, changed: 1 } }))).toBe(
      '2 of 12 e-mails read differently: 1 query changes. 1 e-mail was left alone: by then it read otherwise than was shown',
    );
  });

  it('is asked for in words before it is applied', () => {
    expect(applyWords(reparse({ different: 1, counts: { added: 0, changed: 3, gone: 0 } }))).toMatch(
      /^1 e-mail is read again: 3 queries change\. What people corrected stays\./,
    );
    expect(applyWords(reparse({ counts: none }))).toMatch(/^2 e-mails are read again; no query changes\./);
  });
});

describe('the differences of a re-reading', () => {
  it('stand by message and query, in the order in which they were found, however they were paged', () => {
    const other = { ...message, id: 'm2', subject: 'SOS' };
    const found = changesByMessage([
      change('05', { message: other, kind: 'message', query: null, field: 'reason', before: null, after: 'Not a digest' }),
      change('04', {
        query: { id: 'q2', summary: 'Rye' },
        kind: 'gone',
        field: '',
        before: { number: 2, summary: 'Rye', body: '' },
        after: null,
      }),
      change('03', { field: 'body', before: 'Why rye?', after: 'Why rye at all?' }),
      change('02', {}),
      change('01', { query: null, kind: 'added', field: '', before: null, after: { number: 9, summary: 'Spelt', body: 'Why spelt?' } }),
    ]);
    expect(found.map(({ subject, parts }) => [subject, parts.map(({ kind, title }) => `${kind}: ${title}`)])).toEqual([
      ['SOS', ['message: The e-mail itself']],
      ['HARO morning', ['added: Spelt', 'changed: Bread that keeps', 'gone: Rye']],
    ]);
    expect(found[1]?.parts[1]?.fields.map(({ name }) => name)).toEqual(['Summary', 'Query']);
    expect(found[1]?.parts[2]).toMatchObject({ queryId: 'q2', note: 'Is read no more; it stays with its pitches.', fields: [] });
  });

  it('keep two new queries apart', () => {
    const added = { query: null, kind: 'added', field: '', before: null } as const;
    const found = changesByMessage([
      change('02', { ...added, after: { number: 2, summary: 'Rye', body: '' } }),
      change('01', { ...added, after: { number: 1, summary: 'Spelt', body: '' } }),
    ]);
    expect(found[0]?.parts.map(({ title, queryId }) => [title, queryId])).toEqual([
      ['Spelt', null],
      ['Rye', null],
    ]);
  });

  it('are shown word by word', () => {
    const [field] = changesByMessage([change('01', {})])[0]?.parts[0]?.fields ?? [];
    expect(field?.segments).toEqual([
      { kind: 'same', text: 'Bread' },
      { kind: 'added', text: ' that keeps' },
    ]);
  });

  it('say it where there are no words to compare', () => {
    const told = (more: Partial<ReparseChange>) => changesByMessage([change('01', more)])[0]?.parts[0]?.fields[0];
    expect(told({ field: 'text', kind: 'message', query: null, before: null, after: null })?.note).toBe('Is decoded differently.');
    const question = { text: 'Why?', start: 0, end: 4 };
    expect(told({ field: 'questions', before: [question], after: [{ ...question, start: 2, end: 6 }] })?.note).toMatch(
      /words are the same/,
    );
    expect(told({ field: 'noAi', before: false, after: true })?.segments).toEqual([
      { kind: 'removed', text: 'no' },
      { kind: 'added', text: 'yes' },
    ]);
    expect(told({ field: 'category', before: '', after: 'Food' })).toMatchObject({
      segments: [{ kind: 'added', text: 'Food' }],
      note: 'Was empty.',
    });
    expect(told({ field: 'category', before: 'Food', after: '' })).toMatchObject({
      segments: [{ kind: 'removed', text: 'Food' }],
      note: 'Is empty now.',
    });
  });

  it('tell each value as a person reads it', () => {
    expect(valueWords('status', 'quarantined')).toBe('not readable');
    expect(valueWords('service', 'sos')).toBe('Source of Sources');
    expect(valueWords('outlet', { name: 'Crumb', url: 'https://crumb.example' })).toBe('Crumb · https://crumb.example');
    expect(valueWords('reply', { kind: 'relay', address: 'a@relay.example', url: '' })).toBe('relay · a@relay.example');
    expect(valueWords('traps', [{ encoding: 'hex', decoded: 'Fecund', word: null, times: null }])).toBe('“Fecund”');
    const at = new Date(2026, 10, 20, 19).toISOString();
    expect(valueWords('deadline', { at, zone: null, raw: '7 PM', certainty: 'assumed-zone' })).toBe(
      '20 Nov 2026 19:00 · 7 PM · zone assumed',
    );
    expect(valueWords('edition', null)).toBe('');
  });
});
