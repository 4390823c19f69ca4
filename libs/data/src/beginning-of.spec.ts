import { beginningOf } from './beginning-of';
import { type TestDatabase, openTestDatabase } from './testing';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db?.close());

const body =
  'What helps people to sleep on a night train, in a hotel, or at home? Please name two studies and what they have found since 2020.';

it.each([
  ['wrapping, marks and case', body, `> ${body.toUpperCase().replaceAll(' ', '\n')} -- thanks!`],
  ['what comes after', body, `${body} By Friday.`],
  ['letters of two units', `${'𝒜'.repeat(80)}b`, '𝒜 '.repeat(80)],
])('is the same whatever the %s', (_, one, other) => expect(beginningOf(one)).toBe(beginningOf(other)));

it('is another when the eightieth letter is', () => {
  expect(beginningOf('a'.repeat(79) + 'b')).not.toBe(beginningOf('a'.repeat(80)));
  expect(beginningOf('a'.repeat(80) + 'b')).toBe(beginningOf('a'.repeat(80)));
});

it('is what PostgreSQL wrote for the queries of earlier versions', async () => {
  const texts = [
    body,
    '',
    '—',
    'Äpfel & Birnen: 3 Ärzte raten',
    'Ищу эксперта по сну, 2 абзаца',
    '夜行列車で眠る方法。',
    'हिन्दी में उत्तर दें',
    'e\u0301te\u0301',
    '𝒜b𝒞 '.repeat(60),
  ];
  const { rows } = await db.admin.query<{ hash: string }>(
    `select md5(left(regexp_replace(lower(t), '[^[:alnum:]]+', '', 'g'), 80)) as hash from unnest($1::text[]) with ordinality as u (t, place) order by place`,
    [texts],
  );
  expect(texts.map(beginningOf)).toEqual(rows.map(({ hash }) => hash));
});
