import { serviceNames, type Service } from '../services';
import { emailsIn, isWithin, linksIn } from './addresses';
import { formats, ofSender, unknownLayouts } from './registry';
import type { DecodedMail } from './types';
import { isHtml } from './working-text';

/** Mail programmes that ask the address they are to forward to, and their names. */
const forwarders = { gmail: 'Gmail', outlook: 'Outlook' } as const;

/** Who wants something confirmed: a service, or a mail programme. */
export type SetUpSource = Service | keyof typeof forwarders;

/** A mail that sets up a subscription or a forwarding, with the secret that does it: a link to be opened or a code to be typed. */
export interface SetUpMail {
  source: SetUpSource;
  kind: 'link' | 'code';
  secret: string;
  /** The address whose e-mails are to be forwarded, as the mail names it: Microsoft puts asterisks in it. Null where none is named. */
  mailbox: string | null;
}

/** What a person is asked to do, without any of the secret; with the mailbox only for whoever may see it. */
export function setUpTitle({ source, kind }: Pick<SetUpMail, 'source' | 'kind'>, mailbox: string | null = null): string {
  if (source === 'gmail' || source === 'outlook')
    return `The code that lets ${forwarders[source]} forward e-mails ${mailbox === null ? '' : `of ${mailbox} `}to the desk`;
  return kind === 'link'
    ? `Confirm your ${serviceNames[source]} subscription`
    : `The code that confirms your ${serviceNames[source]} subscription`;
}

/** Longer mails set up nothing. */
const longest = 200_000;
const asks = /\b(?:confirm|verify|activate|validate)\b[^.!?\n]{0,100}\b(?:subscription|sign-?up|registration|account|e-?mail|address)/i;
const signsIn = /\bsign(?:ing)?[ -]?in\b|\blog(?:ging)?[ -]?in\b|\bmagic link\b|\bpassword\b/i;
const confirms = /confirm|verif|activat|validat|opt-?in/i;
const leavesAlone = /unsubscri|opt-?out|preferences|privacy|terms/i;
const codeWords = /\b(?:security|verification|confirmation|single-use) code(?:\s+is)?\s*:?\s*\(?([0-9]{4,10})\b/i;
/** Microsoft writes in the reader's language: the word for a code, and digits behind it in the same sentence. */
const anyCode = /\b(?:code|código|codice|kode?|[a-zß]{4,20}code)\b[^\d.!?]{0,60}[\s:(]([0-9]{4,8})\b/i;
const gmailSubject = /\(#([0-9]{6,12})\)/;

/** Recognises a mail that sets something up by who sent it and what it asks; null for every other. A sender can be made up: who shows a link asks whether it was proved. */
export function setUpMail(mail: DecodedMail): SetUpMail | null {
  if (mail.parts.reduce((sum, { text }) => sum + text.length, 0) > longest) return null;
  const address = (mail.from?.address ?? '').toLowerCase();
  if (address === 'forwarding-noreply@google.com')
    return coded('gmail', gmailSubject.exec(mail.subject)?.[1] ?? codeIn(mail), gmailMailbox(mail));
  // Addresses at outlook.com are people's: what they forward is no code of Microsoft's.
  if (isWithin(address, ['microsoft.com'])) return coded('outlook', codeIn(mail) ?? codeIn(mail, anyCode), microsoftMailbox(mail));
  const service = ofSender([...formats, ...unknownLayouts], address)[0]?.service;
  const texts = [mail.subject, ...mail.parts.map(({ text }) => text)];
  if (!service || signsIn.test(mail.subject) || !texts.some((text) => asks.test(text))) return null;
  const link = confirmingLink(mail);
  return link === undefined ? coded(service, codeIn(mail)) : { source: service, kind: 'link', secret: link, mailbox: null };
}

function coded(source: SetUpSource, secret: string | undefined, mailbox: string | null = null): SetUpMail | null {
  return secret === undefined ? null : { source, kind: 'code', secret, mailbox };
}

function codeIn(mail: DecodedMail, words = codeWords): string | undefined {
  for (const text of linesOf(mail)) {
    const code = words.exec(text)?.[1];
    if (code !== undefined) return code;
  }
  return undefined;
}

/** Subject and texts, each as one line without markup. */
const linesOf = ({ subject, parts }: DecodedMail): string[] =>
  [subject, ...parts.map((part) => (isHtml(part) ? part.text.replace(/<[^<>]{0,2000}>/g, ' ') : part.text))].map((text) =>
    text.replace(/\s+/g, ' '),
  );

const requested = /([^\s<>()"@]{1,64}@[^\s<>()"@]{1,190}) has requested\b/;

/** Gmail's subject names the mailbox and no other address, in every language; its text names the address of the desk too. */
const gmailMailbox = (mail: DecodedMail): string | null =>
  emailsIn(mail.subject)[0]?.text ?? firstOf(linesOf(mail).map((text) => emailsIn(requested.exec(text)?.[1] ?? '')[0]?.text));

/** Microsoft names the account of whoever asks, with most letters hidden, which no other address in such a mail has. */
const microsoftMailbox = (mail: DecodedMail): string | null =>
  firstOf(linesOf(mail).map((text) => emailsIn(text).find((found) => found.text.includes('**'))?.text)) ??
  firstOf(linesOf(mail).map((text) => emailsIn(accountOf.exec(text)?.[1] ?? '')[0]?.text));
const accountOf = /\bMicrosoft account:? ([^\s<>()"@]{1,64}@[^\s<>()"@]{1,190})/i;

const firstOf = (found: readonly (string | undefined)[]): string | null => found.find((each) => each !== undefined) ?? null;

const anchor = /<a\b[^<>]{0,500}?\bhref\s{0,5}=\s{0,5}["']([^"'<>]{1,3000})["'][^<>]{0,500}>((?:(?!<\/a)[\s\S]){0,300})<\/a/gi;

/** The link whose words, or whose own address, confirm; links may lead through a counter of clicks, whose addresses say nothing. */
function confirmingLink({ parts }: DecodedMail): string | undefined {
  const found = parts.flatMap((part) =>
    isHtml(part)
      ? Array.from(part.text.matchAll(anchor), ([, href = '', words = '']) => ({ link: href.replaceAll('&amp;', '&'), words }))
      : linksIn(part.text).map(({ text, start }) => ({ link: text, words: part.text.slice(Math.max(0, start - 80), start) })),
  );
  const sound = found.filter(({ link }) => /^https:\/\/[^\s/]+\//i.test(link) && !leavesAlone.test(link));
  return (sound.find(({ link }) => confirms.test(link)) ?? sound.find(({ words }) => confirms.test(words)))?.link;
}
