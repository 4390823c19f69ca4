import fc from 'fast-check';
import { blockers, checklist, type Check, type ChecklistInput } from './index';

const filler = (words: number): string => Array.from({ length: words }, (_, index) => `word${index}`).join(' ');
const signature = 'Jo Marsh, payroll adviser for twenty years\nAlder & Vale\nhttps://alder-vale.example\nPhoto: https://img.example/jo.jpg';
const good = `Payroll mistakes cost small firms dearly.\n\n${filler(150)}\n\n${signature}`;

type Changes = Partial<Omit<ChecklistInput, 'query' | 'profile'>> & {
  query?: Partial<ChecklistInput['query']>;
  profile?: Partial<ChecklistInput['profile']>;
};
const input = ({ query, profile, ...rest }: Changes = {}): ChecklistInput => ({
  subject: 'Payroll mistakes',
  body: good,
  query: {
    questions: [{ text: 'Which payroll mistakes do small firms make?' }],
    body: 'Which payroll mistakes do small firms make?',
    deadline: { at: '2026-05-18T22:00:00Z', raw: '6:00 PM ET - 18 May', certainty: 'exact' },
    reply: { kind: 'relay', address: 'reply+1@service.example', url: '' },
    otherAddresses: [],
    traps: [{ word: 'Adamant' }],
    flags: { noAi: false },
    requirements: [],
    ...query,
  },
  profile: {
    name: 'Dr. Jo Marsh, FCCA',
    bio: 'Payroll adviser for twenty years.',
    siteUrl: 'https://www.alder-vale.example/',
    headshotUrl: 'https://img.example/jo.jpg',
    ...profile,
  },
  brand: { name: 'Alder & Vale Ltd' },
  otherBrandNames: ['Vale', 'Harbour Tax'],
  now: '2026-05-18T12:00:00Z',
  ...rest,
});
const demanding = (kind: string, ...texts: string[]): Changes => ({ query: { requirements: texts.map((text) => ({ kind, text })) } });
const failing = (changes: Changes): string[] =>
  checklist(input(changes))
    .filter(({ ok }) => !ok)
    .map(({ id, level }) => `${level} ${id}`);
const found = (changes: Changes, id: string): Check | undefined => checklist(input(changes)).find((check) => check.id === id);

describe('the checklist', () => {
  it('of a good pitch is all ok, in a stable order', () => {
    expect(failing({})).toEqual([]);
    expect(checklist(input()).map(({ id }) => id)).toEqual(
      'subject body words question-1 name company bio site-url headshot-url trap other-brand deadline reply address no-ai'.split(' '),
    );
  });

  test.each<[string, Changes, string[]]>([
    ['an empty subject', { subject: ' \n' }, ['blocker subject']],
    ['39 words', { body: `${filler(24)} payroll mistake firms ${signature}` }, ['blocker body', 'warning words']],
    ['40 words', { body: `${filler(25)} payroll mistake firms ${signature}` }, ['warning words']],
    ['too many words', { body: `${good} ${filler(60)}` }, ['warning words']],
    ['an unanswered question', { query: { questions: [{ text: 'How is the weather in Lisbon?' }] } }, ['warning question-1']],
    ['another address in the query', { query: { otherAddresses: ['jo@elsewhere.example'] } }, ['warning other-address']],
    ['a ticked question', { query: { questions: [{ text: 'How is the weather in Lisbon?' }] }, answered: [1] }, []],
    ['a name that is part of another', { body: good.replace('Jo Marsh', 'Jo Marshall') }, ['blocker name']],
    [
      'a name that only an address spells',
      { body: `${good.replace('Jo Marsh', 'She')} https://alder.example/experts/jo-marsh` },
      ['blocker name'],
    ],
    ['a name that only an e-mail address spells', { body: `${good.replace('Jo Marsh', 'She')} jo.marsh@alder.example` }, ['blocker name']],
    ['a name in capitals', { body: good.replace('Jo Marsh', 'JO MARSH') }, []],
    ['a company written with "and"', { body: good.replace('Alder & Vale', 'Alder and Vale’s') }, []],
    ['no company', { body: good.replace('Alder & Vale', '') }, ['blocker company']],
    ['no site URL', { body: good.replace('https://alder-vale.example', '') }, ['blocker site-url']],
    [
      'the site only in an e-mail address',
      { body: good.replace('https://alder-vale.example', 'jo@alder-vale.example') },
      ['blocker site-url'],
    ],
    [
      'the site only as part of another',
      { body: good.replace('https://alder-vale.example', 'https://alder-vale.example.org') },
      ['blocker site-url'],
    ],
    ['a page of the site', { body: good.replace('https://alder-vale.example', 'www.Alder-Vale.example/guide') }, []],
    ['the site at the end of a sentence', { body: good.replace('https://alder-vale.example', '(alder-vale.example).') }, []],
    ['a profile without URLs', { profile: { siteUrl: '', headshotUrl: '' } }, ['blocker site-url', 'warning headshot-url']],
    ['no headshot', { body: good.replace('jo.jpg', 'jo.jpeg') }, ['warning headshot-url']],
    ['no bio', { profile: { bio: 'Former customs officer and author of seven books.' } }, ['warning bio']],
    ['an empty bio', { profile: { bio: '' } }, ['warning bio']],
    ['the trap word', { body: good.replace('dearly', 'ADAMANT') }, ['blocker trap']],
    ['the trap word in the subject', { subject: 'An adamant view' }, ['blocker trap']],
    ['a longer word that begins with the trap', { body: good.replace('dearly', 'adamantly') }, []],
    ['no trap', { query: { traps: [] } }, []],
    [
      'the word of a second trap',
      { body: good.replace('dearly', 'fecund'), query: { traps: [{ word: 'Adamant' }, { word: 'Fecund' }] } },
      ['blocker trap'],
    ],
    ['a trap without a word', { query: { traps: [{ word: null }] } }, []],
    ["another brand's name", { body: good.replace('dearly', 'as harbour tax says') }, ['blocker other-brand']],
    ["another brand's name outside the own", { body: good.replace('dearly', 'in the vale') }, ['blocker other-brand']],
    ['no other names known', { body: good.replace('dearly', 'as Harbour Tax says'), otherBrandNames: [] }, []],
    ['a passed deadline', { now: '2026-05-18T22:00:01Z' }, ['blocker deadline']],
    ['the very instant of the deadline', { now: new Date('2026-05-18T22:00:00Z') }, []],
    ['a passed deadline that was put off', { now: '2026-05-18T23:00:00Z', deadlineOverride: '2026-05-19T00:00:00Z' }, []],
    [
      'a passed deadline, put off and passed again',
      { now: '2026-05-19T01:00:00Z', deadlineOverride: '2026-05-19T00:00:00Z' },
      ['blocker deadline'],
    ],
    [
      'a passed deadline of an assumed zone',
      { now: '2026-06-01T00:00:00Z', query: { deadline: { at: '2026-05-18T22:00:00Z', raw: '6 pm', certainty: 'assumed-zone' } } },
      ['blocker deadline'],
    ],
    [
      'a passed day',
      { now: '2026-06-01T00:00:00Z', query: { deadline: { at: '2026-05-18T22:00:00Z', raw: 'May 18', certainty: 'date-only' } } },
      ['warning deadline'],
    ],
    ['a day to come', { query: { deadline: { at: '2026-05-18T22:00:00Z', raw: 'May 18', certainty: 'date-only' } } }, []],
    ['an unclear deadline', { query: { deadline: { at: null, raw: 'COB', certainty: 'unclear' } } }, ['warning deadline']],
    ['no deadline', { query: { deadline: null } }, []],
    ['no reply channel', { query: { reply: null } }, ['blocker reply']],
    ['a form without URL', { query: { reply: { kind: 'form', address: '', url: '' } } }, ['blocker reply']],
    ['a form', { query: { reply: { kind: 'form', address: '', url: 'https://form.example' } } }, []],
    ['a relay without address', { query: { reply: { kind: 'relay', address: ' ', url: '' } } }, ['blocker address']],
    ['an address that is none', { query: { reply: { kind: 'address', address: 'jo at example', url: '' } } }, ['blocker address']],
    ['a query that wants no AI', { query: { flags: { noAi: true } } }, []],
    [
      "the query's own limit kept",
      { body: `Payroll mistakes ${filler(60)} ${signature}`, ...demanding('length', 'In no more than 100 words, please.') },
      [],
    ],
    ["the query's own limit broken", demanding('length', 'max. 100 words'), ['warning words']],
    ['a length in sentences, which nobody counts', { body: `Payroll mistakes ${signature}`, ...demanding('length', '3-5 sentences') }, []],
    ['two limits that belong together', demanding('length', 'at least 300 words', '400 words max'), ['warning words']],
    ['a headshot asked for and given', demanding('headshot', 'a headshot'), []],
    [
      'a headshot asked for and forgotten',
      { body: good.replace('jo.jpg', 'jo.jpeg'), ...demanding('headshot', 'a headshot') },
      ['warning headshot-url'],
    ],
    ['a subject as the query gives it', demanding('subject', 'Put "payroll MISTAKES" in the subject line.'), []],
    ['a subject that differs', demanding('subject', 'Subject line: PAYROLL EXPERT'), ['warning subject-rule']],
    ['a subject in capitals, without quotes', demanding('subject', 'Include PAYROLL EXPERT in the subject.'), ['warning subject-rule']],
    ['a subject without the name asked for', demanding('subject', 'Put your name in the subject line.'), ['warning subject-rule']],
    [
      'a subject with the name asked for',
      { subject: 'Jo Marsh on payroll', ...demanding('subject', 'Put your name in the subject line.') },
      [],
    ],
    ['a rule for the subject that only a person can judge', demanding('subject', 'Mention your state in the subject line.'), []],
    ['a link where none is wanted', demanding('no-links', 'No links, please.'), ['warning links']],
    [
      'no link where none is wanted',
      {
        body: good.replace('https://alder-vale.example', '').replace('https://img.example/jo.jpg', ''),
        ...demanding('no-links', 'No links.'),
      },
      [],
    ],
    [
      'fewer words than forty where the journalist wants so',
      { body: `Payroll mistakes ${signature}`, ...demanding('length', 'in at most 15 words') },
      [],
    ],
  ])('of %s', (_, changes, expected) => expect(failing(changes)).toEqual(expected));

  it('of an empty pitch blocks on what is missing and asks for nothing twice', () => {
    const checks = checklist(input({ subject: '', body: '' }));
    expect(blockers(checks).map(({ id }) => id)).toEqual(['subject', 'body', 'name', 'company', 'site-url']);
    expect(checks.find(({ id }) => id === 'body')?.text).toBe('Write the pitch.');
  });

  it('says what the journalist asks of subject, links and headshot', () => {
    expect(found(demanding('subject', 'Subject line: PAYROLL EXPERT'), 'subject-rule')?.text).toBe(
      'Put "PAYROLL EXPERT" into the subject: the journalist asks for it.',
    );
    expect(found(demanding('subject', 'Mention your state in the subject.'), 'subject-rule')).toMatchObject({
      level: 'info',
      text: 'The journalist has a rule for the subject: "Mention your state in the subject."',
    });
    const at = found(demanding('no-links', 'No links.'), 'links')?.at;
    expect(good.slice(at?.start, at?.end)).toBe('https://alder-vale.example');
    expect(found(demanding('no-links', 'No links.'), 'site-url')).toMatchObject({ ok: true, level: 'info' });
    expect(found({ body: filler(50), ...demanding('headshot', 'a headshot') }, 'headshot-url')?.text).toContain(
      'which the journalist asks for',
    );
  });

  it('points at the spot', () => {
    const body = good.replace('dearly', 'Ada\u00ADmant');
    const at = found({ body }, 'trap')?.at;
    expect(at?.field).toBe('body');
    expect(body.slice(at?.start, at?.end)).toBe('Ada\u00ADmant');
    expect(found({ subject: 'Harbour Tax' }, 'other-brand')?.at).toEqual({ field: 'subject', start: 0, end: 11 });
  });

  it('says by how much the length is wrong', () => {
    expect(found({ body: filler(120) }, 'words')?.text).toBe(
      'Add 30 words to the pitch: it has 120, and journalists answer to 150 to 200.',
    );
    expect(found({ body: filler(101), ...demanding('length', 'in 100 words or less') }, 'words')?.text).toBe(
      'Shorten the pitch by 1 word: it has 101, and the journalist asks for at most 100.',
    );
  });

  it('of any text has the same ids in the same order, sentences to read and places within the text', () => {
    const ids = checklist(input()).map(({ id }) => id);
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('Adamant', 'Vale', 'Alder & Vale', 'alder-vale.example', ' ', '\n', '.', 'İ', '😀'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, text, (subject, body) => {
        const checks = checklist(input({ subject, body }));
        expect(checks.map(({ id }) => id)).toEqual(ids);
        expect(checks.filter(({ text: sentence }) => sentence === '')).toEqual([]);
        expect(checks.filter(({ at }) => at && at.end > (at.field === 'subject' ? subject : body).length)).toEqual([]);
      }),
    );
  });
});
