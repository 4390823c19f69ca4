import fc from 'fast-check';
import { type DiffSegment, diffTexts } from './index';

const written = (segments: readonly DiffSegment[]): string =>
  segments.map(({ kind, text }) => (kind === 'added' ? `{+${text}+}` : kind === 'removed' ? `[-${text}-]` : text)).join('');

test.each([
  ['', '', ''],
  ['same text', 'same text', 'same text'],
  ['', 'new', '{+new+}'],
  ['old', '', '[-old-]'],
  ['a red house', 'a blue house', 'a [-red-]{+blue+} house'],
  ['one\ntwo', 'one\n\ntwo', 'one\n{+\n+}two'],
  ['Ask Ana.', 'Ask Ana!', 'Ask Ana[-.-]{+!+}'],
  ['über café', 'über cafés', 'über [-café-]{+cafés+}'],
])('%j to %j is %j', (before, after, expected) => expect(written(diffTexts(before, after))).toBe(expected));

it('gives both texts back, to the character, and no two neighbours of one kind', () => {
  const piece = fc.constantFrom('alpha', 'beta', 'Gamma', ' ', '  ', '\n', '\r\n', '\t', '.', ',', '’', 'é', '😀', '\u00A0', '\u2028');
  const text = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  fc.assert(
    fc.property(text, text, (before, after) => {
      const segments = diffTexts(before, after);
      const without = (kind: DiffSegment['kind']): string =>
        segments
          .filter((segment) => segment.kind !== kind)
          .map((segment) => segment.text)
          .join('');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
      expect(segments.every((segment, index) => segment.kind !== segments[index + 1]?.kind)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

it('of texts that have nothing in common ends soon', () => {
  const words = (letter: string): string => Array.from({ length: 5000 }, (_, index) => `${letter}${index}\n`).join('');
  expect(diffTexts(words('a'), words('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});
