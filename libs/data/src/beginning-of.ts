import { hash } from 'node:crypto';

/** Letters and digits that are compared, and characters they are looked for in: in the first two hundred they nearly always are. */
const most = { compared: 80, read: [200, 4000] };
const beyondAscii = /[^\0-\x7f]/;

/** Hash of the first 80 letters and digits of a text, whatever their case: how copies of a text find one another by an index. */
export function beginningOf(text: string): string {
  let letters: readonly string[] = [];
  for (const read of most.read) {
    letters = lettersOf(text.slice(0, read));
    // What a letter is in small letters depends on the one after it.
    if (letters.length > most.compared) break;
  }
  return hash('md5', letters.slice(0, most.compared).join(''));
}

/** A pattern of what Unicode calls a letter takes ten times as long as one of ours. */
function lettersOf(text: string): string[] {
  const small = text.toLowerCase();
  return beyondAscii.test(small) ? Array.from(small.replace(/[^\p{Alphabetic}\p{Nd}]+/gu, '')) : small.replace(/[^a-z\d]+/g, '').split('');
}
