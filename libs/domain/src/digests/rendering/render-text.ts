import { sentenceBits, trapSentence } from '../../traps';
import type { QueryToRender, TrapToRender } from './render-types';

/** Wraps as html-to-text does for services' text parts: greedily at 80, U+200B taken for white space, long words left whole. */
export function wrapped(text: string, width = 80): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \t\r\n\f\u200b]+/).filter((each) => each !== '')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

/** The body with its trap, as the HTML part has it: nothing is lost there. */
export function bodyWithTrap({ body, trap }: QueryToRender): string {
  return trap ? body.slice(0, trap.at) + encodedTrap(trap) + body.slice(trap.at) : body;
}

/** Where services put traps: behind a full stop or question mark, whatever follows. */
export const trapPlaces = (body: string): number[] => Array.from(body.matchAll(/[.?]/g), (match) => match.index + 1);

export function encodedTrap({ encoding, word, times, padded }: TrapToRender): string {
  const sentence = trapSentence(word, times);
  if (encoding === 'hex') return Array.from(sentence, (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  if (encoding === 'base64') return padded === false ? btoa(sentence).replace(/=+$/, '') : btoa(sentence);
  return `\u2063${sentenceBits(sentence).replaceAll('0', '\u200b').replaceAll('1', '\u200c')}\u2063`;
}

/** Text for markup, lines kept by `<br>`. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '<br>');
