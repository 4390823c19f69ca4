import fc from 'fast-check';
import { wordsOf } from '@sourcedesk/domain/words';
import { searchFor, searchWords } from './search-words';
import { type TestDatabase, openTestDatabase } from './testing';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db?.close());

/** Which of the pairs of texts and a search are a find, in PostgreSQL's own words. */
async function found(pairs: readonly (readonly [texts: readonly string[], typed: string])[]): Promise<boolean[]> {
  const { rows } = await db.admin.query<{ found: boolean }>(
    `select words::tsvector @@ typed::tsquery as found from unnest($1::text[], $2::text[]) with ordinality as p (words, typed, place) order by place`,
    [pairs.map(([texts]) => searchWords(...texts)), pairs.map(([, typed]) => searchFor(typed))],
  );
  return rows.map((row) => row.found);
}
const finds = async (text: string, typed: string) => (await found([[[text], typed]]))[0];

describe('a search', () => {
  it.each([
    ['a word, in any case', 'Cyber Insurance for dentists', 'INSURANCE'],
    ['the beginning of a word of three letters and more', 'Cyber insurance for dentists', 'insur'],
    ['words in any order', 'Cyber insurance for dentists', 'dentists cyber'],
    ['the beginning of the word being typed', 'Cyber insurance for dentists', 'cyber in'],
    ['an abbreviation, as a word', 'How AI changes PR in the UK', 'ai'],
    ['one letter, as a word', 'Is vitamin C worth it?', 'vitamin c'],
    ['a plural by its singular', 'Companies and taxes of the newly rich', 'company tax'],
    ['a singular by its plural', 'A company, its tax and a mortgage', 'companies taxes mortgages'],
    ['a plural while it is typed', 'Companies for all', 'compani'],
    ['a name with an accent, without it', 'Renée Zoë, Café Łódź', 'renee zoe cafe lodz'],
    ['a name without an accent, with it', 'Renee Zoe, Cafe Lodz', 'Renée Zoë Café Łódź'],
    ['an umlaut by the umlaut', 'Jürgen Müller, Köln', 'müller köln'],
    ['an umlaut by the letter', 'Jürgen Müller, Köln', 'muller koln'],
    ['an umlaut by ae, oe, ue', 'Jürgen Müller, Köln', 'mueller koeln'],
    ['what is spelled out by the umlaut', 'Juergen Mueller, Koeln', 'müller köln'],
    ['a decomposed umlaut', 'Ju\u0308rgen Mu\u0308ller', 'mueller jürgen'],
    ['a sharp s', 'Hauptstraße 3', 'hauptstrasse'],
    ['Greek and Cyrillic', 'Ελλάδα и Йод', 'ελλαδα йод'],
    ['a part of a run of Chinese', '东京保险公司的专家', '保险'],
    ['a longer part of it', '东京保险公司的专家', '京保险公'],
    ['one character of it, the last too', '东京保险公司的专家', '家'],
    ['Japanese', 'サイバーセキュリティの専門家', 'セキュリティ'],
    ['Korean, without its particle', '서울에서 보험 전문가', '서울 전문'],
    ['Thai', 'ผู้เชี่ยวชาญด้านประกัน', 'ประกัน'],
    ['a word that stands in it', '专家AI工具', 'ai'],
    ['what is quoted, where it stands together', 'The best gift guide of the year', '"gift guide"'],
    ['what is quoted in other marks', 'The best gift guide of the year', '„gift guide“ “the year”'],
    ['what an open quote begins', 'The best gift guide of the year', '"gift gui'],
    ['what is hyphenated, however it is joined', 'A home equity loan by e-mail', 'home-equity e-mail'],
    ['an ampersand by the word, and the other way', 'R&D at Alder and Vale', 'r and d alder&vale'],
    ['C++ and C#', 'C++ or C# experts', 'c++ c#'],
    ['an apostrophe or none', "Women's health, O’Brien", 'womens obrien'],
    ['a per cent sign', 'Are 100% of bakers awake?', '100%'],
    ['a sign alone', 'Are 100% of bakers awake?', '%'],
    ['an amount', 'Less than £500 a month', '£500'],
    ['an emoji', 'Pizza 🍕 lovers', '🍕'],
    ['an address', 'Write to nora.feld@post.example', 'nora.feld@post.example'],
    ['what looks like a wildcard', 'Cyber insurance', 'insur*'],
    ['what looks like an operator', 'Cyber insurance', '!cyber | (insurance:*)'],
    ['what looks like SQL', "Robert'); drop table app.query;--", "'); drop table"],
  ])('finds %s', async (_, text, typed) => expect(await finds(text, typed)).toBe(true));

  it.each([
    ['one word of two that is not there', 'Cyber insurance for dentists', 'cyber mortgages'],
    ['the middle of a word', 'Cyber insurance', 'surance'],
    ['an abbreviation in another word', 'He said the email is available', 'ai'],
    ['an abbreviation at the beginning of another word', 'Aim at the air', 'ai'],
    ['a letter at the beginning of another word', 'Vitamins for children', 'vitamin c'],
    ['what is quoted, where it stands apart', 'A guide to the gift', '"gift guide"'],
    ['what is quoted, where the word is longer', 'A career in careers', '"car"'],
    ['what is hyphenated, where it stands apart', 'Equity in a new home', 'home-equity'],
    ['characters that stand in another order', '东京保险公司', '险保'],
    ['a sign that is not there', 'Are 100 of bakers awake?', '100%'],
    ['everything by a wildcard', 'Cyber insurance', '_____'],
  ])('does not find %s', async (_, text, typed) => expect(await finds(text, typed)).toBe(false));

  it.each(['', ' ', '"', '“”', '-', '***', "'", '\\', '( )'])('finds nothing by %j', async (typed) => {
    expect(searchFor(typed)).toBe('');
    expect(await finds('Cyber insurance', typed)).toBe(false);
  });

  it('finds words of every text, and no phrase that ends in the next', async () => {
    const texts = ['Cyber insurance', 'The Harbour Post', 'Nora Feld'];
    const typed = ['harbour cyber', '"the harbour post"', 'insurance nora', '"insurance the"', '"post nora"'];
    expect(await found(typed.map((each) => [texts, each] as const))).toEqual([true, true, true, false, false]);
  });

  it('finds any text by any of its words, and by any words that follow one another, in quotes', async () => {
    const texts = fc.sample(
      fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 12 }).map((parts) => parts.join(' ')),
      300,
    );
    const pairs = texts.flatMap((text) => {
      const words = wordsOf(text).map(({ start, end }) => text.slice(start, end));
      // What stands between words may be a sign, which would have to be looked for too.
      const spoken = words.join(' ');
      return words.flatMap((word, index) => [
        [[spoken], word] as const,
        [[spoken], `"${words.slice(index, index + 3).join(' ')}"`] as const,
      ]);
    });
    const missed = (await found(pairs)).flatMap((yes, index) => (yes ? [] : [pairs[index]]));
    expect(pairs.length).toBeGreaterThan(300);
    expect(missed).toEqual([]);
  });

  it('takes whatever is typed, and whatever text there is', async () => {
    const texts = [
      ...fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), 500),
      ...fc.sample(fc.string({ unit: 'grapheme', maxLength: 60 }), 500),
      'x'.repeat(5000),
      Array.from({ length: 30_000 }, (_, index) => `word${index}`).join(' '),
      '保険'.repeat(40_000),
      Array.from({ length: 9000 }, (_, index) => `${index}${'ｱ𝒜é'.repeat(30)}`).join(' '),
    ];
    const answers = await found(texts.map((text) => [[text], text.slice(0, 200)] as const));
    expect(answers).toHaveLength(texts.length);
  });
});
