import { emailsIn } from './addresses';
import { isBlank } from './lines';
import type { WorkingText } from './working-text';

/** What the header block of a forwarded mail says; the date is YYYY-MM-DD, '' for what is missing. */
export interface InnerMail {
  from: string;
  subject: string;
  date: string;
}

/** Names of headers as mail programmes write them into a forward: English, German, French, Spanish, Italian, Portuguese, Dutch. */
const names = {
  from: 'From|Von|De|Da|Van',
  date: 'Date|Sent|Datum|Gesendet|Envoy[ée]|Fecha|Enviad[oa](?: el| em)?|Data|Inviato|Verzonden',
  subject: 'Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp',
  other: 'To|Cc|Reply-To|An|Kopie|Antwort an|À|R[ée]pondre à|Para|Responder a|Rispondi a|Aan|Beantwoord',
};
const kinds = (['from', 'date', 'subject'] as const).map((kind) => [kind, new RegExp(`^(?:${names[kind]})$`, 'i')] as const);
const header = new RegExp(`^[*_> ]{0,6}(${Object.values(names).join('|')})[*_]{0,2}[ \u00a0\u202f]?:[*_]{0,2}[ \t\u00a0]*(.{0,400})`, 'i');
const searched = 400;

/** The innermost header block written into the lines before `end` of a forward, in whichever order; null when there is none. */
export function innerMail({ text, lines }: WorkingText, end: number): InnerMail | null {
  let found: InnerMail | null = null;
  let open = emptyBlock();
  for (const line of lines.slice(0, Math.min(end, searched))) {
    if (isBlank(line)) continue;
    found = attribution(text.slice(line.start, line.start + 800)) ?? found;
    const [, name = '', value = ''] = header.exec(text.slice(line.start, line.end)) ?? [];
    const kind = name === '' ? 'words' : (kinds.find(([, words]) => words.test(name))?.[0] ?? 'other');
    if (kind === 'words' && !isWhole(open)) open = emptyBlock();
    if (kind === 'words' || kind === 'other') continue;
    // A header that the block has already begins the block of a mail within.
    if (open[kind] !== null) open = emptyBlock();
    open[kind] = kind === 'from' ? (emailsIn(value)[0]?.text.toLowerCase() ?? '') : kind === 'date' ? dayIn(value) : value.trim();
    if (isWhole(open)) found = { from: open.from ?? '', subject: open.subject ?? '', date: open.date ?? '' };
  }
  return found;
}

const wrote = /^[> ]{0,6}(?:On|Am|Le|El|Il|Em|Op) ([^\n]{10,200}(?:\n[> ]{0,6}[^\n]{1,200})?) ?:[ \t\r]*(?:\n|$)/;

/** The line above a quoted mail that says who wrote it and when, which may be wrapped; null for other lines. */
function attribution(text: string): InnerMail | null {
  const [, words = ''] = wrote.exec(text) ?? [];
  const from = emailsIn(words)[0]?.text.toLowerCase();
  const date = from === undefined ? '' : dayIn(words);
  return from === undefined || date === '' ? null : { from, subject: '', date };
}

/** Headers read so far; null for those that did not come yet. */
type HeaderBlock = Record<keyof InnerMail, string | null>;
const emptyBlock = (): HeaderBlock => ({ from: null, subject: null, date: null });
const isWhole = ({ from, subject, date }: HeaderBlock): boolean => from !== null && ((subject ?? '') !== '' || (date ?? '') !== '');

/** Months in the same languages, without accents; a word names the month whose name it begins. */
const months = [
  'january januar janvier enero gennaio janeiro januari',
  'february februar fevrier febrero febbraio fevereiro februari',
  'march marz mars marzo marco maart mrt maerz',
  'april avril abril aprile',
  'may mai mayo maggio maio mei',
  'june juni juin junio giugno junho',
  'july juli juillet julio luglio julho',
  'august aout agosto augustus',
  'september septembre septiembre settembre setembro',
  'october oktober octobre octubre ottobre outubro',
  'november novembre noviembre novembro',
  'december dezember decembre diciembre dicembre dezembro',
].map((line) => line.split(' '));

function monthOf(word: string): number {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.length < 3 ? 0 : months.findIndex((all) => all.some((month) => month.startsWith(plain))) + 1;
}

const monthFirst = /(?<!\p{L})(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/u;
const dayFirst = /\b(\d{1,2})(?:\.|er|º)? (?:de )?(\p{L}{3,10})\.?,? (?:de )?(\d{4})\b/u;
const figures = /\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/;
/** Day and month, or month and day: told only where one of them is no month. */
const slashes = /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/;

/** The first day with a year in words or figures, as YYYY-MM-DD; '' without one, and where it could be two days. */
export function dayIn(words: string): string {
  const [, monthWord = '', dayAfter, yearAfter] = monthFirst.exec(words) ?? [];
  if (monthOf(monthWord) > 0) return dayOf(yearAfter, monthOf(monthWord), dayAfter);
  const [, dayBefore, wordAfter = '', year] = dayFirst.exec(words) ?? [];
  if (monthOf(wordAfter) > 0) return dayOf(year, monthOf(wordAfter), dayBefore);
  const figure = figures.exec(words);
  if (figure) return dayOf(figure[1] ?? figure[6], Number(figure[2] ?? figure[5]), figure[3] ?? figure[4]);
  const [, first, second, last] = slashes.exec(words) ?? [];
  if (Number(first) > 12) return dayOf(last, Number(second), first);
  return Number(second) > 12 || first === second ? dayOf(last, Number(first), second) : '';
}

function dayOf(year: string | undefined, month: number, day: string | undefined): string {
  if (!(month >= 1 && month <= 12) || !(Number(day) >= 1 && Number(day) <= 31)) return '';
  return `${year}-${String(month).padStart(2, '0')}-${String(Number(day)).padStart(2, '0')}`;
}
