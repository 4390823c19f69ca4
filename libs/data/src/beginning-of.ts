import { hash } from 'node:crypto';

/** Letters and digits that are compared, and characters they are looked for in: in the first two hundred they nearly always are. */
const most = { compared: 80, read: [200, 4000] };

/** Hash of the first 80 letters and digits of a text, whatever their case: how copies of a text find one another by an index. */
export function beginningOf(text: string): string {
  let letters: string[] = [];
  for (const read of most.read) {
    letters = Array.from(lettersOf(text.slice(0, read)));
    // What a letter is in small letters depends on the one after it.
    if (letters.length > most.compared) break;
  }
  return hash('md5', letters.slice(0, most.compared).join(''));
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{Alphabetic}\p{Nd}]+/gu, '');
