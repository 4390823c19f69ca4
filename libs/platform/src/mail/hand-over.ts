import { Readable } from 'node:stream';
import type { DeliveryReason } from './delivery';

interface Gate {
  /** Commits the mark; false stops the message. */
  ask: () => Promise<boolean>;
  /** True once the server has said 354 to this message's DATA. */
  invited: () => boolean;
  /** True while the connection can still carry the last chunk. */
  alive: () => boolean;
  /** Called once when the last chunk will never leave. */
  withheld: (reason: DeliveryReason) => void;
  /** Called once, right after the last chunk was let go; says how many milliseconds of the release time are left. */
  released: (remaining: number) => void;
  /** Release time in milliseconds, counted from the asking: no later than the mark itself. */
  releaseMs: number;
}

/** The end of a message that is held back; the final dot follows it. Small, so that a broken connection mostly shows before the mark. */
const tailBytes = 64;

/** The frozen bytes as a stream that holds back its last chunk until the mark is committed. What is withheld can never leave afterwards. */
export class HandOver extends Readable {
  private state: 'open' | 'asking' | 'released' | 'withheld' = 'open';
  private headIsOut = false;
  private answered: Promise<unknown> = Promise.resolve();
  private readonly tailStart: number;

  constructor(
    private readonly bytes: Buffer,
    private readonly gate: Gate,
  ) {
    super();
    this.tailStart = Math.max(0, bytes.length - tailBytes);
  }

  /** True from the moment the last chunk was let go: from here on silence means `unknown`. */
  get isReleased(): boolean {
    return this.state === 'released';
  }

  /** True once the server invited the data; before that the mark was not asked for and another connection may try. */
  get isBegun(): boolean {
    return this.headIsOut;
  }

  /** Never lets the last chunk go; without effect after the release. */
  withhold(reason: DeliveryReason): void {
    if (this.state === 'released' || this.state === 'withheld') return;
    this.state = 'withheld';
    this.destroy();
    this.gate.withheld(reason);
  }

  /** Resolves when no mark is on its way any more, or its time is over. */
  async settled(): Promise<void> {
    await this.answered;
  }

  override _read(): void {
    if (this.state !== 'open') return;
    if (!this.headIsOut) {
      if (!this.gate.invited()) return this.withhold('protocol');
      this.headIsOut = true;
      if (this.tailStart > 0) {
        this.push(this.bytes.subarray(0, this.tailStart));
        return;
      }
    }
    this.state = 'asking';
    this.answered = this.askAndRelease();
  }

  private async askAndRelease(): Promise<void> {
    const started = performance.now();
    const verdict = await this.verdict();
    if (this.state !== 'asking') return;
    const remaining = this.gate.releaseMs - (performance.now() - started);
    if (verdict !== 'yes') return this.withhold(verdict);
    if (remaining <= 0) return this.withhold('too-late');
    if (!this.gate.alive()) return this.withhold('lost');
    this.state = 'released';
    this.push(this.bytes.subarray(this.tailStart));
    this.push(null);
    this.gate.released(remaining);
  }

  private async verdict(): Promise<'yes' | 'stopped' | 'mark-failed' | 'too-late'> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<'too-late'>((resolve) => {
      timer = setTimeout(() => resolve('too-late'), this.gate.releaseMs);
    });
    const asked = Promise.resolve()
      .then(() => this.gate.ask())
      .then(
        (may) => (may ? ('yes' as const) : ('stopped' as const)),
        () => 'mark-failed' as const,
      );
    try {
      return await Promise.race([asked, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}
