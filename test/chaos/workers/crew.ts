import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';

/** A worker that cannot start so often in a row has another reason than a database that is away for a moment. */
const mostFailures = 20;

/** The worker processes: started, killed, stopped in the middle of things and woken again. Only what was started here is touched. */
export class Crew {
  kills = 0;
  stops = 0;
  /** Set when a worker ended although nobody killed it. */
  ended: Error | undefined;
  private readonly members: ChildProcess[] = [];
  private readonly running = new Set<ChildProcess>();
  private readonly wakings = new Set<Promise<void>>();
  private over = false;

  /** `file`: the bundle that is running, which becomes a worker when its first argument says so; `told`: variables of its environment. */
  constructor(
    private readonly file: string,
    private readonly told: Readonly<Record<string, string>>,
    private readonly size: number,
  ) {}

  async start(): Promise<void> {
    await Promise.all(Array.from({ length: this.size }, (_, place) => this.hire(place)));
  }

  /** kill -9 of a worker that works; another one takes the place at once. */
  kill(place: number): void {
    const member = this.members[place];
    if (!member || !this.running.delete(member)) return;
    this.kills++;
    member.kill('SIGKILL');
  }

  /** Kills every worker in this instant. */
  killAll(): void {
    for (let place = 0; place < this.size; place++) this.kill(place);
  }

  /** SIGSTOP for some seconds. */
  sleep(place: number, seconds: number): void {
    const member = this.members[place];
    if (!member?.kill('SIGSTOP')) return;
    this.stops++;
    const waking = setTimeout(seconds * 1000).then(() => {
      member.kill('SIGCONT');
      this.wakings.delete(waking);
    });
    this.wakings.add(waking);
  }

  /** Resolves when no member is asleep any more. */
  async awake(): Promise<void> {
    await Promise.all(this.wakings);
  }

  dismiss(): void {
    this.over = true;
    for (const member of this.members) member.kill('SIGKILL');
  }

  /** `failures`: how often the place could not be filled in a row. */
  private async hire(place: number, failures = 0): Promise<void> {
    const member = fork('tools/run-default.mjs', [this.file, 'worker'], {
      env: { ...process.env, ...this.told },
      // what it says when it cannot start is known
      stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
      execArgv: ['--enable-source-maps'],
    });
    this.members[place] = member;
    let ran = false;
    await new Promise<void>((ready, failed) => {
      member.once('message', () => {
        ran = true;
        this.running.add(member);
        ready();
      });
      member.once('exit', (code, signal) => {
        this.running.delete(member);
        if (this.over) return ready();
        // It may not start while the database is away, and says so; once it runs it outlives everything but a kill.
        if (signal === null && (ran || failures === mostFailures)) this.ended ??= new Error(`A worker ended by itself with code ${code}.`);
        if (this.ended) return failed(this.ended);
        setTimeout(ran ? 0 : 300)
          .then(() => (this.over ? undefined : this.hire(place, ran ? 0 : failures + 1)))
          .then(ready, failed);
      });
    });
  }
}
