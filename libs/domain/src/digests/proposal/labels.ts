import { lineOf, trimmed, type ReadingText, type Span } from './reading-text';

/** What a label of a pasted query tells. */
export type LabelledField =
  | 'summary'
  | 'body'
  | 'journalist'
  | 'outlet'
  | 'outletUrl'
  | 'deadline'
  | 'deadlineTime'
  | 'zone'
  | 'reply'
  | 'category'
  | 'profile'
  | 'number';

const words: Readonly<Record<LabelledField, string>> = {
  summary:
    'summary|title|headline|subject|topic|query title|request title|query summary|story title|working title|title/summary|opportunity|call ?out',
  body: "query|request|details|query details|request details|description|synopsis|brief|writer['’]s request|full query|query text|message|story details|the ask|what i need|what we need|what i['’]m looking for|call ?out",
  journalist: 'name|journalist|reporter|writer|journalist name|reporter name|contact name|requested by|posted by|from|editor|host|author',
  outlet:
    'media outlet|outlet|publication|media|media name|publication name|magazine|outlet name|podcast|show|media outlet/publication|publication/outlet',
  outletUrl: 'media website|website|url|site|outlet url|publication url|outlet website',
  deadline:
    'deadline|deadline date|due|due date|due by|submit by|respond by|reply by|closing date|closes|expires|needed by|response deadline|submission deadline',
  deadlineTime: 'deadline time|time',
  zone: 'time ?zone',
  reply:
    'e-?mail|reply|reply to|reply-to|respond to|respond|send to|send responses to|send pitches to|contact|contact e-?mail|submit to|how to respond|how to pitch|pitch to|e-?mail address|reply e-?mail|respond at|apply|respond here|contact details',
  category: 'category|industry|industries|section|tags?|theme|categories|sector',
  profile: 'haro journalist profile url|muck rack url|profile|twitter|linkedin',
  number: 'query number|query id|id|reference|ref',
};
const kinds = Object.keys(words) as LabelledField[];
const everyLabel = new RegExp(
  `^[*_•#]{0,3} ?(?:\\d{1,3}[.)] ?)?[*_]{0,3}(?:${kinds.map((kind) => `(?<${kind}>${words[kind]})`).join('|')})[*_]{0,3} ?:[*_]{0,3}(?= |$|https?:)`,
  'i',
);
/** What a copy of a digest or a page has beneath a query. */
const afterQuery =
  /^(?:back to top\b.*|[-_=*]{5,}|respond to this reporter.*|view (?:this )?(?:query|request|opportunity).*|unsubscribe\b.*|to submit a quote, please .*)$/i;

interface Label {
  field: LabelledField;
  line: number;
  value: number;
}

/** The labelled values of a pasted query: fields that something is said of, each with its stretches; null where the text is no labelled query. */
export function labelledFields({ text, lines }: ReadingText): Map<LabelledField, Span> | null {
  const labels = firstOfEach(
    lines.flatMap((line, at): Label[] => {
      const found = everyLabel.exec(text.slice(line.start, Math.min(line.end, line.start + 80)));
      const field = found?.groups ? kinds.find((kind) => found.groups?.[kind] !== undefined) : undefined;
      return field && found ? [{ field, line: at, value: line.start + found[0].length }] : [];
    }),
  );
  const fields = new Set(labels.map(({ field }) => field));
  const labelled =
    fields.size >= 3 &&
    (fields.has('body') || fields.has('summary')) &&
    (fields.has('body') || fields.has('reply') || fields.has('outlet'));
  if (!labelled) return null;
  return new Map(labels.map((label, at) => [label.field, valueOf(text, lines, label, labels[at + 1]?.line ?? lines.length)]));
}

/** The first label of each field counts, and none after the body's own: from there on they are the journalist's words. */
function firstOfEach(labels: readonly Label[]): Label[] {
  const body = labels.find(({ field }) => field === 'body');
  const seen = new Set<LabelledField>();
  return labels.filter(({ field, line }) => {
    if (seen.has(field) || (body && line > body.line && !closing.has(field))) return false;
    seen.add(field);
    return true;
  });
}

/** Fields that some layouts print beneath the body. */
const closing: ReadonlySet<LabelledField> = new Set(['reply', 'deadline', 'outlet', 'outletUrl', 'journalist', 'number']);

function valueOf(text: string, lines: readonly Span[], { field, line, value }: Label, next: number): Span {
  if (field === 'body') return bodyOf(text, lines, { line, value }, next);
  let last = line;
  if (trimmed(text, { start: value, end: lines[line]?.end ?? value }).start === (lines[line]?.end ?? value)) {
    last = lines.findIndex(({ start, end }, at) => at > line && at < next && end > start);
    if (last < 0) return { start: value, end: value };
    value = lines[last]?.start ?? value;
  }
  // A value was wrapped where its line is long and the next goes on.
  while (last + 1 < next && isWrapped(text, lines, last)) last++;
  return trimmed(text, { start: value, end: Math.max(value, lines[last]?.end ?? value) });
}

function isWrapped(text: string, lines: readonly Span[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]];
  if (!line || !next || next.end === next.start || line.end - line.start < 48) return false;
  const first = text.slice(next.start, next.end).split(/\s/, 1)[0] ?? '';
  return line.end - line.start + 1 + first.length > 58;
}

function bodyOf(text: string, lines: readonly Span[], { line, value }: Omit<Label, 'field'>, next: number): Span {
  let last = line;
  for (let at = line + 1; at < next; at++) {
    const { start = 0, end = 0 } = lines[at] ?? {};
    if (end > start && afterQuery.test(lineOf(text, { start, end }))) break;
    last = at;
  }
  return trimmed(text, { start: value, end: Math.max(value, lines[last]?.end ?? value) });
}
