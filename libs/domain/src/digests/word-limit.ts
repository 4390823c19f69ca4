const count = '(\\d{1,3}(?:,\\d{3})*|\\d{1,4})';
const between = new RegExp(`\\b${count}(?: words?)? ?(?:-|–|—|to|and) ?${count}[ -]words?\\b`, 'gi');
const single = new RegExp(
  `(?:\\b(max(?:imum)?(?: of)?:?|under|below|up to|at most|no more than|not more than|no longer than|less than|fewer than|within|limit(?:ed)?(?: to)?|about|around|approximately|roughly|ca\\.?|~|in) |\\b(min(?:imum)?(?: of)?:?|at least|no less than|no fewer than|more than|over) )?~?\\b${count}[ -]words?(?: (max(?:imum)?|or less|or fewer|or under|limit|tops)| (min(?:imum)?|or more))?`,
  'gi',
);

/** The longest answer a query could mean: larger numbers are the length of the journalist's own article. */
const longestAnswer = 1000;

const toNumber = (digits = ''): number => Number(digits.replaceAll(',', ''));

/** The limit a query sets for an answer ("100-150 words", "max 200 words", "at least 50 words"); null when it names none. */
export function wordLimitIn(body: string): { min: number | null; max: number | null } | null {
  if (!/\d[ -]word/i.test(body)) return null;
  for (const match of body.matchAll(between)) {
    const [min, max] = [toNumber(match[1]), toNumber(match[2])];
    if (min > 0 && min < max && max <= longestAnswer && !namesAnArticle(body, match)) return { min, max };
  }
  for (const match of body.matchAll(single)) {
    const words = toNumber(match[3]);
    if (words < 10 || words > longestAnswer || namesAnArticle(body, match)) continue;
    if (match[2] !== undefined || match[5] !== undefined) return { min: words, max: null };
    if (match[1] !== undefined || match[4] !== undefined) return { min: null, max: words };
  }
  return null;
}

/** "A 900-word article" tells of the article, "200-word answers" of the answer. */
function namesAnArticle(body: string, match: RegExpMatchArray): boolean {
  const after = body.slice((match.index ?? 0) + match[0].length, (match.index ?? 0) + match[0].length + 24);
  return /^s? (?:\w+ )?(?:article|story|feature|piece|essay|post|guide|rewrite|book|blog|column)/i.test(after);
}
