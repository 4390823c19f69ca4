import { emailsIn, linksIn } from '../addresses';
import type { Letter } from './letter';
import { lineOf, trimmed, type ReadingText, type Span } from './reading-text';

const nameWord = "[\\p{Lu}][\\p{L}'’.-]+";
const fullName = `${nameWord}(?: (?:${nameWord}|[\\p{Lu}]\\.|de|van|von|der|la|le|bin|al)){1,3}`;
const introduced = new RegExp(
  `(?:\\b[Mm]y name(?:['’]s| is)|\\bI['’]?m|\\bI am|\\b[Tt]his is) (${fullName})(?=,| and | from | with | at | here|\\.|!| [–—-])`,
  'u',
);
const onlyName = new RegExp(`^${fullName}$|^${nameWord}$`, 'u');
const notAName =
  /\b(?:the|post|times|news|magazine|media|team|editor|writer|reporter|journalist|freelance|looking|seeking|need|request|press|office|desk|daily|weekly|inc|llc|ltd)\b/i;

/** Where a letter names its writer: the sender, the name above a handle, an introduction, the first line of the signature. */
export function writerIn({ text }: ReadingText, letter: Letter): Span | null {
  const sender = letter.sender && senderName(text, letter.sender);
  return sender ?? letter.poster ?? introducedIn(text, letter.body) ?? signed(text, letter.signature);
}

/** `Ada Quill <ada@x.example>`, `"Ada Quill" <...>`, or a name alone. */
function senderName(text: string, sender: Span): Span | null {
  const words = text.slice(sender.start, sender.end);
  const mark = words.search(/\s{0,20}(?:[<[(]|\S{1,200}@)/);
  const name = trimmed(text, { start: sender.start, end: mark < 0 ? sender.end : sender.start + mark });
  const bare = text.slice(name.start, name.end).replace(/^["']|["']$/g, '');
  if (bare === '' || bare.includes('@')) return null;
  const at = text.indexOf(bare, name.start);
  return { start: at, end: at + bare.length };
}

function introducedIn(text: string, spans: readonly Span[]): Span | null {
  for (const { start, end } of spans) {
    const found = introduced.exec(text.slice(start, end));
    const name = found?.[1];
    if (found && name && !notAName.test(name)) {
      const at = start + found.index + found[0].indexOf(name);
      return { start: at, end: at + name.length };
    }
  }
  return null;
}

function signed(text: string, signature: readonly Span[]): Span | null {
  for (const line of signature.slice(0, 2)) {
    const [first = ''] = text.slice(line.start, line.end).split(/[,|·•]| [–—-] /, 1);
    const name = trimmed(text, { start: line.start, end: line.start + first.length });
    const words = text.slice(name.start, name.end);
    if (onlyName.test(words) && !notAName.test(words)) return name;
  }
  return null;
}

/** A word of a name: no pronoun, and a full stop only within it, as in `Forbes.com`. */
const capitalised = "(?:(?!(?:I|We|My|You|Our|Please|Thanks|Deadline)\\b)[\\p{Lu}\\d][\\p{L}\\d&'’!+-]*(?:\\.[\\p{L}\\d]+)*)";
const outletName = `(?:[Tt]he )?${capitalised}(?: (?:of|and|the|for|on|in|de|&|${capitalised}))*`;
const role =
  '(?:writer|reporter|journalist|editor|freelancer|contributor|producer|columnist|correspondent|author|host|blogger|writing|write|reporting|freelancing)';
const work = '(?:story|piece|article|feature|guide|roundup|round-up|column|segment|episode|series|report|post|essay|interview)';
const byRole = new RegExp(`\\b${role}(?: [a-z]+){0,3}? (?:for|at|from|with) (${outletName})`, 'u');
const byWork = new RegExp(`\\b${work}\\b[^.?!\\n]{0,90}? (?:for|in) (${outletName})`, 'u');
const fromOutlet = new RegExp(
  `\\b(?:[Ii] am|[Ii]['’]m|[Tt]his is|[Mm]y name is) (?:${fullName})(?:,| and I|) ?(?:from|with|at|of) (${outletName})`,
  'u',
);
const season =
  /^(?:the )?(?:mother|father|valentine|halloween|christmas|easter|thanksgiving|black friday|cyber|new year|hanukkah|ramadan|pride|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|fall|winter|i|we|you|us|uk|u\.s\.?|q[1-4]|gen z|millennials?|americans?|women|men|parents|thanks|please)\b/i;

/** Where a letter names the outlet: with the writer's role or piece, in an introduction, or in the signature. */
export function outletIn({ text }: ReadingText, letter: Letter, writer: Span | null): Span | null {
  for (const pattern of [fromOutlet, byRole, byWork]) {
    for (const { start, end } of letter.body) {
      const found = pattern.exec(text.slice(start, end));
      const name = found?.[1]?.replace(/(?: (?:and|of|the|for|on|in|de|&)| [\d]+)+$/, '').replace(/[.!,]+$/, '');
      if (!found || !name || season.test(name)) continue;
      const at = start + found.index + found[0].lastIndexOf(name);
      return { start: at, end: at + name.length };
    }
  }
  return signedOutlet(text, letter.signature, writer);
}

const title = new RegExp(
  `^(?:(?:senior|staff|contributing|freelance|features?|health|business|lifestyle|travel|tech|news|deputy|managing|associate|executive|chief) )*(?:${role}|journalist)s?\\b`,
  'i',
);

/** `Reporter, The Harbour Post`, or the line beneath the name. */
function signedOutlet(text: string, signature: readonly Span[], writer: Span | null): Span | null {
  for (const line of signature.slice(0, 5)) {
    const words = text.slice(line.start, line.end);
    if (emailsIn(words).length > 0 || linksIn(words).length > 0 || /^[+\d(]/.test(words)) continue;
    const parts = words.split(/(,|\||·|•| at | for | [–—-] )/);
    let at = line.start;
    for (const part of parts) {
      const span = trimmed(text, { start: at, end: at + part.length });
      at += part.length;
      const name = text.slice(span.start, span.end);
      const isWriter = writer !== null && lineOf(text, writer) === name;
      if (isWriter || title.test(name) || name.length < 3 || !/^(?:the )?[\p{Lu}\d]/u.test(name) || season.test(name)) continue;
      if (onlyName.test(name) && !notAName.test(name) && writer === null) continue;
      if (name.split(' ').length <= 6) return span;
    }
  }
  return null;
}
