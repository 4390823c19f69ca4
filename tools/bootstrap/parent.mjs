/** Whether npm or this program itself started the process: then nothing is left to run for when that one is gone. */
const launched = process.env.npm_lifecycle_event !== undefined || process.env.SOURCEDESK_LAUNCHED !== undefined;

/** Ends this process in order when the one that started it was killed hard and could hand on no signal. */
export function endWithParent() {
  if (!launched) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
