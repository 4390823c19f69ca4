import { ImapError, type ImapDoor, type ImapSession } from '@sourcedesk/platform/imap';
import { FetchError, type Fetched, type SafeFetch } from '@sourcedesk/platform/fetch';
import type { Delivery, DeliveryRequest, MailTransport } from '@sourcedesk/platform/mail';

/** What became of a mail in the story. */
export type MailFate = 'delivered' | 'no-such-address' | 'silence';

/** Takes the demo's mails: each arrives, unless the story says otherwise for its recipient. */
export class StoryMail implements MailTransport {
  private readonly fates = new Map<string, MailFate>();

  /** Says what becomes of mails to an address. */
  expect(recipient: string, fate: MailFate): void {
    this.fates.set(recipient, fate);
  }

  async deliver({ envelope, beforeLastChunk }: DeliveryRequest): Promise<Delivery> {
    const fate = this.fates.get(envelope.to[0]) ?? 'delivered';
    if (fate === 'no-such-address') return { outcome: 'refused', code: 550, enhanced: '5.1.1', stage: 'rcpt', permanent: true };
    if (!(await beforeLastChunk())) return { outcome: 'not-handed-over', reason: 'stopped' };
    return fate === 'silence' ? { outcome: 'unknown', reason: 'lost' } : { outcome: 'delivered', response: '250 2.0.0 accepted' };
  }

  check(): Promise<{ outcome: 'ok' }> {
    return Promise.resolve({ outcome: 'ok' });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** The mailbox that the demo's IMAP door was tested on: it has a folder of digests. */
export class StoryMailbox implements Pick<ImapDoor, 'largest' | 'open'> {
  readonly largest = 30 * 1024 * 1024;

  open(): Promise<ImapSession> {
    const folders = ['INBOX', 'Digests', 'Sent', 'Trash'].map((path) => ({ path, use: '' }));
    const session: Pick<ImapSession, 'folders' | 'examine' | 'uidsSince' | 'leave'> = {
      folders: () => Promise.resolve(folders),
      examine: (folder) =>
        folders.some(({ path }) => path === folder)
          ? Promise.resolve({ uidValidity: 1n, uidNext: 412 })
          : Promise.reject(new ImapError('folder')),
      uidsSince: () => Promise.resolve(Array.from({ length: 25 }, (_, at) => 387 + at)),
      leave: () => Promise.resolve(),
    };
    return Promise.resolve(session as ImapSession);
  }
}

/** An article as it stands at an instant. */
export interface Article {
  readonly status: number;
  readonly html: string;
}

/** Serves the demo's articles. */
export class StoryWeb {
  private readonly articles = new Map<string, (now: Date) => Article>();

  constructor(private readonly now: () => Date) {}

  publish(url: string, article: (now: Date) => Article): void {
    this.articles.set(url, article);
  }

  /** The door through which link checks look. */
  readonly fetch: SafeFetch = Object.assign((url: string) => this.answer(url), { close: () => Promise.resolve() });

  private answer(url: string): Promise<Fetched> {
    const article = this.articles.get(url)?.(this.now());
    if (!article) return Promise.reject(new FetchError('dns'));
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    return Promise.resolve({ status: article.status, headers, finalUrl: url, redirects: [], body: Buffer.from(article.html) });
  }
}
