import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@sourcedesk/data';
import { aDesk, type Desk, openTestDatabase, type TestDatabase } from '@sourcedesk/data/testing';
import type { AgencyId } from '@sourcedesk/domain/ids';
import { ArchivesService, IntakeService, SenderTrust } from '@sourcedesk/pipeline/intake';
import { noTxtRecords } from '@sourcedesk/platform/dkim';
import { rawMailVault } from '@sourcedesk/platform/secrets';
import { filesOf, importEach } from './import-files';

const vault = rawMailVault(randomBytes(32));
let db: TestDatabase;
let intake: IntakeService;
let folder: string;

beforeAll(async () => {
  db = await openTestDatabase({ simulatedClock: true });
  intake = new IntakeService(db.worker, vault, { INDEX_KEY: randomBytes(32) }, new SenderTrust(noTxtRecords, db.clock));
});
afterAll(() => db?.close());
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sourcedesk-import-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const deskWithKey = (): Promise<Desk> => {
  const agencyId = newId<AgencyId>();
  return aDesk(db, { agencyId, rawKey: vault.newAgencyKey(agencyId) });
};
const aMail = () => `Subject: ${randomUUID()}\n\nHello\n`;
const mboxOf = (...mails: string[]) => mails.map((mail) => `From - Thu Nov 24 18:22:48 2016\n${mail}\n`).join('');
const write = (name: string, text: string) => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
};
async function importAll(desk: Desk, ...paths: string[]) {
  const lines: string[] = [];
  const tally = await importEach({ intake, archives: new ArchivesService(intake) }, desk.system, await filesOf(paths), (line) =>
    lines.push(line),
  );
  return { tally, lines };
}
const kept = async (desk: Desk) =>
  Number(
    (await db.admin.query<{ count: string }>('select count(*) from app.inbound_raw where agency_id = $1', [desk.agencyId])).rows[0]?.count,
  );

describe('sourcedesk import', () => {
  it('takes in a folder with all that is in it, and nothing twice when it is run again', async () => {
    const desk = await deskWithKey();
    write('morning.eml', aMail());
    write('2025/older/Evening.EML', aMail());
    write('2025/archive.mbox', mboxOf(aMail(), aMail()));
    write('Digests.mbox/mbox', mboxOf(aMail()));
    write('notes.txt', 'no e-mail');
    const first = await importAll(desk, folder);
    expect(first.tally).toEqual({ stored: 5, known: 0, refused: 0 });
    expect(first.lines).toHaveLength(4);
    expect(first.lines[0]).toMatch(/^\[1\/4\] 2 stored, 0 known already, 0 refused {2}.*archive\.mbox$/);
    expect((await importAll(desk, folder)).tally).toEqual({ stored: 0, known: 5, refused: 0 });
    expect(await kept(desk)).toBe(5);
  });

  it('says what was refused and goes on', async () => {
    const desk = await deskWithKey();
    const paths = [write('empty.eml', ''), join(folder, 'missing.eml'), write('no.mbox', 'Hello'), write('fine.eml', aMail())];
    paths.push(write('partly.mbox', mboxOf('', aMail())));
    const { tally, lines } = await importAll(desk, ...paths);
    expect(tally).toEqual({ stored: 2, known: 0, refused: 4 });
    expect(lines[0]).toContain('refused  ');
    expect(lines[0]).toContain('The message is empty');
    expect(lines[1]).toContain('missing.eml cannot be read (ENOENT)');
    expect(lines[2]).toContain('This is no mbox');
    expect(lines[4]).toContain('refused  e-mail 1: The message is empty');
  });

  it('tells a mailbox from an e-mail by its first bytes where its name does not say', async () => {
    const desk = await deskWithKey();
    expect((await importAll(desk, write('Inbox', mboxOf(aMail(), aMail())), write('letter', aMail()))).tally.stored).toBe(3);
  });

  it('stops at what would refuse every other file too', async () => {
    const desk = await deskWithKey();
    await db.owner.query('update app.agency set raw_key = $2 where id = $1', [desk.agencyId, randomBytes(69)]);
    write('1.eml', aMail());
    write('2.eml', aMail());
    await expect(importAll(desk, folder)).rejects.toThrow();
  });
});
