import { setTimeout } from 'node:timers/promises';
import { SendingService } from '@sourcedesk/pipeline/sending';
import { type Desk, type TestDatabase, aBrand, aDesk, aMailbox, aPitch } from '@sourcedesk/data/testing';
import type { BrandId, PitchId } from '@sourcedesk/domain/ids';
import { DomainError } from '@sourcedesk/domain/errors';

export interface PeopleOptions {
  readonly mailboxes: number;
  /** Most pitches on their way at a time. */
  readonly ahead: number;
  readonly random: () => number;
  /** Port of the mail server on loopback. */
  readonly port: number;
}

/** The people of an agency: they approve and schedule pitches, change their minds at the worst moment, and have uncertain ones sent again. */
export class People {
  cancelled = 0;
  sentAgain = 0;
  /** Second attempts that were stopped: what became of the first is then to be asked again. */
  stoppedAgain = 0;
  private readonly sending: SendingService;
  private over = false;

  private constructor(
    private readonly db: TestDatabase,
    private readonly desk: Desk,
    private readonly brands: readonly BrandId[],
    private readonly options: PeopleOptions,
  ) {
    this.sending = new SendingService(db.api);
  }

  static async gather(db: TestDatabase, options: PeopleOptions): Promise<People> {
    const desk = await aDesk(db, { undoSeconds: 0 });
    const brands: BrandId[] = [];
    for (let number = 0; number < options.mailboxes; number++) {
      const brandId = await aBrand(desk);
      await aMailbox(desk, { brandId, host: '127.0.0.1', port: options.port, security: 'none' });
      brands.push(brandId);
    }
    return new People(db, desk, brands, options);
  }

  /** Works until `stop`. */
  async work(): Promise<void> {
    await Promise.all([this.writeAndSend(), this.lookAfterUncertain()]);
  }

  stop(): void {
    this.over = true;
  }

  private async writeAndSend(): Promise<void> {
    while (!this.over) {
      await this.attempt(async () => {
        const { rows } = await this.db.admin.query(`select from app.pitch where state in ('scheduled', 'sending')`);
        if (rows.length >= this.options.ahead) return void (await setTimeout(50));
        const brandId = this.brands[Math.floor(this.options.random() * this.brands.length)] as BrandId;
        const { id, version } = await aPitch(this.desk, { state: 'approved', brandId, text: textOf(this.options.random) });
        await this.sending.schedule(this.desk.editor, id, version, undefined);
        if (this.options.random() < 0.15) this.changeMind(id, () => this.cancelled++);
      });
    }
  }

  /** Cancels around the moment of pick-up. */
  private changeMind(id: PitchId, count: () => void): void {
    void setTimeout(this.options.random() * 60).then(() =>
      this.attempt(async () => {
        await this.sending.cancelSend(this.desk.editor, id);
        count();
      }),
    );
  }

  private async lookAfterUncertain(): Promise<void> {
    while (!this.over) {
      await setTimeout(200);
      await this.attempt(async () => {
        const { rows } = await this.db.admin.query<{ id: PitchId }>(
          `select id from app.pitch where state = 'uncertain' order by md5(id::text || $1) limit 1`,
          [String(this.options.random())],
        );
        if (!rows[0] || this.options.random() < 0.4) return;
        await this.sending.sendAgain(this.desk.manager, rows[0].id, undefined, 'It is not in the Sent folder.');
        this.sentAgain++;
        if (this.options.random() < 0.4) this.changeMind(rows[0].id, () => this.stoppedAgain++);
      });
    }
  }

  /** Refusals are part of the game, and so is a database that is not there. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DomainError) && !isLost(error)) throw error;
      await setTimeout(20);
    }
  }
}

function isLost(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return /^(08...|57P0.|ECONN.*|EPIPE)$/.test(code) || /connection|timeout/i.test(message);
}

/** Texts of one line to some kilobytes, with what mail servers stumble over: dots at the start of lines, long lines, other scripts. */
function textOf(random: () => number): string {
  const lines = [
    '.',
    '..two dots',
    'From here',
    'Äpfel, naïve, 東京, 🙂',
    'x'.repeat(1200),
    '',
    'A plain line about sleep on night trains.',
  ];
  return Array.from({ length: 1 + Math.floor(random() * 40) }, () => lines[Math.floor(random() * lines.length)]).join('\n');
}
