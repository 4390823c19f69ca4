import { DomainError } from '@sourcedesk/domain/errors';
import { ConfigError } from '@sourcedesk/platform/config';

/** How long a process may take to stop before it is ended. */
const patienceMs = 45_000;

/** Takes down what was set up, the last first. */
export class Undo {
  private readonly steps: (() => Promise<unknown>)[] = [];
  private done: Promise<void> | undefined;

  add(step: () => Promise<unknown>): void {
    this.steps.push(step);
  }

  /** All steps are taken, also after one that failed; a second call waits for the first. */
  run(): Promise<void> {
    return (this.done ??= this.takeAll());
  }

  private async takeAll(): Promise<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      try {
        await step();
      } catch (error) {
        process.stderr.write(`${sentenceOf(error)}\n`);
      }
    }
  }
}

/**
 * Runs a server process: what cannot start says so in a sentence and ends with 1; SIGINT and SIGTERM take everything down and end with 0,
 * at any moment, also while it is starting.
 */
export async function runProcess(start: (undo: Undo) => Promise<void>): Promise<void> {
  const undo = new Undo();
  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), patienceMs).unref();
    await undo.run();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  try {
    await start(undo);
  } catch (error) {
    if (stopping) return;
    process.stderr.write(`${sentenceOf(error)}\n`);
    await stop(1);
  }
}

/** What a person can act on: the sentence of an error we foresaw; of others also where they came from. */
export function sentenceOf(error: unknown): string {
  if (error instanceof DomainError || error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  return plainErrors.test(error.message) ? error.message : (error.stack ?? error.message);
}

/** Errors without a class of their own whose message is for people. */
const plainErrors = /^(The job|The tick|The database|These routes|Refusing)/;
