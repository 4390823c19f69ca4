import type { INestApplicationContext } from '@nestjs/common';
import { aDesk, openTestDatabase, type TestDatabase } from '@sourcedesk/data/testing';
import { refuseTaken, theAgency } from './the-agency';

let db: TestDatabase;
let services: Pick<INestApplicationContext, 'get'>;

beforeAll(async () => {
  db = await openTestDatabase({ simulatedClock: true });
  services = { get: () => db.worker } as never;
});
afterAll(() => db?.close());

it('is the only one, or the one that was named; of several it lists what to choose from', async () => {
  await expect(theAgency(services, undefined)).rejects.toThrow('There is no agency yet');
  const { agencyId } = await aDesk(db);
  expect(await theAgency(services, undefined)).toBe(agencyId);
  const { agencyId: other } = await aDesk(db);
  expect(await theAgency(services, other)).toBe(other);
  await expect(theAgency(services, undefined)).rejects.toThrow(
    /^There are several agencies: say which one with --agency\.\n {2}[-0-9a-f]{36} {2}\S/,
  );
  await expect(theAgency(services, undefined)).rejects.toThrow(agencyId);
});

it('has its name for itself', async () => {
  const { agencyId } = await aDesk(db);
  const { rows } = await db.admin.query<{ name: string }>('select name from app.agency where id = $1', [agencyId]);
  await expect(refuseTaken(services, rows[0]?.name ?? '')).rejects.toMatchObject({ code: 'already-exists' });
  await refuseTaken(services, 'A name that nobody has');
});
