import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { Delivery, DeliveryRequest, MailTransport } from './delivery';
import { assertDeliverable } from './frozen-bytes';

/** A mail that the catcher holds. */
export interface CaughtMail {
  /** With angle brackets. */
  messageId: string;
  /** Plain address of the envelope. */
  from: string;
  to: string[];
  subject: string;
  text: string;
  /** The bytes as text; they are 7-bit. */
  raw: string;
}

const namePattern = /^(\d{9})-[0-9a-f]{8}\.json$/;

/**
 * Catches mails instead of sending them: a MailTransport that keeps the newest in a folder, one file each, so that a restart keeps them and several processes see
 * the same. Takes whatever account it is given.
 */
export class OutboxCatcher implements MailTransport {
  private readonly parsed = new Map<string, CaughtMail>();
  private turn: Promise<unknown> = Promise.resolve();

  /** `most`: mails kept, the oldest go first. */
  constructor(
    private readonly folder: string,
    private readonly most = 1_000,
  ) {}

  async deliver(request: DeliveryRequest): Promise<Delivery> {
    assertDeliverable(request);
    let may: boolean;
    try {
      may = await request.beforeLastChunk();
    } catch {
      return { outcome: 'not-handed-over', reason: 'mark-failed' };
    }
    if (!may) return { outcome: 'not-handed-over', reason: 'stopped' };
    const mail = await read(request);
    await this.inTurn(() => this.store(mail));
    return { outcome: 'delivered', response: '250 2.0.0 caught' };
  }

  async check(): Promise<{ outcome: 'ok' }> {
    return { outcome: 'ok' };
  }

  async close(): Promise<void> {
    await this.turn;
  }

  /** The mails caught so far, newest first. */
  async list(): Promise<CaughtMail[]> {
    const names = await this.names();
    for (const name of this.parsed.keys()) if (!names.includes(name)) this.parsed.delete(name);
    const mails: CaughtMail[] = [];
    for (const name of names.reverse()) {
      const mail = this.parsed.get(name) ?? (await this.load(name));
      if (mail) mails.push(mail);
    }
    return mails;
  }

  private async load(name: string): Promise<CaughtMail | null> {
    // another process may have removed the file since it was listed
    const text = await readFile(join(this.folder, name), 'utf8').catch(() => null);
    if (text === null) return null;
    const mail = JSON.parse(text) as CaughtMail;
    this.parsed.set(name, mail);
    return mail;
  }

  private async store(mail: CaughtMail): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const names = await this.names();
    const number = Number(names.at(-1)?.slice(0, 9) ?? 0) + 1;
    const name = `${String(number).padStart(9, '0')}-${randomBytes(4).toString('hex')}.json`;
    const draft = join(this.folder, `${name}.tmp`);
    await writeFile(draft, JSON.stringify(mail), { mode: 0o600, flush: true });
    await rename(draft, join(this.folder, name));
    this.parsed.set(name, mail);
    for (const old of names.slice(0, Math.max(0, names.length + 1 - this.most))) {
      this.parsed.delete(old);
      await rm(join(this.folder, old), { force: true });
    }
  }

  private async names(): Promise<string[]> {
    const entries = await readdir(this.folder).catch(() => []);
    return entries.filter((name) => namePattern.test(name)).sort();
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}

async function read({ bytes, envelope }: DeliveryRequest): Promise<CaughtMail> {
  const { messageId = '', subject = '', text = '' } = await PostalMime.parse(bytes);
  return { messageId, from: envelope.from, to: [...envelope.to], subject, text, raw: bytes.toString('latin1') };
}
