import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Pitch } from '@sourcedesk/contracts/drafting';
import { DraftStore } from './draft-store';

const words = Array.from({ length: 150 }, (_, at) => `word${at}`).join(' ');
const good = `${words}\nJo Marsh, Alder & Vale\nhttps://alder.example`;
const pitch = (more: Partial<Pitch> = {}): Pitch =>
  ({
    id: 'p1',
    state: 'drafting',
    version: 3,
    textVersion: 0,
    subject: 'Payroll',
    body: good,
    query: {
      summary: 'Payroll',
      body: 'Who pays?',
      questions: [{ text: 'Who pays whom?', start: 0, end: 9 }],
      deadline: null,
      reply: { kind: 'relay', address: 'a@relay.example', url: '' },
      otherAddresses: [],
      verification: { verified: true, reason: 'signed' },
      noAiEvidence: [],
      trap: null,
      traps: [],
      requirements: [],
      flags: { noAi: false },
      outlet: { name: 'Harrow Money', url: '' },
    },
    profile: { name: 'Jo Marsh', bio: '', siteUrl: 'https://alder.example', headshotUrl: '' },
    brand: { name: 'Alder & Vale' },
    holder: { id: 'u1', name: 'Paolo' },
    leaseUntil: '2099-01-01T00:00:00Z',
    checklist: [],
    answered: [],
    deadlineOverride: null,
    allowedActions: ['release', 'submit'],
    ...more,
  }) as Pitch;
const problem = (code: string, status: number, more: object = {}) => ({
  type: 'x',
  title: code,
  status,
  detail: `${code}.`,
  code,
  traceId: 't',
  ...more,
});

describe('a draft', () => {
  let store: DraftStore;
  let server: HttpTestingController;

  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const at = async (method: string, part: string) => {
    await settle();
    return server.expectOne({ method, url: `/api/v1/pitches/p1${part}` });
  };
  const opened = async (first = pitch()) => {
    const opening = store.open('p1');
    (await at('GET', '')).flush(first);
    await opening;
  };

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [DraftStore, provideHttpClient(), provideHttpClientTesting()] });
    store = TestBed.inject(DraftStore);
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => server.verify());

  it('can be written by its holder, and only read by others', async () => {
    await opened();
    expect(store.mine()).toBe(true);
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [DraftStore, provideHttpClient(), provideHttpClientTesting()] });
    store = TestBed.inject(DraftStore);
    server = TestBed.inject(HttpTestingController);
    await opened(pitch({ allowedActions: ['takeOver'] }));
    expect(store.mine()).toBe(false);
  });

  it('says why it could not be read', async () => {
    const opening = store.open('p1');
    (await at('GET', '')).flush(problem('not-found', 404), { status: 404, statusText: 'x' });
    await opening;
    expect(store.problem()?.code).toBe('not-found');
  });

  it('follows the text with its checklist', async () => {
    await opened();
    expect(store.standing()).toEqual([]);
    store.type({ subject: '', body: good });
    expect(store.standing().map(({ id }) => id)).toEqual(['subject']);
    const flushed = store.flush();
    (await at('PUT', '/draft')).flush(pitch({ subject: '', version: 4 }));
    expect(await flushed).toBe(true);
  });

  it('is saved before it is submitted, and submitted as the version that was saved', async () => {
    await opened();
    store.type({ subject: 'Better', body: good });
    const submitted = store.act('submit', {});
    const save = await at('PUT', '/draft');
    expect(save.request.headers.get('If-Match')).toBe('"3"');
    save.flush(pitch({ subject: 'Better', version: 4 }));
    const submit = await at('POST', '/submit');
    expect(submit.request.headers.get('If-Match')).toBe('"4"');
    submit.flush(pitch({ subject: 'Better', version: 5, state: 'in_review', allowedActions: ['recall'] }));
    expect((await submitted)?.state).toBe('in_review');
    expect(store.mine()).toBe(false);
  });

  it('is not submitted when it could not be saved', async () => {
    await opened();
    store.type({ subject: 'Better', body: good });
    const submitted = store.act('submit', {});
    (await at('PUT', '/draft')).error(new ProgressEvent('error'));
    await expect(submitted).rejects.toMatchObject({ code: 'offline' });
    expect(store.save().kind).toBe('offline');
  });

  it('shows at once what the server says stands against it', async () => {
    await opened();
    const submitted = store.act('submit', {});
    const place = { field: 'body', start: words.indexOf('word7'), end: words.indexOf('word7') + 5 };
    const checklist = [
      { id: 'other-brand', level: 'blocker', ok: false, text: 'Remove the name of another brand: Word7 Ltd', at: place, question: null },
    ];
    (await at('POST', '/submit')).flush(problem('checklist-blocked', 409, { checklist }), { status: 409, statusText: 'x' });
    await expect(submitted).rejects.toMatchObject({ code: 'checklist-blocked' });
    expect(store.standing()).toEqual(checklist);
  });

  it('has time while nobody knows the deadline, and none once a known one has passed', async () => {
    const due = (at: string | null) => ({ at, zone: null, raw: 'COB', certainty: at === null ? 'unclear' : 'exact' });
    const { query } = pitch();
    await opened(pitch({ query: { ...query, deadline: due(null) } as Pitch['query'] }));
    expect(store.deadlineOpen()).toBe(true);
    await opened(pitch({ query: { ...query, deadline: due('2020-01-01T00:00:00Z') } as Pitch['query'] }));
    expect(store.deadlineOpen()).toBe(false);
  });

  it('counts the ticks the server counts', async () => {
    await opened(pitch({ answered: [1] }));
    expect(store.ticked()).toEqual([1]);
    expect(store.warnings().map(({ id }) => id)).not.toContain('question-1');
  });

  it('a blocker that an editor lifted stands no more', async () => {
    await opened(pitch({ subject: '' }));
    store.lifted.set([{ check: 'subject', reason: 'The form has none.' }]);
    expect(store.standing()).toEqual([]);
  });

  it('a tick counts at once, and is taken back when the server will not have it', async () => {
    await opened();
    const ticked = store.tick(1);
    expect(store.warnings().map(({ id }) => id)).not.toContain('question-1');
    (await at('PUT', '/answered')).flush(problem('lease-lost', 409), { status: 409, statusText: 'x' });
    await expect(ticked).rejects.toMatchObject({ code: 'lease-lost' });
    expect(store.warnings().map(({ id }) => id)).toContain('question-1');
  });
});
