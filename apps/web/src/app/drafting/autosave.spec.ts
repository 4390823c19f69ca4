import { jest } from '@jest/globals';
import { ProblemError } from '../shell/problem';
import { Autosave } from './autosave';
import type { ServerDraft } from './save-state';
import type { DraftJournal, DraftText, KeptDraft } from './write-ahead';

const text = (body: string, subject = 'S'): DraftText => ({ subject, body });
const offline = () => new ProblemError('offline', 0, 'No connection', 'No connection.');
const refusal = (code: 'stale-version' | 'lease-lost' | 'invalid', status: number) => new ProblemError(code, status, code, code);

/** The server's rules of drafts: If-Match, one holder, an answer that may not arrive. */
class PlayedServer {
  version = 1;
  text = text('begun');
  mine = true;
  online = true;
  refuses: ProblemError | null = null;
  losesAnswers = false;
  readonly saves: string[] = [];

  readonly view = (): ServerDraft => ({ version: this.version, text: this.text, mine: this.mine });
  readonly read = (): Promise<ServerDraft> => (this.online ? Promise.resolve(this.view()) : Promise.reject(offline()));

  readonly save = (sent: DraftText, version: number): Promise<ServerDraft> => {
    if (!this.online) return Promise.reject(offline());
    if (this.refuses !== null) return Promise.reject(this.refuses);
    if (version !== this.version) return Promise.reject(refusal('stale-version', 412));
    if (!this.mine) return Promise.reject(refusal('lease-lost', 409));
    this.saves.push(sent.body);
    this.change(sent);
    return this.losesAnswers ? Promise.reject(offline()) : Promise.resolve(this.view());
  };

  change(to: DraftText): void {
    this.text = to;
    this.version += 1;
  }
}

/** The disk of the browser; it outlives pages. */
class PlayedDisk implements DraftJournal {
  readonly drafts = new Map<string, KeptDraft>();
  refuses = false;
  readonly put = (draft: KeptDraft) => {
    if (this.refuses) return Promise.reject(new Error('private window'));
    this.drafts.set(draft.key, draft);
    return Promise.resolve();
  };
  readonly drop = (key: string) => Promise.resolve(void this.drafts.delete(key));
  readonly all = (pitchId: string) =>
    Promise.resolve([...this.drafts.values()].filter((draft) => draft.pitchId === pitchId).sort((a, b) => b.at - a.at));
  bodies(): string[] {
    return [...this.drafts.values()].map((draft) => draft.text.body);
  }
}

describe('autosave', () => {
  let server: PlayedServer;
  let disk: PlayedDisk;
  let pages: Autosave[];

  const open = async () => {
    const page = new Autosave('p1', server, disk, () => undefined, `page${pages.length}`);
    pages.push(page);
    await page.open(server.view());
    return page;
  };
  /** The browser dies: the page does nothing more, the disk stays. */
  const crash = () => jest.clearAllTimers();
  const wait = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    jest.useFakeTimers();
    server = new PlayedServer();
    disk = new PlayedDisk();
    pages = [];
  });
  afterEach(() => {
    jest.clearAllTimers();
    jest.useRealTimers();
  });

  it('keeps each change on this device at once and sends it after a pause of 800 ms', async () => {
    const page = await open();
    page.type(text('a'));
    page.type(text('ab'));
    await wait(0);
    expect(disk.bodies()).toEqual(['ab']);
    await wait(799);
    expect(server.saves).toEqual([]);
    await wait(1);
    expect(server.saves).toEqual(['ab']);
    expect(page.state).toEqual({ kind: 'saved', at: Date.now() });
    expect(disk.bodies()).toEqual([]);
  });

  it('sends after 10 s although the typing never pauses', async () => {
    const page = await open();
    for (let stroke = 0; stroke < 25; stroke += 1) {
      page.type(text('x'.repeat(stroke + 1)));
      await wait(500);
    }
    expect(server.saves).toHaveLength(1);
  });

  it('sends at once when asked to, as on leaving the field and before submitting', async () => {
    const page = await open();
    page.type(text('now'));
    expect(await page.flush()).toBe(true);
    expect(server.saves).toEqual(['now']);
  });

  it('sends nothing for words that were taken back', async () => {
    const page = await open();
    page.type(text('begun!'));
    page.type(text('begun'));
    await wait(1000);
    expect(server.saves).toEqual([]);
    expect(page.state.kind).toBe('saved');
    expect(disk.bodies()).toEqual([]);
  });

  it('sends words typed while a save was under way', async () => {
    const page = await open();
    page.type(text('one'));
    const flushed = page.flush();
    page.type(text('one two'));
    expect(await flushed).toBe(true);
    expect(server.saves).toEqual(['one', 'one two']);
    expect(page.state.kind).toBe('saved');
  });

  it('offline keeps the text on this device and sends it when the line is back', async () => {
    const page = await open();
    server.online = false;
    page.type(text('in the tunnel'));
    await wait(800);
    expect(page.state.kind).toBe('offline');
    page.type(text('in the tunnel, still'));
    await wait(0);
    expect(disk.bodies()).toEqual(['in the tunnel, still']);
    server.online = true;
    await wait(2000);
    expect(server.text.body).toBe('in the tunnel, still');
    expect(page.state.kind).toBe('saved');
  });

  it('says so when the browser keeps nothing', async () => {
    const page = await open();
    disk.refuses = true;
    page.type(text('private'));
    await wait(0);
    expect(page.keeps).toBe(false);
  });

  it('after a crash goes on with the text of this device', async () => {
    const first = await open();
    server.online = false;
    first.type(text('half a thought'));
    await wait(900);
    crash();
    server.online = true;
    const second = await open();
    expect(second.text.body).toBe('half a thought');
    await wait(1);
    expect(server.saves).toEqual(['half a thought']);
    expect(disk.bodies()).toEqual([]);
  });

  it('after a crash shows both when the pitch was changed elsewhere meanwhile', async () => {
    const first = await open();
    server.online = false;
    first.type(text('mine'));
    await wait(900);
    crash();
    server.online = true;
    server.change(text('theirs'));
    const second = await open();
    expect(second.state).toMatchObject({ kind: 'conflict', theirs: { text: text('theirs') } });
    expect(second.text.body).toBe('mine');
    await wait(20_000);
    expect(server.text.body).toBe('theirs');
    expect(disk.bodies()).toEqual(['mine']);
  });

  it('after a crash knows a text again whose answer never came', async () => {
    const first = await open();
    server.losesAnswers = true;
    first.type(text('sent'));
    await wait(800);
    server.online = false;
    first.type(text('sent and more'));
    await wait(0);
    crash();
    server.online = true;
    server.losesAnswers = false;
    const second = await open();
    await wait(1);
    expect(second.state.kind).toBe('saved');
    expect(server.text.body).toBe('sent and more');
  });

  it('an answer that was lost on the way is no conflict', async () => {
    const page = await open();
    server.losesAnswers = true;
    page.type(text('once'));
    await wait(800);
    server.losesAnswers = false;
    page.type(text('once more'));
    await wait(2000);
    expect(page.state.kind).toBe('saved');
    expect(server.text.body).toBe('once more');
  });

  it('a version that moved under the same text is no conflict', async () => {
    const page = await open();
    server.change(server.text);
    page.type(text('mine'));
    await wait(800);
    expect(server.text.body).toBe('mine');
  });

  it('never writes over a text it has not seen', async () => {
    const page = await open();
    server.change(text('theirs'));
    page.type(text('mine'));
    await wait(30_000);
    expect(page.state.kind).toBe('conflict');
    expect(server.text.body).toBe('theirs');
    expect(disk.bodies()).toEqual(['mine']);
  });

  it('in a conflict saves mine when it is chosen, and lays theirs aside', async () => {
    const page = await open();
    server.change(text('theirs'));
    page.type(text('mine'));
    await wait(800);
    expect(await page.choose('mine')).toBe(true);
    expect(server.text.body).toBe('mine');
    expect(page.leftovers.map((draft) => draft.text.body)).toEqual(['theirs']);
  });

  it('in a conflict takes theirs when it is chosen, and keeps mine on this device', async () => {
    const page = await open();
    server.change(text('theirs'));
    page.type(text('mine'));
    await wait(800);
    await page.choose('theirs');
    expect(page.text.body).toBe('theirs');
    expect(page.state.kind).toBe('saved');
    expect(server.saves).toEqual([]);
    expect(disk.bodies()).toEqual(['mine']);
    const [kept] = page.leftovers;
    if (kept) await page.use(kept);
    await page.flush();
    expect(server.text.body).toBe('mine');
    expect(page.leftovers.map((draft) => draft.text.body)).toEqual(['theirs']);
  });

  it('in a conflict keeps what is typed on, and saves it with the choice', async () => {
    const page = await open();
    server.change(text('theirs'));
    page.type(text('mine'));
    await wait(800);
    page.type(text('mine and more'));
    await wait(20_000);
    expect(server.text.body).toBe('theirs');
    expect(disk.bodies()).toEqual(['mine and more']);
    const chosen = page.choose('mine');
    page.type(text('mine and more yet'));
    await chosen;
    await wait(1000);
    expect(server.text.body).toBe('mine and more yet');
  });

  it('taken over shows the text as it stands and keeps what was not sent', async () => {
    const page = await open();
    page.type(text('my last words'));
    server.mine = false;
    server.change(text('begun'));
    await wait(800);
    expect(page.state.kind).toBe('lost');
    expect(page.text.body).toBe('begun');
    expect(page.leftovers.map((draft) => draft.text.body)).toEqual(['my last words']);
    page.type(text('ignored'));
    await wait(20_000);
    expect(server.saves).toEqual([]);
    expect(disk.bodies()).toEqual(['my last words']);
  });

  it('tells who only reads along nothing of a loss, and shows the text as it stands', async () => {
    server.mine = false;
    const page = await open();
    server.change(text('written by a colleague'));
    page.meet(await server.read());
    expect(page.state.kind).toBe('saved');
    expect(page.text.body).toBe('written by a colleague');
  });

  it('shows what this device kept also to somebody who may no longer write', async () => {
    const first = await open();
    server.online = false;
    first.type(text('kept'));
    await wait(900);
    crash();
    server.online = true;
    server.mine = false;
    const second = await open();
    expect(second.text.body).toBe('begun');
    expect(second.leftovers.map((draft) => draft.text.body)).toEqual(['kept']);
  });

  it('follows a change made in another tab while nothing is unsaved here', async () => {
    const page = await open();
    server.change(text('from the other tab'));
    page.meet(server.view());
    expect(page.text.body).toBe('from the other tab');
    page.type(text('and on'));
    await wait(800);
    expect(server.text.body).toBe('and on');
  });

  it('a change made elsewhere does not touch unsaved words', async () => {
    const page = await open();
    page.type(text('unsaved'));
    server.change(text('elsewhere'));
    page.meet(server.view());
    expect(page.state.kind).toBe('conflict');
    expect(page.text.body).toBe('unsaved');
  });

  it('tells why the server will not take a text, and tries again with the next change', async () => {
    const page = await open();
    server.refuses = refusal('invalid', 422);
    page.type(text('far too long'));
    await wait(800);
    expect(page.state).toMatchObject({ kind: 'refused', problem: { code: 'invalid' } });
    server.refuses = null;
    page.type(text('short'));
    await wait(800);
    expect(server.text.body).toBe('short');
  });

  it('does not turn in a circle when the server refuses and yet shows no change', async () => {
    const page = await open();
    server.refuses = refusal('lease-lost', 409);
    page.type(text('again'));
    await wait(900);
    expect(page.state.kind).toBe('offline');
    server.refuses = null;
    await wait(2000);
    expect(server.text.body).toBe('again');
  });

  it('renews the lease without a change', async () => {
    const page = await open();
    expect(await page.renew()).toBe(true);
    expect(server.saves).toEqual(['begun']);
  });

  it('after closing sends nothing more by itself', async () => {
    const page = await open();
    server.online = false;
    page.type(text('left'));
    await page.close();
    server.online = true;
    await wait(60_000);
    expect(server.saves).toEqual([]);
    expect(disk.bodies()).toEqual(['left']);
  });
});
