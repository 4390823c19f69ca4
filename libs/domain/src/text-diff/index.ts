import { diffWordsWithSpace } from 'diff';

/** A piece of the comparison; text keeps its white space and line breaks. */
export interface DiffSegment {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** More changed words than this and the texts have nothing to do with each other; comparing on would only cost time (it grows with the square). */
const greatestDifference = 1500;

/**
 * What changed between two texts, word by word, a removal before what replaces it. The segments that are not added make up `before`, those that are not removed
 * make up `after`, to the character.
 */
export const diffTexts = (before: string, after: string): DiffSegment[] => {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: greatestDifference });
  const segments: DiffSegment[] = changes
    ? changes.map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }))
    : [
        { kind: 'removed', text: before },
        { kind: 'added', text: after },
      ];
  return segments.filter(({ text }) => text !== '');
};
