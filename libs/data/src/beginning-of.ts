import { createHash } from 'node:crypto';

/** Letters and digits that are compared, and characters they are looked for in. */
const most = { compared: 80, read: 4000 };

/** Hash of the first 80 letters and digits of a text, whatever their case: how copies of a text find one another by an index. */
export function beginningOf(text: string): string {
  const letters = text
    .slice(0, most.read)
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{Nd}]+/gu, '');
  return createHash('md5')
    .update(
      Array.from(letters.slice(0, 2 * most.compared))
        .slice(0, most.compared)
        .join(''),
    )
    .digest('hex');
}
