import type { Likeness, LikenessVerdict } from '@sourcedesk/contracts/likeness';
import type { IconName } from '@sourcedesk/ui';

/** What a person said; nothing yet where it is open. */
export const verdictWords: Readonly<Record<LikenessVerdict, string>> = { same: 'Same request', different: 'Another request', open: '' };

const nearlyAll = 0.95;
const hardlyAny = 0.05;

/** How alike two texts are. `text`: 0 to 1. */
function textWords(text: number): string {
  if (text >= nearlyAll) return 'The same text, nearly word for word';
  return text < hardlyAny ? 'Another text' : `${Math.round(text * 100)} % of the shorter text stands in the other too`;
}

type Agreement = Likeness['evidence']['outlet'];
const agreementWords: Readonly<Record<Agreement, string>> = { same: 'same', differs: 'differs', 'not-named': 'not named' };
const icons: Readonly<Record<Agreement, IconName>> = { same: 'check', differs: 'close', 'not-named': 'dot' };

/** What speaks for one request, what against it, and what says nothing. */
export function evidenceWords({
  text,
  summary,
  outlet,
  journalist,
}: Likeness['evidence']): { icon: IconName; agrees: boolean; words: string }[] {
  const line = (agreement: Agreement, words: string) => ({ icon: icons[agreement], agrees: agreement === 'same', words });
  return [
    line(text >= hardlyAny ? 'same' : 'differs', textWords(text)),
    line(summary, `Summary: ${agreementWords[summary]}`),
    line(outlet, `Outlet: ${agreementWords[outlet]}`),
    line(journalist, `Journalist: ${agreementWords[journalist]}`),
  ];
}
