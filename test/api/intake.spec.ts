import { connect, type AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import {
  message as messageShape,
  messagePage,
  messageReceipt,
  messageText,
  proposal as proposalShape,
  query as queryShape,
  queryPage,
} from '@sourcedesk/contracts/intake';
import type { Desk } from '@sourcedesk/data/testing';
import { renderHaro } from '@sourcedesk/domain/digests/rendering';
import type { MessageId } from '@sourcedesk/domain/ids';
import { ParseService } from '@sourcedesk/pipeline/intake';
import { digestToRender, queryToRender } from '../fixtures/digests/sample-digests';
import { answered, type DeskApp, openDeskApp, refused } from '../support/desk-app';

let desks: DeskApp;
let desk: Desk;
let stranger: Desk;

beforeAll(async () => {
  desks = await openDeskApp({}, '2026-09-15T09:30:00Z');
  [desk, stranger] = [await desks.aDesk(), await desks.aDesk()];
});
afterAll(() => desks?.close());

const digest = (summary = 'Bakers on the rise of home-made bread') =>
  Buffer.from(renderHaro(digestToRender({ queries: [queryToRender({ summary, email: `reply+${randomUUID()}@helpareporter.com` })] })).raw);
const upload = (raw: Buffer, role: 'manager' | 'va' = 'manager', type = 'message/rfc822') =>
  desks.http().post('/api/v1/intake/messages').set(desks.as(desk, role)).set('content-type', type).send(raw);
const get = (path: string, of = desk, role: 'va' | 'client' | 'manager' = 'va') => desks.http().get(path).set(desks.as(of, role));
const read = (id: string) => desks.app.get(ParseService, { strict: false }).parse(desk.agencyId, id as MessageId);

describe('POST /api/v1/intake/messages', () => {
  it('takes a raw e-mail with 202, and the same bytes again with 200 and the same id', async () => {
    const raw = digest();
    const first = answered(await upload(raw), 202, messageReceipt);
    expect(first.status).toBe('pending');
    expect(answered(await upload(raw), 200, messageReceipt)).toEqual(first);
    await read(first.id);
    expect(answered(await upload(raw), 200, messageReceipt)).toEqual({ id: first.id, status: 'parsed' });
  });

  it('takes nothing but message/rfc822', async () => {
    for (const type of ['text/plain', 'application/json', 'application/octet-stream'])
      expect(refused(await upload(digest(), 'manager', type), 415)).toBe('unsupported-media-type');
  });

  it('refuses who is not signed in, and who may not import', async () => {
    const anonymous = await desks.http().post('/api/v1/intake/messages').set('content-type', 'message/rfc822').send(digest());
    expect(refused(anonymous, 401)).toBe('unauthenticated');
    expect(refused(await upload(digest(), 'va'), 403)).toBe('forbidden');
  });

  it('refuses who is not signed in before a byte of the body is read', async () => {
    await desks.app.listen(0, '127.0.0.1');
    const { port } = desks.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const headers = `POST /api/v1/intake/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: message/rfc822\r\nContent-Length: 30000000\r\n\r\n`;
    const answer = await new Promise<string>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('data', (bytes) => resolve(bytes.toString()));
      socket.write(headers);
    });
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('refuses more than 30 MB and nothing at all', async () => {
    expect(refused(await upload(Buffer.alloc(30 * 1024 * 1024 + 1, 0x61)), 413)).toBe('too-large');
    expect(refused(await upload(Buffer.alloc(0)), 422)).toBe('invalid');
  });
});

describe('POST /api/v1/intake/pastes', () => {
  const paste = (body: object) => desks.http().post('/api/v1/intake/pastes').set(desks.as(desk, 'editor')).send(body);

  it('takes a digest copied from a mail programme', async () => {
    const { text, subject } = renderHaro(digestToRender());
    const { id } = answered(await paste({ text, subject }), 202, messageReceipt);
    expect(answered(await paste({ text, subject }), 200, messageReceipt).id).toBe(id);
    await read(id);
    expect(answered(await get(`/api/v1/intake/messages/${id}`), 200, messageShape)).toMatchObject({
      status: 'parsed',
      door: 'paste',
      service: 'haro',
    });
  });

  it('refuses an empty text and members it does not know', async () => {
    expect(refused(await paste({ text: '  ' }), 422)).toBe('invalid');
    expect(refused(await paste({ text: 'x', date: '2026-09-15' }), 400)).toBe('malformed');
  });
});

describe('a query added by hand', () => {
  const post = (path: string, body: object, role: 'editor' | 'va' = 'editor', headers: Record<string, string> = {}) =>
    desks
      .http()
      .post(`/api/v1/${path}`)
      .set({ ...desks.as(desk, role), ...headers })
      .send(body);
  const text = 'I write for Garden Weekly. Which flour do you bake with? Email ada@garden-weekly.example by Thursday at 5 pm ET.';

  it('goes from a copied text over its proposal to a query, and is the known one the second time', async () => {
    const proposed = answered(await post('intake/proposals', { text }), 200, proposalShape);
    expect(proposed).toMatchObject({
      outlet: { value: 'Garden Weekly' },
      deadline: { value: { at: '2026-09-17T21:00:00Z', certainty: 'assumed-zone', raw: 'Thursday at 5 pm ET' } },
      missing: ['category', 'journalist', 'outletUrl'],
    });
    const [[start, end] = [0, 0]] = proposed.outlet.ranges;
    expect(text.slice(start, end)).toBe('Garden Weekly');
    const body = {
      summary: 'Flour at home',
      body: proposed.body.value,
      outlet: { name: proposed.outlet.value },
      deadline: proposed.deadline.value,
      reply: proposed.reply.value,
    };
    const added = answered(await post('queries', body), 201, queryShape);
    expect(added).toMatchObject({
      service: 'manual',
      edition: null,
      summary: 'Flour at home',
      questions: [{ text: 'Which flour do you bake with?' }],
    });
    expect(answered(await post('queries', body), 200, queryShape)).toEqual(added);
    expect(answered(await get(`/api/v1/queries/${added.id}`), 200, queryShape)).toEqual(added);
  });

  it('is added once by one Idempotency-Key', async () => {
    const body = { summary: 'Once', body: 'Only once?', reply: { kind: 'link', url: 'https://garden-weekly.example/answer' } };
    const key = { 'idempotency-key': randomUUID() };
    const [first, again] = [await post('queries', body, 'editor', key), await post('queries', body, 'editor', key)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
  });

  it('is refused to writers, and with the field named that is wrong', async () => {
    const body = { summary: 'x', body: 'y', reply: { kind: 'address', address: '' } };
    expect(refused(await post('queries', { ...body, reply: { kind: 'address', address: 'a@b.example' } }, 'va'), 403)).toBe('forbidden');
    expect(refused(await post('intake/proposals', { text }, 'va'), 403)).toBe('forbidden');
    const answer = await post('queries', body);
    expect(refused(answer, 422)).toBe('invalid');
    expect((answer.body as { errors: unknown[] }).errors).toEqual([
      { pointer: '/reply/address', code: 'custom', message: 'Give the e-mail address that answers go to.' },
    ]);
    expect(refused(await post('queries', { ...body, edition: 'x' }), 400)).toBe('malformed');
    expect(refused(await post('intake/proposals', { text: ' ' }), 422)).toBe('invalid');
  });
});

describe('what was taken in', () => {
  it('is read as message, text and queries', async () => {
    const { id } = answered(await upload(digest('Bakers, as read over HTTP')), 202, messageReceipt);
    expect(answered(await get(`/api/v1/intake/messages/${id}`), 200, messageShape)).toMatchObject({ status: 'pending', queryIds: [] });
    expect(answered(await get(`/api/v1/intake/messages/${id}/text`), 200, messageText)).toEqual({ parts: [], hasHtml: false, queries: [] });
    await read(id);
    const message = answered(await get(`/api/v1/intake/messages/${id}`), 200, messageShape);
    expect(message).toMatchObject({
      status: 'parsed',
      service: 'haro',
      edition: { name: 'Morning', date: '2026-09-15' },
      counts: { index: 1, parsed: 1 },
    });
    const [queryId] = message.queryIds;
    const query = answered(await get(`/api/v1/queries/${queryId}`), 200, queryShape);
    expect(query).toMatchObject({ summary: 'Bakers, as read over HTTP', deadline: { at: '2026-09-17T22:00:00.000Z', certainty: 'exact' } });
    const { parts, queries } = answered(await get(`/api/v1/intake/messages/${id}/text`), 200, messageText);
    expect(queries.map((each) => each.id)).toEqual([queryId]);
    const summary = queries[0]?.ranges['summary'];
    const part = parts.find((each) => each.part === summary?.part)?.text ?? '';
    expect(summary?.ranges.map(([start, end]) => part.slice(start, end)).join('')).toBe(query.summary);
  });

  it('is listed and filtered', async () => {
    const { id } = answered(await upload(digest('Bakers of the filter')), 202, messageReceipt);
    await read(id);
    const listed = answered(await get('/api/v1/intake/messages?status=parsed&limit=100'), 200, messagePage);
    expect(listed.items.map((each) => each.id)).toContain(id);
    expect(answered(await get('/api/v1/intake/messages?status=quarantined'), 200, messagePage).items).toEqual([]);
    const summaries = async (filter: string) =>
      answered(await get(`/api/v1/queries?${filter}`), 200, queryPage).items.map(({ summary }) => summary);
    expect(await summaries('q=of+the+filter')).toEqual(['Bakers of the filter']);
    expect(await summaries('q=of+the+filter&service=haro&dueBefore=2026-09-18T00:00:00Z')).toHaveLength(1);
    expect(await summaries('q=of+the+filter&dueBefore=2026-09-17T00:00:00Z')).toEqual([]);
    expect(await summaries('service=sos')).toEqual([]);
    const first = answered(await get('/api/v1/queries?limit=1'), 200, queryPage);
    const second = answered(await get(`/api/v1/queries?limit=1&cursor=${first.nextCursor}`), 200, queryPage);
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
    for (const wrong of ['service=fax', 'limit=0', 'limit=101', 'dueBefore=tomorrow', 'cursor=x', 'unknown=1'])
      expect(refused(await get(`/api/v1/queries?${wrong}`), 400)).toBe('malformed');
  });

  it('is nobody else’s: 404 for another agency, 403 for clients', async () => {
    const { id } = answered(await upload(digest('Bakers of one agency')), 202, messageReceipt);
    await read(id);
    const queryId = answered(await get(`/api/v1/intake/messages/${id}`), 200, messageShape).queryIds[0];
    for (const path of [`intake/messages/${id}`, `intake/messages/${id}/text`, `queries/${queryId}`]) {
      expect(refused(await get(`/api/v1/${path}`, stranger), 404)).toBe('not-found');
      expect(refused(await get(`/api/v1/${path}`, desk, 'client'), 403)).toBe('forbidden');
    }
    for (const path of ['intake/messages', 'queries'])
      expect((await get(`/api/v1/${path}`, stranger)).body).toEqual({ items: [], nextCursor: null });
    expect(refused(await get('/api/v1/queries/none'), 400)).toBe('malformed');
  });
});
