import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { type WorkerSettings, settingsVariable } from '../../support/sending-worker';

/** The worker processes: started, killed, stopped in the middle of things and woken again. Only what was started here is touched. */
export class Crew {
  kills = 0;
  stops = 0;
  private readonly members: ChildProcess[] = [];
  private readonly wakings = new Set<Promise<void>>();
  private over = false;

  /** `file`: the bundle that is running, which becomes a worker when its first argument says so. */
  constructor(
    private readonly file: string,
    private readonly settings: WorkerSettings,
    private readonly size: number,
  ) {}

  async start(): Promise<void> {
    await Promise.all(Array.from({ length: this.size }, (_, place) => this.hire(place)));
  }

  /** kill -9; another worker takes the place at once. */
  kill(place: number): void {
    this.kills++;
    this.members[place]?.kill('SIGKILL');
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

  private async hire(place: number): Promise<void> {
    const member = fork('tools/run-default.mjs', [this.file, 'worker'], {
      env: { ...process.env, [settingsVariable]: JSON.stringify(this.settings) },
      execArgv: ['--enable-source-maps'],
    });
    this.members[place] = member;
    await new Promise<void>((ready, failed) => {
      member.once('message', () => ready());
      member.once('exit', (code, signal) => {
        if (this.over) return ready();
        // one that ended by itself before it was ready would do so again
        if (signal === null) return failed(new Error(`A worker ended with code ${code}.`));
        this.hire(place).then(ready, failed);
      });
    });
  }
}
