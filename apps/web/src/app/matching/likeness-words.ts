import type { Likeness, LikenessVerdict } from '@sourcedesk/contracts/likeness';

/** What a person said; nothing yet where it is open. */
export const verdictWords: Readonly<Record<LikenessVerdict, string>> = { same: 'Same request', different: 'Another request', open: '' };

const nearlyAll = 0.95;
const hardlyAny = 0.05;

/** How alike two texts are. `text`: 0 to 1. */
function textWords(text: number): string {
  if (text >= nearlyAll) return 'The same text, nearly word for word';
  return text < hardlyAny ? 'Another text' : `${Math.round(text * 100)} % of the shorter text stands in the other too`;
}

/** What speaks for one request and what does not, in words. */
export function evidenceWords({ text, summary, outlet, journalist }: Likeness['evidence']): { agrees: boolean; words: string }[] {
  return [
    { agrees: text >= hardlyAny, words: textWords(text) },
    { agrees: summary, words: summary ? 'Same summary' : 'Another summary' },
    { agrees: outlet, words: outlet ? 'Same outlet' : 'Outlet differs or is not named' },
    { agrees: journalist, words: journalist ? 'Same journalist' : 'Journalist differs or is not named' },
  ];
}
