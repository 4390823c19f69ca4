import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { InboxPage, InboxRow, Lane } from '@sourcedesk/contracts/matching';
import { aMatch, aRow } from '../../../../../test/fixtures/inbox/inbox-rows';
import { Toasts } from '../shell/toasts';
import { InboxStore } from './inbox-store';
import { Verdicts } from './verdicts';

const match = (id: string) => aMatch({ id });
const row = (id: string, hour: number) => aRow(id, { at: `2026-11-23T${hour}:00:00Z`, matches: [match(`m-${id}`)] });
const rows = [row('1', 10), row('2', 11), row('3', 12)];
const page = (items: InboxRow[], own: Partial<Record<Lane, number>> = {}): InboxPage => ({
  items,
  nextCursor: null,
  counts: { due: items.length, strong: 0, possible: 0, none: 0, snoozed: 0, ...own },
});
/** Lets promises that are settled run on. */
const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('verdicts', () => {
  let http: HttpTestingController;
  let store: InboxStore;
  let verdicts: Verdicts;

  const reads = () => http.match(({ url }) => url === '/api/v1/inbox');
  const posts = (action: string) => http.match(({ url }) => url.endsWith(`/${action}`));
  const shown = () => store.rows().map(({ query }) => query.id);
  const answer = async (to: InboxPage) => {
    for (const read of reads()) if (!read.cancelled) read.flush(to);
    await settled();
  };
  const refuse = async (action: string) => {
    const body = { type: '', title: 'Not now', status: 409, detail: 'A pitch is being written.', code: 'wrong-state', traceId: '' };
    for (const post of posts(action)) post.flush(body, { status: 409, statusText: 'Conflict' });
    await settled();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), InboxStore, Verdicts] });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(InboxStore);
    verdicts = TestBed.inject(Verdicts);
    store.show({ lane: 'due', brand: '', text: '' });
    await answer(page(rows));
  });

  it('show at once: the row leaves and the counts follow, before the server has answered', () => {
    verdicts.give(rows[1] as InboxRow, [{ match: match('m-2'), to: 'snoozed', until: '2026-11-23T10:30:00Z' }], 'Snoozed');
    expect(shown()).toEqual(['1', '3']);
    expect(store.counts()).toMatchObject({ due: 2, snoozed: 1 });
  });

  it('are not undone by a reading that began before them', async () => {
    store.refresh();
    verdicts.give(rows[1] as InboxRow, [{ match: match('m-2'), to: 'accepted' }], 'Accepted');
    await settled();
    await answer(page(rows));
    expect(shown()).toEqual(['1', '3']);
    expect(store.waiting()).toBe(0);
    expect(store.counts()?.due).toBe(2);
  });

  it('bring the row back to its place with the reason when they are refused', async () => {
    verdicts.give(rows[1] as InboxRow, [{ match: match('m-2'), to: 'accepted' }], 'Accepted');
    await settled();
    await refuse('accept');
    expect(shown()).toEqual(['1', '2', '3']);
    expect(store.notes().get('2')).toBe('Not done. A pitch is being written.');
    expect(store.counts()?.due).toBe(3);
    expect(verdicts.canUndo()).toBe(false);
  });

  it('are taken back in order, the last first, each match to what it was', async () => {
    verdicts.give(rows[0] as InboxRow, [{ match: match('m-1'), to: 'accepted' }], 'Accepted');
    verdicts.give(rows[1] as InboxRow, [{ match: match('m-2'), to: 'dismissed', reason: 'Off topic' }], 'Skipped');
    verdicts.undo();
    expect(shown()).toEqual(['2', '3']);
    expect(verdicts.undone()).toEqual({ id: '2' });
    verdicts.undo();
    expect(shown()).toEqual(['1', '2', '3']);
    expect(verdicts.canUndo()).toBe(false);
    for (const action of ['accept', 'dismiss', 'reopen', 'reopen']) {
      await settled();
      const [post, ...more] = posts(action);
      expect(more).toEqual([]);
      post?.flush(match('any'));
    }
    await settled();
    expect(http.match(({ method }) => method === 'POST')).toEqual([]);
  });

  it('answer to the Undo of their message, and the message goes', () => {
    const toasts = TestBed.inject(Toasts);
    verdicts.give(rows[1] as InboxRow, [{ match: match('m-2'), to: 'accepted' }], 'Accepted');
    expect(toasts.list().map(({ text }) => text)).toEqual(['Accepted']);
    toasts.undoLast();
    expect(toasts.list()).toEqual([]);
    expect(shown()).toEqual(['1', '2', '3']);
  });

  it('given in one lane and taken back in another leave the other lane alone', async () => {
    verdicts.give(rows[1] as InboxRow, [{ match: match('m-2'), to: 'snoozed', until: '2026-11-23T10:30:00Z' }], 'Snoozed');
    store.show({ lane: 'strong', brand: '', text: '' });
    await settled();
    await answer(page([row('7', 20)], { due: 2, strong: 1, snoozed: 1 }));
    verdicts.undo();
    expect(shown()).toEqual(['7']);
  });
});

describe('readings in the background', () => {
  it('keep what is new waiting until it is let in, and grey what is gone', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), InboxStore] });
    const http = TestBed.inject(HttpTestingController);
    const store = TestBed.inject(InboxStore);
    const answer = async (items: InboxRow[]) => {
      http.expectOne(({ url }) => url === '/api/v1/inbox').flush(page(items));
      await settled();
    };
    store.show({ lane: 'due', brand: '', text: '' });
    await answer(rows);
    store.refresh();
    store.refresh();
    await answer([row('0', 9), ...rows.slice(1)]);
    await answer([row('0', 9), ...rows.slice(1)]);
    expect(store.rows().map(({ query }) => query.id)).toEqual(['1', '2', '3']);
    expect([store.waiting(), [...store.gone()]]).toEqual([1, ['1']]);
    store.letIn();
    expect(store.rows().map(({ query }) => query.id)).toEqual(['0', '2', '3']);
    expect([store.waiting(), store.gone().size]).toEqual([0, 0]);
  });
});
