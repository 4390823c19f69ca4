import { readFileSync } from 'node:fs';

/** Whether npm or this program itself started the process: then nothing is left to run for when that one is gone. */
const launched = process.env.npm_lifecycle_event !== undefined || process.env.SOURCEDESK_LAUNCHED !== undefined;

/** Ends this process in order when the one that started it was killed hard and could hand on no signal. */
export function endWithParent() {
  if (!launched) return;
  const starters = chain();
  const watch = setInterval(() => {
    if (chain() === starters) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/** The parent and, where that is only the shell that npm runs a script in, its parent too. */
function chain() {
  const parent = process.ppid;
  try {
    if (!readFileSync(`/proc/${parent}/cmdline`, 'utf8').includes('sh\0-c\0')) return `${parent}`;
    const stat = readFileSync(`/proc/${parent}/stat`, 'latin1');
    return `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return `${parent}`;
  }
}
