import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const procfs = existsSync('/proc/self/stat');

/**
 * A mark of one life of a process id: when it started. Undefined when nothing runs under the id; a zombie counts as nothing.
 * Ids are reused, after a restart of a container even at once, so a bare id proves nothing.
 */
export function processMark(pid: number): string | undefined {
  return procfs ? markFromProc(pid) : markFromPs(pid);
}

function markFromProc(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  // The command stands in brackets and may hold spaces: fields are counted from behind it (proc(5): state is 3, start time 22).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

function markFromPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Whether an id is in use, also by a zombie nobody has collected yet: what PostgreSQL itself asks of the id in its lock file. */
export function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a running process, words joined by spaces; empty when there is no such process. */
export function commandLine(pid: number): string {
  try {
    return procfs
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** Asks every 50 ms until the answer is yes; false when `seconds` have gone by without one. */
export async function within(seconds: number, isSo: () => boolean): Promise<boolean> {
  for (let left = seconds * 20; left > 0; left--) {
    if (isSo()) return true;
    await pause(50);
  }
  return isSo();
}
