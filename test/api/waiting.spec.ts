import { pitchPage, queuePage } from '@sourcedesk/contracts/drafting';
import { messagePage } from '@sourcedesk/contracts/intake';
import { inboxPage } from '@sourcedesk/contracts/matching';
import { waiting } from '@sourcedesk/contracts/reporting';
import { aBrand, aMatch, aMember, aMessage, aPitch, aProfile, aQuery, type Desk, type Member } from '@sourcedesk/data/testing';
import { answered, type DeskApp, openDeskApp } from '../support/desk-app';

let desks: DeskApp;
let desk: Desk;
beforeAll(async () => {
  desks = await openDeskApp();
});
afterAll(() => desks?.close());
beforeEach(async () => {
  desk = await desks.aDesk();
});

const hours = (count: number) => new Date(desks.db.clock.now().getTime() + count * 3_600_000);
const get = (path: string, who: Member) => desks.http().get(`/api/v1/${path}`).set(desks.as(desk, who));
const waits = async (who: Member) => answered(await get('me/waiting', who), 200, waiting);

/** The same numbers as the places themselves show them. */
async function shown(who: Member) {
  const inbox = answered(await get('inbox', who), 200, inboxPage).counts;
  const { counts, items } = answered(await get('queue?limit=100', who), 200, queuePage);
  const back = answered(await get('queue?tab=returned&limit=100', who), 200, queuePage).items;
  const now = desks.db.clock.now();
  const mine = back.filter(({ holder, leaseUntil }) => holder === null || holder.id === who.userId || new Date(leaseUntil ?? 0) <= now);
  expect(counts.available).toBe(items.length);
  const inState = async (state: string) => answered(await get(`pitches?limit=100&state=${state}`, who), 200, pitchPage).items.length;
  return {
    inbox: (inbox.due ?? 0) + (inbox.strong ?? 0) + (inbox.possible ?? 0),
    queue: items.length + mine.length,
    review: await inState('in_review'),
    sent: await inState('failed,uncertain'),
    digests: answered(await get('intake/messages?status=quarantined&limit=100', who), 200, messagePage).items.length,
  };
}

/** Something at every place, for two brands; and much that no place counts. */
async function aBusyDesk(): Promise<Member> {
  const other = await aBrand(desk);
  for (const brandId of [desk.brandId, desk.brandId, other]) {
    const query = { deadlineAt: hours(30) };
    await aMatch(desk, { brandId, query });
    await aMatch(desk, { brandId, query: { deadlineAt: null } });
    await aMatch(desk, { brandId, query, verdict: 'snoozed', snoozedUntil: hours(-1) });
    await aMatch(desk, { brandId, query, verdict: 'accepted' });
    await aPitch(desk, { brandId, query, state: 'drafting', leaseUntil: hours(-1) });
    await aPitch(desk, { brandId, query, state: 'drafting' });
    await aPitch(desk, { brandId, query, state: 'returned' });
    for (const state of ['in_review', 'failed', 'uncertain', 'sent', 'approved', 'withdrawn'] as const)
      await aPitch(desk, { brandId, query, state });
    await aMatch(desk, { brandId, query, verdict: 'dismissed' });
    await aMatch(desk, { brandId, query, profileId: await aProfile(desk, { brandId, removedAt: hours(-1) }) });
    await aMatch(desk, { brandId, query: { deadlineAt: hours(-1) }, verdict: 'accepted' });
  }
  const past = { deadlineAt: hours(-1) };
  await aPitch(desk, { query: past, state: 'drafting', holder: null, deadlineOverride: hours(5) });
  await aPitch(desk, { query: past, state: 'drafting', holder: null });
  await aPitch(desk, { query: past, state: 'returned', holder: null });
  const paused = await aBrand(desk, { status: 'paused' });
  await aMatch(desk, { brandId: paused, verdict: 'accepted' });
  await aPitch(desk, { brandId: paused, state: 'drafting', holder: null });
  await aPitch(desk, { brandId: paused, state: 'returned', holder: null });
  await aMatch(desk, { query: { deadlineAt: null }, verdict: 'accepted' });
  await aQuery(desk);
  await aMessage(desk, { status: 'quarantined' });
  return aMember(desk, { role: 'va', brandIds: [other] });
}

describe('what waits', () => {
  it('is what the places themselves show, in the role and for the brands of who asks', async () => {
    const limited = await aBusyDesk();
    const said = new Map<Member, Record<string, number>>();
    for (const who of [desk.member('owner'), desk.member('editor'), desk.member('va'), limited]) {
      const counts = Object.entries(await waits(who)).filter(([, place]) => place !== null);
      said.set(who, Object.fromEntries(counts.map(([name, place]) => [name, place?.count ?? 0])));
    }
    for (const [who, counts] of said) {
      const { inbox, review, sent, ...rest } = await shown(who);
      expect(counts).toEqual(who.role === 'va' ? rest : { inbox, review, sent, ...rest });
    }
    const [whole, part] = [said.get(desk.member('va')), said.get(limited)];
    expect([whole?.['queue'], part?.['queue']]).toEqual([13, 2]);
    expect(said.get(desk.member('editor'))).toEqual({ inbox: 9, queue: 10, review: 3, sent: 6, digests: 1 });
  });

  it('is nothing for a client, who has no such places', async () => {
    await aBusyDesk();
    expect(await waits(desk.member('client'))).toEqual({ inbox: null, queue: null, review: null, sent: null, digests: null });
  });

  it('says how much of it needs somebody within two hours', async () => {
    const owner = desk.member('owner');
    const [soon, later] = [{ deadlineAt: hours(1.9) }, { deadlineAt: hours(2.1) }];
    for (const query of [soon, later]) {
      await aMatch(desk, { query });
      await aMatch(desk, { query, verdict: 'accepted' });
      await aPitch(desk, { query, state: 'in_review' });
    }
    await aPitch(desk, { query: soon, state: 'in_review', deadlineOverride: hours(24) });
    await aPitch(desk, { state: 'uncertain', query: later });
    expect(await waits(owner)).toEqual({
      inbox: { count: 2, soon: 1 },
      queue: { count: 2, soon: 1 },
      review: { count: 3, soon: 1 },
      sent: { count: 1, soon: 1 },
      digests: { count: 0, soon: 0 },
    });
  });

  it('leaves out what could not be read long ago, and what is another agency’s', async () => {
    const stranger = await desks.aDesk();
    await aMatch(stranger);
    await aMessage(desk, { status: 'quarantined', receivedAt: hours(-24 * 8) });
    const { inbox, digests } = await waits(desk.member('owner'));
    expect([inbox, digests]).toEqual([
      { count: 0, soon: 0 },
      { count: 0, soon: 0 },
    ]);
  });
});
