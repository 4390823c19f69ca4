import { pitchStates } from '@sourcedesk/domain/workflow';
import { roles } from '@sourcedesk/domain/roles';
import { type TestDatabase, aDesk, aMember, aPitch, aPlacement, aReportLink, openTestDatabase } from './index';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db?.close());

describe('the builders of tests', () => {
  it('makes a desk whose members open units in their own role and scope', async () => {
    const desk = await aDesk(db);
    for (const role of roles) {
      const who = await db.api.run(desk.ctx(role), async (tx) => ({ ...tx.who, brands: await tx.query('select id from app.brand') }));
      expect(who).toEqual({ kind: 'member', agencyId: desk.agencyId, userId: desk.userId(role), role, brands: [{ id: desk.brandId }] });
    }
    expect(desk.va).not.toBe(desk.va);
  });

  it('limits a member to the brands it is given', async () => {
    const desk = await aDesk(db);
    const va = await aMember(desk, { role: 'va', brandIds: [] });
    expect(await db.api.run(va.ctx(), (tx) => tx.query('select id from app.brand'))).toEqual([]);
  });

  it.each(pitchStates)('makes a pitch in %s, on the web page too', async (state) => {
    const desk = await aDesk(db);
    const pitch = await aPitch(desk, { state });
    const web = await aPitch(desk, { state, query: { replyKind: 'form' } });
    const found = await db.worker.run(desk.system, (tx) =>
      tx.query<{ id: string; state: string }>('select id, state from app.pitch order by id'),
    );
    expect(found).toEqual([pitch, web].map(({ id }) => ({ id, state })));
  });

  it('makes placements and links to a report', async () => {
    const desk = await aDesk(db);
    await aPlacement(desk, { pitchId: (await aPitch(desk, { state: 'published' })).id });
    const link = await aReportLink(desk);
    expect(await db.api.run(link.ctx(), (tx) => tx.query('select outlet_name from app.placement'))).toEqual([
      { outlet_name: 'The Harbour Post' },
    ]);
  });

  it('moves a simulated clock in SQL', async () => {
    const simulated = await openTestDatabase({ simulatedClock: true, instant: '2026-03-01T12:00:00Z' });
    try {
      const desk = await aDesk(simulated);
      simulated.clock.advance(60_000);
      const now = await simulated.worker.run(desk.system, (tx) => tx.now());
      expect(now.toISOString()).toBe('2026-03-01T12:01:00.000Z');
    } finally {
      await simulated.close();
    }
  });
});
