import { demandsIn, proseDeadlinesIn, sentencesIn, wordLimitIn, type Requirement, type WordLimit } from '../../demands';
import { readDeadline, readSpokenDeadline, type Deadline } from '../../deadlines';
import { firstLink, linksIn, webAddress } from '../addresses';
import type { Service } from '../../services';
import type { HiddenInstruction, ParsedQuery } from '../types';
import { labelledFields, type LabelledField } from './labels';
import { letterOf, type Letter } from './letter';
import { outletIn, writerIn } from './people';
import { lineOf, paragraphsOf, readingText, trimmed, type ReadingText, type Span } from './reading-text';
import { replyBy, replyIn, serviceOfReply } from './reply';

/** A proposed value and where it stood: UTF-16 offsets in the text given, none where nothing was found and the value is '' or null. */
export interface Proposed<T> {
  value: T;
  ranges: [number, number][];
}

/** What a free text seems to say of one query. Nothing is invented: every value stands in the text, and what is not found is named in `missing`. */
export interface QueryProposal {
  /** `manual`, unless the reply channel is a service's own. */
  service: Service;
  summary: Proposed<string>;
  body: Proposed<string>;
  category: Proposed<string>;
  journalist: Proposed<string>;
  outlet: Proposed<string>;
  outletUrl: Proposed<string>;
  deadline: Proposed<Deadline | null>;
  reply: Proposed<ParsedQuery['reply'] | null>;
  /** What the body asks and demands; offsets in the text given. */
  questions: { text: string; start: number; end: number }[];
  requirements: Requirement[];
  wordLimit: WordLimit | null;
  noAi: Proposed<boolean>;
  traps: HiddenInstruction[];
  missing: ProposedField[];
}

export type ProposedField = 'summary' | 'body' | 'category' | 'journalist' | 'outlet' | 'outletUrl' | 'deadline' | 'reply';

/** When and where the text is read: `now` in milliseconds since 1970, for days without a year and days of the week; `zone` for times without a zone (IANA). */
export interface ProposalContext {
  now: number;
  zone: string;
}

interface Found {
  summary: Span | null;
  body: Span[];
  category: Span | null;
  journalist: Span | null;
  outlet: Span | null;
  outletUrl: { value: string; place: Span } | null;
  deadline: { value: Deadline; places: Span[] } | null;
  reply: { value: ParsedQuery['reply']; place: Span } | null;
}

/** Longer texts are no single query: what stands beyond is not read. */
const longestText = 60_000;

/**
 * Reads one query out of a free text: a query copied from anywhere, with labels or without, the e-mail of a journalist, a post. Pure and total. Its fields are for a
 * person to correct.
 */
export function proposeQuery(pasted: string, context: ProposalContext): QueryProposal {
  const reading = readingText(pasted.slice(0, longestText));
  const labels = labelledFields(reading);
  return proposalOf(reading, labels ? byLabels(reading, labels, context) : byProse(reading, letterOf(reading), context), context);
}

function byLabels(reading: ReadingText, labels: Map<LabelledField, Span>, context: ProposalContext): Found {
  const { text } = reading;
  const of = (field: LabelledField): Span | null => {
    const span = labels.get(field);
    return span && span.end > span.start ? span : null;
  };
  const [body, reply, outlet] = [of('body'), of('reply'), of('outlet')];
  const spans = body ? [body] : [];
  const { name, url } = outletParts(text, outlet);
  const site = of('outletUrl');
  return {
    summary: of('summary'),
    body: spans,
    category: of('category'),
    journalist: of('journalist'),
    outlet: name,
    outletUrl: url ?? (site && urlIn(text, site)),
    deadline: labelledDeadline(text, [of('deadline'), of('deadlineTime'), of('zone')], context) ?? proseDeadline(text, spans, context),
    reply: (reply && replyIn(text, [reply])) ?? (reply && pageIn(text, reply)) ?? replyIn(text, [{ start: 0, end: text.length }]),
  };
}

function byProse(reading: ReadingText, letter: Letter, context: ProposalContext): Found {
  const { text } = reading;
  const writer = writerIn(reading, letter);
  const outlet = outletIn(reading, letter, writer);
  const everywhere = [...letter.body, ...letter.signature];
  const given = [letter.replyTo, letter.sender].filter((span) => span !== null);
  return {
    summary: letter.subject ? withoutPrefix(text, letter.subject) : firstPoint(text, letter.body),
    body: letter.body,
    category: null,
    journalist: writer,
    outlet,
    outletUrl: outlet && urlBeside(text, everywhere, outlet),
    deadline: proseDeadline(text, letter.body, context),
    reply:
      replyIn(text, letter.body) ??
      given.map((span) => replyIn(text, [span])).find((found) => found !== null) ??
      replyIn(text, letter.signature),
  };
}

/** `Name (https://...)` */
function outletParts(text: string, outlet: Span | null): { name: Span | null; url: Found['outletUrl'] } {
  if (!outlet) return { name: null, url: null };
  const bracket = /\s*[(<[]\s*((?:https?:\/\/|www\.)?[^\s()<>[\]]+\.[^\s()<>[\]]+)[^\s()]*[)>\]]/i.exec(
    text.slice(outlet.start, outlet.end),
  );
  const value = webAddress(bracket?.[1] ?? '');
  if (!bracket || value === '') return { name: outlet, url: null };
  const start = outlet.start + bracket.index + bracket[0].indexOf(bracket[1] ?? '');
  return {
    name: trimmed(text, { start: outlet.start, end: outlet.start + bracket.index }),
    url: { value, place: { start, end: start + (bracket[1] ?? '').length } },
  };
}

function urlIn(text: string, span: Span): Found['outletUrl'] {
  const value = webAddress(lineOf(text, span));
  return value === '' ? null : { value, place: span };
}

function pageIn(text: string, span: Span): Found['reply'] {
  const [link] = linksIn(text.slice(span.start, span.end));
  return link ? { value: replyBy('', link.text), place: { start: span.start + link.start, end: span.start + link.end } } : null;
}

const squeezed = (words: string): string =>
  words
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** A link is the outlet's when it stands in brackets behind the outlet's name, or its host is made of that name. */
function urlBeside(text: string, spans: readonly Span[], outlet: Span): Found['outletUrl'] {
  const behind = { start: outlet.end, end: outlet.end + 2000 };
  const bracketed = /^ ?[(<](?=https?:)/i.test(text.slice(behind.start, behind.start + 8)) ? firstLink(text, behind) : undefined;
  if (bracketed) return { value: bracketed.text, place: { start: bracketed.start, end: bracketed.end } };
  const name = squeezed(lineOf(text, outlet));
  if (name.length < 3) return null;
  for (const { start, end } of spans) {
    for (const link of linksIn(text.slice(start, end))) {
      const host = squeezed(/^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(link.text)?.[1] ?? '');
      if (host.startsWith(name)) return { value: link.text, place: { start: start + link.start, end: start + link.end } };
    }
  }
  return null;
}

function labelledDeadline(text: string, spans: readonly (Span | null)[], context: ProposalContext): Found['deadline'] {
  const places = spans.filter((span) => span !== null);
  if (!spans[0]) return null;
  const raw = places.map((span) => lineOf(text, span)).join(' ');
  const words = raw.replace(/\s*\([^)]*\)\s*$/, '').replace(/\.$/, '');
  const read = readDeadline(words, { near: context.now, defaultZone: context.zone });
  if (read.certainty !== 'unclear') return { value: { ...read, raw }, places };
  const spoken = readSpokenDeadline(words, 0, { near: context.now, defaultZone: context.zone });
  const whole = spoken !== null && words.length - spoken.end <= 2;
  return { value: whole ? { ...spoken.deadline, raw } : { ...read, raw }, places };
}

const open =
  /\b(?:deadline|due)(?: is)?:?\s+(asap|as soon as possible|rolling|ongoing|open|none|end of (?:the )?week|next week|this week)\b/i;

function proseDeadline(text: string, spans: readonly Span[], { now, zone }: ProposalContext): Found['deadline'] {
  for (const { start, end } of spans) {
    const [spoken] = proseDeadlinesIn(text.slice(start, end), now, zone);
    if (spoken) return { value: spoken.deadline, places: [{ start: start + spoken.start, end: start + spoken.end }] };
    const found = open.exec(text.slice(start, end));
    const raw = found?.[1];
    if (!found || !raw) continue;
    const at = start + found.index + found[0].length - raw.length;
    return { value: { at: null, zone: null, raw, certainty: 'unclear' }, places: [{ start: at, end: at + raw.length }] };
  }
  return null;
}

/** A subject without `Re:` and `Fwd:`. */
function withoutPrefix(text: string, { start, end }: Span): Span {
  const prefix = /^(?:(?:re|fwd?|aw|wg)(?:\[\d+\])?: *)+/i.exec(text.slice(start, end))?.[0].length ?? 0;
  return trimmed(text, { start: start + prefix, end });
}

const seeks =
  /\b(?:look(?:ing)? (?:for|to)|seek(?:ing)?|need(?:ed|ing)?|want(?:ed|ing)?|calling|wanted|request|searching for|working on|writing|recommend|anyone)\b/i;
const [shortestSummary, longestSummary] = [25, 120];

/** The sentence that says what is sought, else the first that is more than a greeting or a heading, without the tags before it; as much of it as makes a heading. */
function firstPoint(text: string, spans: readonly Span[]): Span | null {
  const sentences = spans.flatMap(({ start, end }) => sentencesIn(text, start, end)).slice(0, 12);
  const whole = sentences.filter(({ start, end }) => end - start >= shortestSummary);
  const point = whole.find(({ start, end }) => seeks.test(text.slice(start, end))) ?? whole[0] ?? sentences[0];
  if (!point) return null;
  const start = point.start + (/^(?:#\w+\s+)+/.exec(text.slice(point.start, point.end))?.[0].length ?? 0);
  if (point.end - start <= longestSummary) return { start, end: text[point.end - 1] === '.' ? point.end - 1 : point.end };
  const space = text.lastIndexOf(' ', start + longestSummary);
  return { start, end: space > start ? space : start + longestSummary };
}

/** The line of HARO's digests. */
const noAiLine = /^[^\S\n]*no ai pitches considered[^\S\n]*$/im;

function proposalOf(reading: ReadingText, found: Found, { now, zone }: ProposalContext): QueryProposal {
  const { text, traps, placeOf } = reading;
  const line = (span: Span | null): Proposed<string> => {
    const value = span ? lineOf(text, span) : '';
    return { value, ranges: span && value !== '' ? [placeOf(span)] : [] };
  };
  const body = { value: paragraphsOf(text, found.body), ranges: found.body.map(placeOf) };
  const demands = found.body.map(({ start, end }) => {
    const { questions, requirements } = demandsIn(text.slice(start, end), { deadline: found.deadline?.value ?? null, near: now, zone });
    const moved = <T extends Span>(each: T): T => {
      const [from, to] = placeOf({ start: start + each.start, end: start + each.end });
      return { ...each, start: from, end: to };
    };
    return { questions: questions.map(moved), requirements: requirements.map(moved) };
  });
  const requirements = demands.flatMap((each) => each.requirements);
  const flag = noAiLine.exec(text);
  const refusals = [
    ...(flag ? [placeOf(trimmed(text, { start: flag.index, end: flag.index + flag[0].length }))] : []),
    ...requirements.filter(({ kind }) => kind === 'no-ai').map(({ start, end }): [number, number] => [start, end]),
  ];
  const proposal = {
    service: serviceOfReply(found.reply?.value.address ?? '', found.reply?.value.url ?? ''),
    summary: line(found.summary),
    body,
    category: line(found.category),
    journalist: line(found.journalist),
    outlet: line(found.outlet),
    outletUrl: { value: found.outletUrl?.value ?? '', ranges: found.outletUrl ? [placeOf(found.outletUrl.place)] : [] },
    deadline: { value: found.deadline?.value ?? null, ranges: (found.deadline?.places ?? []).map(placeOf) },
    reply: { value: found.reply?.value ?? null, ranges: found.reply ? [placeOf(found.reply.place)] : [] },
    questions: demands.flatMap((each) => each.questions),
    requirements,
    wordLimit: wordLimitIn(...requirements.filter(({ kind }) => kind === 'length').map((each) => each.text)),
    noAi: { value: refusals.length > 0, ranges: refusals },
    traps: traps.map(({ encoding, decoded, word, times }) => ({ encoding, decoded, word, times })),
  };
  return { ...proposal, missing: proposedFields.filter((field) => proposal[field].value === '' || proposal[field].value === null) };
}

const proposedFields: readonly ProposedField[] = ['summary', 'body', 'category', 'journalist', 'outlet', 'outletUrl', 'deadline', 'reply'];
