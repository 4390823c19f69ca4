import { spawn } from 'node:child_process';

/**
 * The shell script that outlives a process killed hard: it waits for its standard input to close, which the system does for the dead, and then
 * stops the server and removes what was only lent. A line on the input says that all ended well.
 */
const SCRIPT = `
trap '' INT TERM HUP
read -r line && exit 0
running() { [ "$(head -n 1 "$2/postmaster.pid" 2>/dev/null)" = "$1" ] && kill -0 "$1" 2>/dev/null; }
running "$1" "$2" && kill -s "$3" "$1"
[ -n "$4" ] || exit 0
n=0; while kill -0 "$1" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
rm -rf "$4"
`;

/**
 * Watches over a server: when this process dies without calling the returned function, the server is stopped all the same.
 * `lent` is a folder to remove then; a lent server is stopped at once, a lasting one in good order.
 */
export function watchOver(pid: number, cluster: string, lent: string | undefined): () => void {
  const signal = lent ? 'QUIT' : 'INT';
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'sourcedesk-watchdog', String(pid), cluster, signal, lent ?? ''], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  // Kept open and out of the event loop: its closing is the sign.
  (child.stdin as unknown as { unref(): void }).unref();
  child.stdin.on('error', () => undefined);
  return () => child.stdin.end('done\n');
}
