import type { ArchiveReceipt } from '@sourcedesk/contracts/intake';
import type { IconName, Tone } from '@sourcedesk/ui';
import { checksumWords, messageTitle } from './message-words';
import type { Upload } from './uploads';

const largest = 30 * 1024 * 1024;
const largestArchive = 1024 * 1024 * 1024;

/** An mbox: many e-mails in one file, as Thunderbird, Apple Mail and Gmail's Takeout save them. */
export const isArchive = ({ name, type }: Pick<File, 'name' | 'type'>): boolean => /\.mbox$/i.test(name) || type === 'application/mbox';

/** Why a file cannot be an e-mail, '' when it may be one. */
export function refusalOf({ name, size, type }: Pick<File, 'name' | 'size' | 'type'>): string {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (ending === 'msg') return 'This is an Outlook file. Save the e-mail as .eml, or forward it as an attachment.';
  if (isArchive({ name, type })) {
    if (size === 0) return 'The file is empty.';
    return size > largestArchive ? 'The file is larger than 1 GB. Save the digests alone, or import the file at the command line.' : '';
  }
  if (ending !== 'eml' && ending !== 'txt' && type !== 'message/rfc822') return 'This is no e-mail. Save the e-mail as .eml and drop that.';
  if (size === 0) return 'The file is empty.';
  return size > largest ? 'The file is larger than 30 MB. A digest has about 150 kB: save the e-mail without attachments.' : '';
}

/** What an upload has to say: the e-mail's name, what became of it, and how it looks. */
export interface UploadWords {
  title: string;
  result: string;
  tone: Tone;
  icon: IconName;
}

export function uploadWords(upload: Upload): UploadWords {
  const { state, message, sent, known, refusal, name } = upload;
  if (state === 'refused') return { title: name, result: refusal, tone: 'red', icon: 'warning' };
  if (upload.archive) return archiveWords(name, upload.archive);
  if (state === 'waiting') return { title: name, result: 'Waits its turn', tone: 'plain', icon: 'clock' };
  if (state === 'sending') return { title: name, result: `Sending ${Math.round(sent * 100)} %`, tone: 'plain', icon: 'clock' };
  if (state === 'reading' || message === null) return { title: name, result: 'Reading …', tone: 'plain', icon: 'clock' };
  if (state === 'slow')
    return { title: name, result: 'Stored safely, and not read yet. It will be: nothing is to do.', tone: 'amber', icon: 'clock' };
  const title = message.status === 'parsed' && message.queryIds.length > 0 ? messageTitle(message) : name;
  const before = known ? 'Already here. ' : '';
  if (message.status === 'quarantined')
    return { title, result: `${before}Could not be read. ${message.reason ?? ''}`, tone: 'amber', icon: 'warning' };
  if (message.queryIds.length === 0)
    return { title, result: `${before}No queries in it: ${message.reason ?? 'it is no digest'}.`, tone: 'plain', icon: 'info' };
  const { parsed } = message.counts;
  const count = parsed === 1 ? '1 query' : `${parsed} queries`;
  if (known) return { title, result: `Already here, with ${count}`, tone: 'plain', icon: 'info' };
  const sum = checksumWords(message);
  if (sum.tone === 'green') return { title, result: `${count} found`, tone: 'green', icon: 'check' };
  return { title, result: `${count} found, ${sum.words.toLowerCase()}`, tone: sum.tone, icon: sum.tone === 'amber' ? 'warning' : 'check' };
}

/** "12 e-mails are being read, 3 were here already, 1 was refused: ..." */
function archiveWords(title: string, { received, known, refused, refusedCount }: ArchiveReceipt): UploadWords {
  const mails = received === 1 ? '1 e-mail is being read' : `${received} e-mails are being read`;
  const here = known === 0 ? '' : known === 1 ? ', 1 was here already' : `, ${known} were here already`;
  const first = refused[0] ? `: ${refused[0].reason}` : '.';
  if (refusedCount === 0)
    return { title, result: `${mails}${here}.`, tone: received > 0 ? 'green' : 'plain', icon: received > 0 ? 'check' : 'info' };
  const not = refusedCount === 1 ? '1 was refused' : `${refusedCount} were refused`;
  return { title, result: `${mails}${here}, ${not}${first}`, tone: 'amber', icon: 'warning' };
}

/** One sentence over many uploads. */
export function uploadsSummary(uploads: readonly Upload[]): string {
  const finished = uploads.filter(({ state }) => ['done', 'slow', 'refused'].includes(state)).length;
  const fresh = uploads.filter(({ known, state }) => state === 'done' && !known);
  const queries = new Set(fresh.flatMap(({ message }) => message?.queryIds ?? [])).size;
  const found = queries === 0 ? '' : queries === 1 ? ', 1 query found' : `, ${queries} queries found`;
  return `${finished} of ${uploads.length} ${uploads.length === 1 ? 'e-mail' : 'e-mails'} in${found}`;
}
