import type { LineOfText, ReadingText, Span } from './reading-text';

/** An e-mail or post as its parts: where the headers name sender and subject, what is said, who signs. */
export interface Letter {
  sender: Span | null;
  subject: Span | null;
  replyTo: Span | null;
  /** The words themselves, in stretches of whole lines. */
  body: Span[];
  /** The lines of the signature, in order. */
  signature: LineOfText[];
  /** The name above a handle, as posts are copied. */
  poster: Span | null;
}

const header = /^\*{0,2}(from|to|cc|bcc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff)\*{0,2} ?:\*{0,2} ?/i;
const divider =
  /^(?:-{2,} ?(?:forwarded message|original message|begin forwarded message).*|begin forwarded message:?|on .{6,120} wrote:|-{5,}|_{5,})$/i;
const greeting =
  /^(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|greetings|happy (?:mon|tues|wednes|thurs|fri)day)\b[^.?]{0,60}[,!:.–—-]?$/i;
const farewell =
  /^(?:(?:many |with |all the )?(?:thanks|thank you|best|best wishes|kind regards|best regards|warm regards|warmest|warmly|regards|cheers|sincerely|yours(?: truly| sincerely)?|cordially|gratefully|talk soon|looking forward|take care)\b[^.?]{0,50}[,!.–—-]?|--|—|–)$/i;
const handle = /^@\w{2,30}(?:\b|$)/;
const postNoise =
  /^(?:@\w{2,30}|·|\d{1,2}[smhdw]|[\d,.]+[KM]? ?(?:views|likes|reposts|comments|replies)?|follow(?:ing)?|show more|translate post|last edited .*|\d{1,2}:\d{2} ?[AP]M · .*|#\w+(?: #\w+)*)$/i;
const longestSignature = 14;

/** Takes a text for a letter. What is neither header, greeting, farewell nor signature is its body. */
export function letterOf({ text, lines }: ReadingText): Letter {
  const wordsAt = (at: number): string => text.slice(lines[at]?.start ?? 0, lines[at]?.end ?? 0);
  const { headers, after } = headersOf(lines, wordsAt);
  const poster = posterOf(lines, wordsAt, after);
  const end = farewellFrom(lines, wordsAt, after);
  const opening = lines.slice(after, end).find((line) => line.end > line.start && !divider.test(text.slice(line.start, line.end)));
  const body = bodyOf(lines.slice(after, end), (line) => {
    const words = text.slice(line.start, line.end);
    return (
      (line === opening && greeting.test(words)) || divider.test(words) || (poster !== null && (line === poster || postNoise.test(words)))
    );
  });
  return {
    sender: headers.get('from') ?? null,
    subject: headers.get('subject') ?? headers.get('betreff') ?? null,
    replyTo: headers.get('reply-to') ?? null,
    body,
    signature: lines
      .slice(end)
      .filter((line, at) => line.end > line.start && !(at === 0 && farewell.test(text.slice(line.start, line.end)))),
    poster,
  };
}

/** Lines that follow one another are one stretch, blank lines between them included. */
function bodyOf(lines: readonly LineOfText[], isIdle: (line: LineOfText) => boolean): Span[] {
  const body: Span[] = [];
  let apart = true;
  for (const line of lines) {
    if (line.start === line.end) continue;
    const last = body.at(-1);
    if (isIdle(line)) apart = true;
    else if (last && !apart) last.end = line.end;
    else {
      body.push({ ...line });
      apart = false;
    }
  }
  return body;
}

/** The block of headers a copied mail begins with, after what a forwarder put on top; its last line is where the words begin. */
function headersOf(lines: readonly LineOfText[], wordsAt: (at: number) => string): { headers: Map<string, Span>; after: number } {
  const headers = new Map<string, Span>();
  for (let at = 0; at < Math.min(lines.length, 40); at++) {
    let next = at;
    for (; next < lines.length; next++) {
      const found = header.exec(wordsAt(next));
      if (!found) break;
      const line = lines[next];
      const name = (found[1] ?? '').toLowerCase().replace('von', 'from');
      if (line && !headers.has(name)) headers.set(name, { start: line.start + found[0].length, end: line.end });
    }
    const enough = next - at >= 2 || (next - at === 1 && at === 0 && headers.has('subject'));
    if (enough && (headers.has('from') || headers.has('subject') || headers.has('betreff'))) return { headers, after: next };
    if (!enough) headers.clear();
  }
  return { headers: new Map(), after: 0 };
}

function posterOf(lines: readonly LineOfText[], wordsAt: (at: number) => string, from: number): LineOfText | null {
  const written = lines.flatMap((line, at) => (at >= from && line.end > line.start ? [at] : [])).slice(0, 5);
  const place = written.findIndex((at) => handle.test(wordsAt(at)));
  const name = place > 0 ? written[place - 1] : undefined;
  return name === undefined ? null : (lines[name] ?? null);
}

/** Where the farewell begins, among the last lines; the end of the text without one. */
function farewellFrom(lines: readonly LineOfText[], wordsAt: (at: number) => string, from: number): number {
  const written = lines.flatMap((line, at) => (at >= from && line.end > line.start ? [at] : [])).slice(-longestSignature);
  return written.slice(1).find((at) => farewell.test(wordsAt(at))) ?? lines.length;
}
