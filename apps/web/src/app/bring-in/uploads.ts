import { Injectable, computed, inject, signal } from '@angular/core';
import type { ArchiveReceipt, Message, PasteBody } from '@sourcedesk/contracts/intake';
import { Live } from '../shell/live';
import { problemOf } from '../shell/problem';
import { BringInClient } from './bring-in-client';
import type { Received } from './bring-in-client';
import { isArchive, refusalOf } from './upload-words';

/** sending: on its way; reading: stored, the reader is at it; done: read, whatever it was; slow: stored, and nobody has read it yet; refused: not taken. */
export type UploadState = 'waiting' | 'sending' | 'reading' | 'done' | 'slow' | 'refused';

/** One e-mail, or one mbox of them, that a person brings in. */
export interface Upload {
  id: number;
  name: string;
  state: UploadState;
  /** Share that is on its way, 0 to 1. */
  sent: number;
  /** These bytes were here before. */
  known: boolean;
  message: Message | null;
  /** What became of the e-mails of an mbox. */
  archive: ArchiveReceipt | null;
  /** Why it was refused. */
  refusal: string;
}

const atOnce = 2;
const pauses = [400, 600, 1000, 1500, 2500, 4000];
const patience = 60;

/** E-mails on their way in, followed until they are read; they go on while the person walks from page to page. */
@Injectable({ providedIn: 'root' })
export class Uploads {
  private readonly client = inject(BringInClient);
  private readonly live = inject(Live);
  private readonly all = signal<readonly Upload[]>([]);
  private readonly queue: { id: number; bring: () => Promise<void> }[] = [];
  private running = 0;
  private last = 0;

  readonly list = this.all.asReadonly();
  readonly busy = computed(() => this.all().some(({ state }) => state === 'waiting' || state === 'sending' || state === 'reading'));

  /** Brings files in, each as one e-mail. What is no e-mail is refused in words. */
  add(files: Iterable<File>): void {
    for (const file of files) {
      const refusal = refusalOf(file);
      const id = this.begin(file.name, refusal);
      if (refusal !== '') continue;
      const progress = (sent: number) => this.change(id, { sent });
      this.queue.push({
        id,
        bring: () =>
          isArchive(file)
            ? this.bringArchive(id, () => this.client.uploadArchive(file, progress))
            : this.bring(id, () => this.client.upload(file, progress)),
      });
    }
    this.next();
  }

  /** Brings in a digest that was copied out of a mail programme. */
  paste(body: PasteBody): void {
    const id = this.begin(body.subject || 'Pasted text', '');
    this.queue.push({ id, bring: () => this.bring(id, () => this.client.paste(body)) });
    this.next();
  }

  /** Forgets what is finished. */
  clear(): void {
    this.all.update((list) => list.filter(({ state }) => !['done', 'slow', 'refused'].includes(state)));
  }

  private begin(name: string, refusal: string): number {
    const id = (this.last += 1);
    const state = refusal === '' ? 'waiting' : 'refused';
    this.all.update((list) => [...list, { id, name, state, sent: 0, known: false, message: null, archive: null, refusal }]);
    return id;
  }

  private next(): void {
    while (this.running < atOnce) {
      const job = this.queue.shift();
      if (job === undefined) return;
      this.running += 1;
      void this.tried(job.id, job.bring).finally(() => {
        this.running -= 1;
        this.next();
      });
    }
  }

  private async bring(id: number, send: () => Promise<Received>): Promise<void> {
    const receipt = await send();
    this.change(id, { state: 'reading', sent: 1, known: receipt.known });
    const message = await this.follow(receipt.id);
    this.change(id, { message, state: message.status === 'pending' ? 'slow' : 'done' });
  }

  /** The e-mails of an mbox are read one by one afterwards: the list of digests shows them as they are. */
  private async bringArchive(id: number, send: () => Promise<ArchiveReceipt>): Promise<void> {
    this.change(id, { state: 'done', sent: 1, archive: await send() });
  }

  private async tried(id: number, bring: () => Promise<void>): Promise<void> {
    this.change(id, { state: 'sending' });
    try {
      await bring();
    } catch (error) {
      this.change(id, { state: 'refused', refusal: problemOf(error).detail });
    }
  }

  /** Asks until the message is read: at once when a live event tells, and at growing intervals where none comes. */
  private async follow(id: string): Promise<Message> {
    let message = await this.client.message(id);
    for (let tries = 0; message.status === 'pending' && tries < patience; tries += 1) {
      await this.told(id, pauses[Math.min(tries, pauses.length - 1)] ?? 1000);
      message = await this.client.message(id).catch((error: unknown) => {
        if (problemOf(error).status !== 0) throw error;
        return message;
      });
    }
    return message;
  }

  private told(id: string, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const stop = this.live.on('message', (event) => {
        if (event.entityId === id && event.what !== 'received') done();
      });
      const timer = setTimeout(done, ms);
    });
  }

  private change(id: number, change: Partial<Upload>): void {
    this.all.update((list) => list.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)));
  }
}
