import type { HiddenText } from './encoded-text';

// U+202E shows what follows from right to left, up to U+202C or the end of the line.
const override = '\u202E';
const overridden = /\u202E[^\u202C\n]{12,2000}(?:\u202C|$|(?=\n))/gm;
const common = /\b(?:the|to|of|and|in|you|your|if|is|an?|word|words|answer|include|using|write|ai|say|this|that)\b/gi;

/**
 * Latin sentences under a right-to-left override: a person sees them backwards, a language model reads them. Hebrew and Arabic run that way anyhow, and a sentence
 * that is written backwards to be seen forwards is for the person.
 */
export function findReversed(text: string): HiddenText[] {
  if (!text.includes(override)) return [];
  return Array.from(text.matchAll(overridden), ({ 0: whole, index }): HiddenText => {
    const words = whole.replace(/[\u202C\u202E]/g, '').trim();
    return { start: index, end: index + whole.length, decode: () => words };
  }).filter((hidden) => (hidden.decode().match(common) ?? []).length >= 2);
}
