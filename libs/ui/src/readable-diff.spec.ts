import { type DiffSegment, readableDiff } from './readable-diff';

/** "a [-b-]{+c+} d" as segments. */
const read = (written: string): DiffSegment[] =>
  written
    .split(/(\[-.*?-\]|\{\+.*?\+\})/s)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('[-')
        ? { kind: 'removed', text: part.slice(2, -2) }
        : part.startsWith('{+')
          ? { kind: 'added', text: part.slice(2, -2) }
          : { kind: 'same', text: part },
    );
const written = (segments: readonly DiffSegment[]): string =>
  segments.map(({ kind, text }) => (kind === 'added' ? `{+${text}+}` : kind === 'removed' ? `[-${text}-]` : text)).join('');

test.each([
  ['nothing changed', 'nothing changed'],
  ['a [-red-]{+blue+} house', 'a [-red-]{+blue+} house'],
  ['[-There-]{+Saying+} {+no +}is {+easier with +}a [-good-]{+number+}', '[-There is a good-]{+Saying no is easier with a number+}'],
  [
    '[-old-]{+new+} the whole sentence between them stays [-old-]{+new+}',
    '[-old-]{+new+} the whole sentence between them stays [-old-]{+new+}',
  ],
  ['{+Ask today. +}I {+really +}mean{+ it+}', '{+Ask today. +}I {+really +}mean{+ it+}'],
  ['[-first paragraph-]{+another beginning+}\n\n[-second-]{+other+}', '[-first paragraph-]{+another beginning+}\n\n[-second-]{+other+}'],
])('%j reads as %j', (given, expected) => expect(written(readableDiff(read(given)))).toBe(expected));

it('gives both texts back, to the character', () => {
  const segments = read('Hi [-Ana-]{+Ben+}, [-it-]{+this+} is {+very +}[-good-]{+bad+}.\nBye [-now-]');
  const without = (all: readonly DiffSegment[], kind: DiffSegment['kind']) =>
    all
      .filter((segment) => segment.kind !== kind)
      .map(({ text }) => text)
      .join('');
  const readable = readableDiff(segments);
  expect(without(readable, 'added')).toBe(without(segments, 'added'));
  expect(without(readable, 'removed')).toBe(without(segments, 'removed'));
});
