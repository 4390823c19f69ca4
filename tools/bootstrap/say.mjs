let stream = process.stdout;

/** Chooses where our lines go. */
export function sayOn(chosen) {
  stream = chosen;
}

/** One line about what is being done. */
export function say(line) {
  stream.write(`${line}\n`);
}

/** A line that stands above a part of a longer output. */
export function headline(text) {
  stream.write(`\n== ${text} ${'='.repeat(Math.max(0, 76 - text.length))}\n`);
}

/** Something the person at the keyboard can mend: shown as its sentence alone, exit code 1. */
export class Failure extends Error {}

/** Shows a sentence and makes the process end with 1. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

/** Seconds since `start` (of performance.now()), in words. */
export function elapsed(start) {
  const seconds = (performance.now() - start) / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
