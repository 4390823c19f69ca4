/** A run of text in a comparison; joined without the removed ones they give the new text, without the added ones the old. */
export interface DiffSegment {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/**
 * The same comparison as a person would mark it: words that stayed by chance between two changes go with them, so that a rewritten sentence
 * reads as one removal and one addition and not as a mosaic. Joined without the removed segments it still gives the new text, without the added ones the old.
 */
export function readableDiff(segments: readonly DiffSegment[]): DiffSegment[] {
  let runs = runsOf(segments);
  for (let before = -1; before !== runs.length;) {
    before = runs.length;
    runs = runs.reduce<Run[]>(
      (done, run, index) => (isByChance(run, done.at(-1), runs[index + 1]) ? joined(done, run) : added(done, run)),
      [],
    );
  }
  return runs.flatMap(({ kept, removed, inserted }): DiffSegment[] =>
    [
      { kind: 'same' as const, text: kept },
      { kind: 'removed' as const, text: removed },
      { kind: 'added' as const, text: inserted },
    ].filter(({ text }) => text !== ''),
  );
}

/** A stretch that stayed, or one that was replaced: never both. */
interface Run {
  kept: string;
  removed: string;
  inserted: string;
}

function runsOf(segments: readonly DiffSegment[]): Run[] {
  return segments.reduce<Run[]>((runs, { kind, text }) => {
    const run = {
      kept: kind === 'same' ? text : '',
      removed: kind === 'removed' ? text : '',
      inserted: kind === 'added' ? text : '',
    };
    return added(runs, run);
  }, []);
}

/** Puts a run behind the others; neighbours that both changed are one change. */
function added(runs: Run[], run: Run): Run[] {
  const last = runs.at(-1);
  if (last === undefined || last.kept !== '' || run.kept !== '') return [...runs, run];
  return [...runs.slice(0, -1), { kept: '', removed: last.removed + run.removed, inserted: last.inserted + run.inserted }];
}

function joined(runs: Run[], { kept }: Run): Run[] {
  return added(runs, { kept: '', removed: kept, inserted: kept });
}

/** Not longer than the changes on both of its sides, and no paragraph's end: then it is no landmark for a reader. What only grew or only shrank is left as it is. */
function isByChance({ kept }: Run, left: Run | undefined, right: Run | undefined): boolean {
  if (kept === '' || kept.includes('\n') || left === undefined || right === undefined || left.kept !== '' || right.kept !== '')
    return false;
  const rewritten = left.removed + right.removed !== '' && left.inserted + right.inserted !== '';
  return rewritten && kept.length <= Math.min(extent(left), extent(right));
}

const extent = ({ removed, inserted }: Run) => Math.max(removed.length, inserted.length);
