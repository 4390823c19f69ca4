import { type LiveEvent, liveEvent } from '@sourcedesk/contracts/live';

/** One open page's stream of events, by fetch as the browser reads it. */
export class EventPage {
  readonly events: LiveEvent[] = [];
  /** Every byte that came. */
  text = '';
  private over = false;
  private wake: () => void = () => undefined;

  private constructor(private readonly abort: AbortController) {}

  /** Opens the stream; its address and the header that signs in. */
  static async open(url: string, headers: Readonly<Record<string, string>>): Promise<EventPage> {
    const abort = new AbortController();
    const response = await fetch(url, { headers, signal: abort.signal });
    if (response.status !== 200 || !response.body) throw new Error(`The stream answered ${response.status}.`);
    const page = new EventPage(abort);
    void page.read(response.body).catch(() => undefined);
    return page;
  }

  /** Reads again with every event until what was read will do; a test that waits in vain ends by its limit. */
  async until<T>(read: () => Promise<T>, will: (value: T) => boolean): Promise<T> {
    for (;;) {
      const news = new Promise<void>((wake) => (this.wake = wake));
      const value = await read();
      if (will(value)) return value;
      if (this.over) throw new Error('The stream ended before it came.');
      await news;
    }
  }

  close(): void {
    this.abort.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
        const text = decoder.decode(chunk, { stream: true });
        this.text += text;
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const data of blocks.flatMap((block) => /^data: (.*)$/m.exec(block)?.[1] ?? []))
          this.events.push(liveEvent.parse(JSON.parse(data)));
        this.wake();
      }
    } finally {
      this.over = true;
      this.wake();
    }
  }
}
