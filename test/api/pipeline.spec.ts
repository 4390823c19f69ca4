import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import * as wire from '@sourcedesk/contracts';
import { type QueryToRender, renderHaro, renderSos } from '@sourcedesk/domain/digests/rendering';
import type { Role } from '@sourcedesk/domain/roles';
import { digestToRender, queryToRender } from '../fixtures/digests/sample-digests';
import { goodText } from '../fixtures/good-text';
import { answered, refused } from '../support/desk-app';
import { deskPassword } from '../support/desk-password';
import type { EventPage } from '../support/event-page';
import { openRealDesk, type RealDesk } from '../support/real-desk';

type Pitch = z.output<typeof wire.pitch>;
type Brand = z.output<typeof wire.brand>;
type As = { authorization: string };
type Who = Role | 'other client';

let desk: RealDesk;
let birch: Brand;
let alder: Brand;
let watched: EventPage;
const as = {} as Record<Who, As>;

const get = (path: string, who: Who = 'owner') => desk.http().get(`/api/v1/${path}`).set(as[who]);
const post = (path: string, body: object = {}, who: Who = 'owner') => desk.http().post(`/api/v1/${path}`).set(as[who]).send(body);
const seen = (pitch: Pick<Pitch, 'version'>) => ({ 'if-match': `"${pitch.version}"` });

beforeAll(async () => {
  desk = await openRealDesk();
  as.owner = await desk.found();
  watched = await desk.events(as.owner);
  answered(await desk.http().patch('/api/v1/agency').set(as.owner).send({ undoSeconds: 0 }), 200, wire.agency);
  birch = await founded({ name: 'Birch & Rowan', websiteUrl: 'https://birch-rowan.example' }, 'sleep AND "night train"');
  alder = await founded({ name: 'Alder & Vale', websiteUrl: 'https://alder-vale.example', needsClientApproval: true }, 'payroll');
  for (const role of ['manager', 'editor', 'va'] as const) as[role] = await joined(role, `${role}@lantern-lane.example`, null);
  as.client = await joined('client', 'clara@birch-rowan.example', [birch.id]);
  as['other client'] = await joined('client', 'carl@alder-vale.example', [alder.id]);
});
afterAll(async () => {
  watched?.close();
  await desk?.close();
});

/** A brand with an expert and a mailbox whose connection was tested by a worker. */
async function founded(body: object, alert: string): Promise<Brand> {
  const brand = answered(await post('brands', { plan: 'standard', status: 'active', ...body }), 201, wire.brand);
  const expert = { name: 'Dr. Ines Falk', bio: 'Ines Falk studies how people sleep.', siteUrl: `${brand.websiteUrl}/ines-falk`, alert };
  answered(await post(`brands/${brand.id}/profiles`, expert), 201, wire.profile);
  const mailbox = { address: `ines.falk@${new URL(brand.websiteUrl).hostname}`, host: '127.0.0.1', port: desk.mail.port };
  answered(await desk.http().put(`/api/v1/brands/${brand.id}/mailbox`).set(as.owner).send(mailbox), 200, wire.mailbox);
  answered(await post(`brands/${brand.id}/mailbox/test`), 200, wire.mailbox);
  const tested = async () => answered(await get(`brands/${brand.id}/mailbox`), 200, wire.mailbox).test;
  const { state, message } = await watched.until(tested, (test) => test.state === 'ok' || test.state === 'failed');
  expect([state, message]).toEqual(['ok', expect.any(String)]);
  return brand;
}

/** Invites somebody, accepts by the mailed link, and signs in by password. */
async function joined(role: Role, email: string, brandIds: string[] | null): Promise<As> {
  answered(await post('invitations', { email, role, brandIds }), 201, wire.invitation);
  const token = desk.tokenMailedTo(email);
  expect(answered(await desk.http().post('/api/v1/invitations/show').send({ token }), 200, wire.invitationView).role).toBe(role);
  const accept = { token, name: `${role} of the desk`, password: deskPassword };
  answered(await desk.http().post('/api/v1/invitations/accept').send(accept), 200, wire.loginAnswer);
  const header = await desk.signIn(email);
  expect(answered(await desk.http().get('/api/v1/me').set(header), 200, wire.me)).toMatchObject({ role, brandIds });
  return header;
}

const ahead = (hours: number) => {
  const at = new Date(Date.now() + hours * 3_600_000);
  at.setUTCSeconds(0, 0);
  return at.toISOString();
};
const relay = () => `reply+${randomUUID()}@helpareporter.com`;
const aboutTrains = (own: Partial<QueryToRender> = {}) =>
  queryToRender({
    summary: 'How to sleep on a night train',
    body: 'What helps people to sleep on a night train? Please give your name and title.',
    deadline: ahead(30),
    email: relay(),
    ...own,
  });
const aboutPay = (own: Partial<QueryToRender> = {}) =>
  queryToRender({
    summary: 'Payroll mistakes of small firms',
    body: 'Which payroll mistakes do small firms make?',
    deadline: ahead(30),
    email: relay(),
    ...own,
  });

/** Uploads a digest as an editor and waits until workers have read and matched it; answers the match of the query with this summary. */
async function matchOf(raw: string, summary: string): Promise<z.output<typeof wire.match>> {
  const upload = () =>
    desk.http().post('/api/v1/intake/messages').set(as.editor).set('content-type', 'message/rfc822').send(Buffer.from(raw));
  const { id } = answered(await upload(), 202, wire.messageReceipt);
  const message = async () => answered(await get(`intake/messages/${id}`), 200, wire.message);
  const { status, counts } = await watched.until(message, (read) => read.status !== 'pending');
  expect([status, counts.parsed]).toEqual(['parsed', counts.index]);
  expect(answered(await upload(), 200, wire.messageReceipt)).toEqual({ id, status: 'parsed' });
  const matches = async () => answered(await get('matches?limit=100', 'editor'), 200, wire.matchPage).items;
  const isIt = ({ query }: z.output<typeof wire.match>) => query.summary === summary;
  const found = (await watched.until(matches, (items) => items.some(isIt))).find(isIt);
  return found as z.output<typeof wire.match>;
}

/** A VA takes what an editor accepted, writes it and hands it in. */
async function submitted(match: { id: string }, brand: Brand): Promise<Pitch> {
  expect(answered(await post(`matches/${match.id}/accept`, {}, 'editor'), 200, wire.match).verdict).toBe('accepted');
  const queue = answered(await get('queue', 'va'), 200, wire.queuePage).items;
  expect(queue.map(({ matchId }) => matchId)).toContain(match.id);
  const begun = answered(await post('pitches', { matchId: match.id }, 'va'), 201, wire.pitch);
  expect(answered(await post('pitches', { matchId: match.id }, 'va'), 200, wire.pitch).id).toBe(begun.id);
  expect(refused(await post('pitches', { matchId: match.id }, 'editor'), 409)).toBe('lease-held');
  const thin = await draft(begun, 'Too short.');
  const blocked = await post(`pitches/${thin.id}/submit`, {}, 'va');
  expect(refused(blocked, 409)).toBe('checklist-blocked');
  expect((blocked.body as { checklist: { id: string; ok: boolean }[] }).checklist).toContainEqual(
    expect.objectContaining({ id: 'body', ok: false }),
  );
  const written = await draft(thin, text(brand));
  expect(written.checklist.filter(({ level, ok }) => level === 'blocker' && !ok)).toEqual([]);
  const there = answered(await post(`pitches/${written.id}/submit`, {}, 'va').set(seen(written)), 200, wire.pitch);
  expect(there).toMatchObject({ state: 'in_review', textVersion: 1 });
  return there;
}

const text = ({ name, websiteUrl }: Brand) => goodText({ brand: name, siteUrl: `${websiteUrl}/ines-falk` });

async function draft(pitch: Pitch, body: string): Promise<Pitch> {
  const save = () => desk.http().put(`/api/v1/pitches/${pitch.id}/draft`).set(as.va).send({ subject: 'Sleep on night trains', body });
  expect(refused(await save(), 428)).toBe('version-required');
  const saved = await save().set(seen(pitch));
  expect(saved.headers['etag']).toBe(`"${pitch.version + 1}"`);
  expect(refused(await save().set(seen(pitch)), 412)).toBe('stale-version');
  return answered(saved, 200, wire.pitch);
}

const approved = async (pitch: Pitch): Promise<Pitch> => {
  expect(refused(await post(`pitches/${pitch.id}/approve`, {}, 'va').set(seen(pitch)), 403)).toBe('forbidden');
  expect(refused(await post(`pitches/${pitch.id}/approve`, {}, 'editor'), 428)).toBe('version-required');
  return answered(await post(`pitches/${pitch.id}/approve`, {}, 'editor').set(seen(pitch)), 200, wire.pitch);
};

/** Schedules an approved pitch and waits until a worker has handed it to the mail server, once. */
async function sent(pitch: Pitch, mailbox: string): Promise<Pitch> {
  const { state } = answered(await post(`pitches/${pitch.id}/schedule`, {}, 'editor').set(seen(pitch)), 200, wire.pitch);
  expect(['scheduled', 'sending', 'sent']).toContain(state);
  const now = async () => answered(await get(`pitches/${pitch.id}`, 'editor'), 200, wire.pitch);
  const left = await watched.until(now, (read) => !['scheduled', 'sending'].includes(read.state));
  expect(left.state).toBe('sent');
  const mails = desk.mail.accepted.filter(({ to }) => to.includes(pitch.query.reply.address));
  expect(mails).toMatchObject([{ from: mailbox, to: [pitch.query.reply.address], messageId: left.delivery?.messageId }]);
  return left;
}

const today = (days = 0) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

it('a digest becomes a report its client can open, by HTTP alone', async () => {
  const { raw } = renderHaro(digestToRender({ sentAt: ahead(-1), queries: [aboutTrains(), aboutPay({ summary: 'Payroll, in passing' })] }));
  const match = await matchOf(raw, 'How to sleep on a night train');
  expect(match).toMatchObject({ brand: { id: birch.id }, verdict: 'open' });
  expect(match.reasons.reduce((sum, { weight }) => sum + weight, 0)).toBe(match.score);

  const first = await submitted(match, birch);
  answered(await post(`pitches/${first.id}/opened`, {}, 'editor'), 200, wire.pitch);
  const back = answered(await post(`pitches/${first.id}/return`, { reason: 'Name the second study.' }, 'editor'), 200, wire.pitch);
  expect(back).toMatchObject({ state: 'returned', returnReason: 'Name the second study.', holder: { name: 'va of the desk' } });
  const again = await draft(back, `${text(birch)}\n\nThe second study appeared in 2024.`);
  const second = answered(await post(`pitches/${again.id}/submit`, {}, 'va'), 200, wire.pitch);
  expect(second).toMatchObject({ state: 'in_review', textVersion: 2 });
  expect(answered(await get(`pitches/${first.id}/versions`, 'editor'), 200, wire.versions).items.map(({ number }) => number)).toEqual([
    2, 1,
  ]);
  const ready = await approved(second);
  expect(ready.state).toBe('approved');
  await sent(ready, 'ines.falk@birch-rowan.example');

  const reply = { kind: 'chosen', text: 'We will quote you.', at: new Date().toISOString() };
  answered(await post(`pitches/${first.id}/replies`, reply, 'editor'), 201, wire.pitchReply);
  expect(answered(await get(`pitches/${first.id}/replies`, 'editor'), 200, wire.replies).items).toMatchObject([{ kind: 'chosen' }]);
  const steps = answered(await get(`pitches/${first.id}/history`, 'editor'), 200, wire.history).items.map(({ action }) => action);
  expect(steps).toEqual('delivered deliver schedule approve submit return submit take'.split(' '));

  desk.articles.set('/night-trains', `<title>Night trains</title><p>Says <a href="${birch.websiteUrl}/">Birch &amp; Rowan</a>.</p>`);
  const url = `http://${desk.site}/night-trains`;
  const placed = answered(await post('placements', { pitchId: first.id, url }, 'manager'), 201, wire.placement);
  const listed = async () => answered(await get(`placements?brandId=${birch.id}`), 200, wire.placementPage).items;
  const [checked] = await watched.until(listed, ([item]) => item?.link !== null);
  expect(checked).toMatchObject({
    id: placed.id,
    title: 'Night trains',
    link: { state: 'ok', target: `${birch.websiteUrl}/`, httpStatus: 200 },
  });
  expect(answered(await get(`pitches/${first.id}`, 'va'), 200, wire.pitch).state).toBe('published');

  const period = `from=${today(-1)}&to=${today(1)}`;
  const report = answered(await get(`brands/${birch.id}/report?${period}`, 'client'), 200, wire.report);
  expect(report).toMatchObject({
    pitches: { sent: 1, replied: 1, published: 1 },
    links: { alive: 1, followed: 1, of: 1 },
    placements: [{ url }],
  });
  const csv = await get(`brands/${birch.id}/report.csv?${period}`, 'client');
  expect([csv.status, csv.text]).toEqual([200, expect.stringContaining(url)]);
  const share = answered(
    await post(`brands/${birch.id}/report-links`, { name: 'Board', expiresAt: ahead(24) }, 'manager'),
    201,
    wire.reportLinkCreated,
  );
  const token = /\/r\/([\w-]+)$/.exec(share.url)?.[1] ?? '';
  const opened = answered(await desk.http().get(`/api/v1/public/reports/${token}`), 200, wire.report);
  expect(opened).toMatchObject({ brand: { id: birch.id }, placements: [{ url }] });
  expect(refused(await get(`brands/${birch.id}/report?${period}`, 'other client'), 404)).toBe('not-found');
});

it('a brand that wants to be asked is asked before its pitch leaves', async () => {
  const { raw } = renderHaro(digestToRender({ sentAt: ahead(-1), name: 'Afternoon', queries: [aboutPay()] }));
  const pitch = await submitted(await matchOf(raw, 'Payroll mistakes of small firms'), alder);
  const asked = await approved(pitch);
  expect(asked.state).toBe('client_review');
  const waiting = async () => answered(await get('pitches', 'other client'), 200, wire.clientPitchPage).items;
  expect(await waiting()).toMatchObject([{ id: pitch.id, body: text(alder), allowedActions: ['return', 'clientApprove'] }]);
  expect(refused(await get(`pitches/${pitch.id}`, 'client'), 404)).toBe('not-found');

  const back = await post(`pitches/${pitch.id}/return`, { reason: 'We never say "bedroom".' }, 'other client');
  answered(back, 200, wire.clientPitch);
  const mine = answered(await get(`pitches/${pitch.id}`, 'va'), 200, wire.pitch);
  expect(mine).toMatchObject({ state: 'returned', returnReason: 'We never say "bedroom".' });
  const mended = await draft(mine, text(alder).replace('bedroom', 'room'));
  const once = await approved(answered(await post(`pitches/${pitch.id}/submit`, {}, 'va').set(seen(mended)), 200, wire.pitch));

  const word = () => post(`pitches/${pitch.id}/client-approve`, {}, 'other client');
  expect(refused(await word(), 428)).toBe('version-required');
  expect(refused(await word().set(seen(asked)), 412)).toBe('stale-version');
  expect(answered(await word().set(seen(once)), 200, wire.clientPitch).state).toBe('approved');
  expect(await waiting()).toEqual([]);
  await sent(answered(await get(`pitches/${pitch.id}`, 'editor'), 200, wire.pitch), 'ines.falk@alder-vale.example');
});

it('a query answered on a web page is pasted there, and said to be submitted', async () => {
  const form = 'https://forms.example/answers/night-trains';
  const query = aboutTrains({ summary: 'Sleeping on a night train, by form', email: form, deadline: ahead(40) });
  const { raw } = renderSos(digestToRender({ sentAt: ahead(-1), queries: [query] }));
  const pitch = await submitted(await matchOf(raw, query.summary), birch);
  expect(pitch.query.reply).toMatchObject({ kind: expect.stringMatching(/^(link|form)$/), address: '', url: form });
  const ready = await approved(pitch);
  expect(ready.allowedActions).toContain('submitElsewhere');
  expect(refused(await post(`pitches/${pitch.id}/schedule`, {}, 'editor').set(seen(ready)), 409)).toBe('wrong-state');
  expect(refused(await post(`pitches/${pitch.id}/submit-elsewhere`, { reference: 'F-77' }, 'va'), 403)).toBe('forbidden');
  const done = answered(await post(`pitches/${pitch.id}/submit-elsewhere`, { reference: 'F-77' }, 'editor'), 200, wire.pitch);
  expect(done).toMatchObject({ state: 'sent', delivery: null });
  expect(answered(await get(`pitches/${pitch.id}/history`, 'editor'), 200, wire.history).items[0]).toMatchObject({
    action: 'submitElsewhere',
    to: 'sent',
  });
});
