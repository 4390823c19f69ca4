import { emailsIn } from './addresses';
import type { WorkingText } from './working-text';

/** What the header block of a forwarded mail says; the date is YYYY-MM-DD, '' for what is missing. */
export interface InnerMail {
  from: string;
  subject: string;
  date: string;
}

const header = /^[*_> ]{0,6}(From|Date|Sent|Subject|To|Cc|Reply-To)[*_]{0,2}:[*_]{0,2} *(.{0,400})/i;
const searched = 400;

/** The innermost header block written into the lines before `end` of a forward; null when there is none. */
export function innerMail({ text, lines }: WorkingText, end: number): InnerMail | null {
  let found: InnerMail | null = null;
  let open: InnerMail | null = null;
  for (const line of lines.slice(0, Math.min(end, searched))) {
    const [, name = '', value = ''] = header.exec(text.slice(line.start, line.end)) ?? [];
    if (name.toLowerCase() === 'from') open = { from: emailsIn(value)[0]?.text.toLowerCase() ?? '', subject: '', date: '' };
    else if (open && /^subject$/i.test(name)) open.subject = value.trim();
    else if (open && /^(?:date|sent)$/i.test(name)) open.date = dayIn(value);
    else if (name === '' && line.from < line.to && open?.subject === '' && open.date === '') open = null;
    if (open && (open.subject !== '' || open.date !== '')) found = open;
  }
  return found;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The first day with a year in English words, as YYYY-MM-DD; '' without one. */
export function dayIn(words: string): string {
  const monthFirst = /\b([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/.exec(words);
  const dayFirst = /\b(\d{1,2}) ([A-Z][a-z]{2,8})\.?,? (\d{4})\b/.exec(words);
  const [month, day, year] = monthFirst ? [monthFirst[1], monthFirst[2], monthFirst[3]] : [dayFirst?.[2], dayFirst?.[1], dayFirst?.[3]];
  const number = months.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
  if (number === 0 || Number(day) < 1 || Number(day) > 31) return '';
  return `${year}-${String(number).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
