const dot = 0x2e;
const cr = 0x0d;
const lf = 0x0a;

/**
 * Whether a line of a single dot is bounded by a bare CR or LF: where servers disagree on what ends an e-mail, such a line ends it for one of them, and what follows is
 * smuggled past the other as an e-mail of its own. `raw` is the e-mail with its dots unstuffed, in which a dot between two CR LF is content.
 */
export function hasStrayDot(raw: Buffer): boolean {
  for (let at = raw.indexOf(dot); at >= 0; at = raw.indexOf(dot, at + 1)) {
    const [first, before, after, last] = [raw[at - 2], raw[at - 1], raw[at + 1], raw[at + 2]];
    if (after !== cr && after !== lf) continue;
    if (before !== undefined && before !== cr && before !== lf) continue;
    const begins = before === undefined || (first === cr && before === lf);
    if (!begins || after !== cr || last !== lf) return true;
  }
  return false;
}
