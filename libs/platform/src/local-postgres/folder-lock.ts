import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '@sourcedesk/domain/errors';
import { processMark, within } from './processes';

interface Holder {
  pid: number;
  mark: string;
}

/** How long a second start waits for the first to finish going down before it gives up. */
const PATIENCE_SECONDS = 3;

/**
 * Takes a data folder for this process and returns the function that gives it back. A lock left by a dead process is taken over.
 * Throws `unavailable`, naming the holder, when another process keeps it.
 */
export async function lockFolder(folder: string, onProgress: (line: string) => void): Promise<() => void> {
  const path = join(folder, 'desk.lock');
  const mine = JSON.stringify({ pid: process.pid, mark: processMark(process.pid) });
  let told = false;
  const taken = await within(PATIENCE_SECONDS, () => {
    if (take(path, mine)) return true;
    if (!told) onProgress('Waiting for another Sourcedesk on the same data folder to finish');
    told = true;
    return false;
  });
  if (!taken) {
    const pid = holderOf(path)?.pid;
    throw new DomainError(
      'unavailable',
      `Another Sourcedesk (process ${pid ?? 'unknown'}) is using the data folder ${folder}. Stop it first, or set SOURCEDESK_DATA to another folder.`,
    );
  }
  return () => {
    if (read(path) === mine) rmSync(path, { force: true });
  };
}

function take(path: string, mine: string): boolean {
  if (create(path, mine)) return true;
  const found = read(path);
  const holder = holderOf(path);
  if (holder && processMark(holder.pid) === holder.mark) return false;
  // Moving is atomic: of two that both found the lock stale, one moves the stale file, the other perhaps the new one and puts it back.
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return create(path, mine);
  }
  const moved = read(aside);
  rmSync(aside, { force: true });
  if (moved !== found && moved !== undefined) {
    create(path, moved);
    return false;
  }
  return create(path, mine);
}

function create(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Undefined for a lock that is missing or was cut off while being written. */
function holderOf(path: string): Holder | undefined {
  try {
    return JSON.parse(read(path) ?? '') as Holder;
  } catch {
    return undefined;
  }
}
