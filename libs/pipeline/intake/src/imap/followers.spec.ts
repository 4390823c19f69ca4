import { randomUUID } from 'node:crypto';
import type { AgencyId, DoorId } from '@sourcedesk/domain/ids';
import { aDesk, type Desk, openTestDatabase, type TestDatabase } from '@sourcedesk/data/testing';
import { newId } from '@sourcedesk/data';
import { fixedClock } from '@sourcedesk/platform/clock';
import { noTxtRecords } from '@sourcedesk/platform/dkim';
import { createSafeFetch, type SafeFetch } from '@sourcedesk/platform/fetch';
import { ImapDoor, type ImapDoorOptions, imapWords, OAuthTokens } from '@sourcedesk/platform/imap';
import { newPair, opener, rawMailVault, sealer } from '@sourcedesk/platform/secrets';
import { type ImapDouble, type ImapDoubleOptions, startImapDouble } from '../../../../../test/support/imap-double';
import { aMailboxDoor } from '../../../../../test/support/mailbox-door';
import { credentialsPlace } from '../imap-accounts';
import { IntakeService } from '../intake.service';
import { SenderTrust } from '../sender-trust';
import { waitAfter } from './follow-mailbox';
import { ImapFollowers } from './imap-followers';
import { type ImapTiming, usualImapTiming } from './imap-timing';
import { MailboxAccess } from './mailbox-access';
import { MailboxTest } from './mailbox-test';

const pair = newPair();
const seals = sealer(pair.publicKey);
const vault = rawMailVault(Buffer.alloc(32, 1));
const quick: ImapTiming = { lease: 3, pollMs: 60, waits: [0.01], personWait: 0.01 };
const noWeb = createSafeFetch({ allowHosts: [] });

let db: TestDatabase;
let desk: Desk;
let server: ImapDouble;
let door: DoorId;
const open: { close(): Promise<unknown> }[] = [];

beforeAll(async () => {
  db = await openTestDatabase({ connections: 8 });
});
afterAll(async () => {
  await noWeb.close();
  await db?.close();
});
beforeEach(async () => {
  const agencyId = newId<AgencyId>();
  desk = await aDesk(db, { agencyId, rawKey: vault.newAgencyKey(agencyId) });
});
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
  await db.admin.query('delete from app.door');
});

const serve = async (options: ImapDoubleOptions = {}, doorOptions: { daysBack?: number } = {}) => {
  server = await startImapDouble(options);
  open.push(server);
  door = await aMailboxDoor(desk, { port: server.port, sealer: seals, ...doorOptions });
};

function access(options: Partial<ImapDoorOptions> = {}, web: SafeFetch = noWeb): MailboxAccess {
  const imap = new ImapDoor({ allowHosts: [`127.0.0.1:${server.port}`], timeouts: { connect: 2000, silence: 400 }, ...options });
  return new MailboxAccess(db.worker, opener(pair.privateKey), seals, imap, new OAuthTokens(web, fixedClock('2026-11-02T09:00:00Z')));
}

/** A worker that follows mailboxes. */
function worker(options: Partial<ImapDoorOptions> = {}, timing = quick, web: SafeFetch = noWeb): ImapFollowers {
  const intake = new IntakeService(db.worker, vault, { INDEX_KEY: Buffer.alloc(32, 2) }, new SenderTrust(noTxtRecords, db.clock));
  const made = new ImapFollowers(db.worker, intake, access(options, web), timing);
  open.unshift({ close: () => made.beforeApplicationShutdown() });
  return made;
}

const mail = (subject: string) => Buffer.from(`Subject: ${subject}\r\n\r\nA text about ${subject}.\r\n`);
const kept = async () => {
  const { rows } = await db.admin.query<{ status: string; reason: string | null; key: string; trusted: boolean }>(
    `select status, reason, source_key as key, trusted from app.inbound_message where agency_id = $1 order by received_at, id`,
    [desk.agencyId],
  );
  return rows;
};
const health = async () => {
  const { rows } = await db.admin.query<{ received: number; error: string; checked: Date | null; failing: boolean }>(
    `select received, last_error as error, last_checked_at as checked, coalesce(last_error_at > coalesce(last_checked_at, '-infinity'), false) as failing
       from app.door where id = $1`,
    [door],
  );
  return rows[0];
};

/** Waits for what the follower does by itself; a test that waits in vain ends with the limit of the suite. */
async function until<T>(look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (;;) {
    const found = await look();
    if (found) return found as NonNullable<T>;
    await new Promise((turn) => setTimeout(turn, 10));
  }
}
const keptAre = (count: number) => until(async () => (await kept()).length === count);
const readAgain = async () => {
  const { length } = server.commands;
  await until(() => server.commands.slice(length).filter((command) => command.startsWith('UID SEARCH')).length >= 2);
};

describe('a mailbox that is followed', () => {
  it("gives its messages once, with where they lay, in nobody's name, and what comes later", async () => {
    await serve();
    for (const subject of ['One', 'Two']) server.deliver(mail(subject));
    await worker().look();
    await keptAre(2);
    server.deliver(mail('Three'));
    await keptAre(3);
    const { uidValidity, messages } = server.folder();
    expect(await kept()).toEqual(
      [1, 2, 3].map((uid) => expect.objectContaining({ status: 'pending', trusted: false, key: `${uidValidity}:${uid}` })),
    );
    expect(messages.some(({ seen }) => seen)).toBe(false);
    expect(await until(async () => ((await health())?.checked ? health() : undefined))).toMatchObject({ received: 3, failing: false });
  });

  it('is read from so many days before, and the rest is left', async () => {
    await serve({}, { daysBack: 7 });
    const day = 86_400_000;
    for (const [subject, age] of [
      ['Old', 30],
      ['Ten', 10],
      ['New', 5],
    ] as const)
      server.deliver(mail(subject), { at: new Date(db.clock.now().getTime() - age * day) });
    await worker().look();
    await keptAre(1);
    await readAgain();
    expect((await kept()).map(({ key }) => key.split(':')[1])).toEqual(['3']);
  });

  it.each([true, false])(
    'is read again from its start when it comes anew with another UIDVALIDITY (told nothing: %s): nothing lost, nothing twice',
    async (quietly) => {
      await serve();
      for (const subject of ['One', 'Two', 'Three']) server.deliver(mail(subject));
      await worker().look();
      await keptAre(3);
      server.deliver(mail('Four'));
      server.recreate({ quietly, order: (messages) => [...messages].reverse() });
      server.deliver(mail('Five'));
      await keptAre(5);
      await readAgain();
      expect(await kept()).toHaveLength(5);
    },
  );

  it('goes on after a line that was cut, that died silently, and after a goodbye', async () => {
    const faults = [{ kind: 'cut', at: 900 } as const, { kind: 'hang', at: 900 } as const, { kind: 'bye', at: 900 } as const];
    await serve({ plan: (n) => faults[n] ?? null });
    for (let number = 1; number <= 12; number++) server.deliver(mail(`Number ${number} ${'x'.repeat(200)}`));
    await worker().look();
    await keptAre(12);
    server.cut('silently');
    server.deliver(mail('After the silence'));
    await keptAre(13);
    expect(new Set((await kept()).map(({ key }) => key)).size).toBe(13);
  });

  it('is left at once by a worker that stops, also while the line hangs in the middle of a message', async () => {
    await serve({ plan: () => ({ kind: 'hang', at: 900 }) });
    server.deliver(mail('x'.repeat(2000)));
    const followers = worker({ timeouts: { connect: 2000, silence: 3_600_000 } });
    await followers.look();
    await until(() => server.commands.some((command) => command.includes('BODY')));
    await followers.beforeApplicationShutdown();
    expect((await db.admin.query('select from app.imap_follower')).rowCount).toBe(0);
  });

  it('passes by what was deleted, and leaves out what is too large or is not handed out, saying so', async () => {
    await serve();
    for (const subject of ['One', 'Two', 'Three']) server.deliver(mail(subject));
    server.deliver(Buffer.concat([Buffer.from('Subject: Large\r\n\r\n'), Buffer.alloc(4000, 'x')]));
    server.deliver(Buffer.alloc(0));
    server.deliver(mail('Six'));
    server.remove(2);
    server.folder().withheld.add(3);
    await worker({ largest: 3000 }).look();
    await keptAre(4);
    const found = (await kept()).map(({ status, reason, key }) => [key.split(':')[1], status, reason?.split('.')[0] ?? null]);
    expect(found).toEqual([
      ['1', 'pending', null],
      ['3', 'quarantined', 'The mail server does not hand out this e-mail'],
      ['4', 'quarantined', 'The e-mail is larger than 0 MB'],
      ['6', 'pending', null],
    ]);
  });

  it('says in words why it cannot be read, and that it can again', async () => {
    await serve({ auth: { user: 'ada@desk.example', pass: 'another' } });
    await worker().look();
    expect(await until(async () => ((await health())?.failing ? health() : undefined))).toMatchObject({ error: imapWords.auth });
    const { rows } = await db.admin.query(`select what from app.event where entity_id = $1 order by id`, [door]);
    expect(rows).toEqual([{ what: 'failing' }]);
  });

  it('is read anew at once when the door was changed, and no more when it was closed', async () => {
    await serve();
    server.addFolder('Digests');
    server.deliver(mail('In the digests'), { path: 'Digests' });
    const followers = worker();
    await followers.look();
    await readAgain();
    await db.admin.query(`update app.imap_account set folder = 'Digests' where id = $1`, [door]);
    await db.admin.query(`delete from app.imap_cursor where id = $1`, [door]);
    await db.admin.query(`update app.door set changed_at = clock_timestamp() where id = $1`, [door]);
    await followers.renew();
    await keptAre(1);
    await db.admin.query(`update app.door set active = false where id = $1`, [door]);
    await followers.renew();
    await until(() => server.open === 0);
    await followers.look();
    expect(server.open).toBe(0);
  });
});

describe('a mailbox that is signed in to by OAuth2', () => {
  it('is read with the token for its refresh token, and keeps the one that comes instead', async () => {
    await serve({ auth: { user: 'ada@desk.example', accessToken: () => 'short-lived' } });
    server.deliver(mail('One'));
    const place = credentialsPlace(desk.agencyId, door);
    const grant = { kind: 'oauth2', clientId: 'desk', clientSecret: '', refreshToken: 'first', tokenUrl: 'https://login.example/token' };
    await db.admin.query('update app.imap_account set sealed_credentials = $2 where id = $1', [
      door,
      seals.seal(JSON.stringify(grant), place),
    ]);
    const body = Buffer.from(JSON.stringify({ access_token: 'short-lived', refresh_token: 'second' }));
    const provider = Object.assign(async () => ({ status: 200, headers: {}, finalUrl: '', redirects: [], body }), {
      close: async () => undefined,
    });
    await worker({}, quick, provider).look();
    await keptAre(1);
    const { rows } = await db.admin.query<{ sealed: Buffer }>('select sealed_credentials as sealed from app.imap_account where id = $1', [
      door,
    ]);
    expect(
      JSON.parse(
        opener(pair.privateKey)
          .open(rows[0]?.sealed as Buffer, place)
          .toString(),
      ),
    ).toEqual({ ...grant, refreshToken: 'second' });
  });
});

describe('several workers', () => {
  it('follow a mailbox once, and take it up when its worker is gone', async () => {
    await serve();
    const [first, second] = [worker(), worker()];
    await Promise.all([first.look(), second.look()]);
    await readAgain();
    expect(server.open).toBe(1);
    await Promise.all([first.beforeApplicationShutdown(), second.beforeApplicationShutdown()]);
    const third = worker();
    await third.look();
    server.deliver(mail('One'));
    await keptAre(1);
  });

  it('wait for the lease of one that was killed', async () => {
    await serve();
    server.deliver(mail('One'));
    const dead = randomUUID();
    await db.admin.query(`insert into app.imap_follower (agency_id, id, worker, until) values ($1, $2, $3, now() + interval '1 hour')`, [
      desk.agencyId,
      door,
      dead,
    ]);
    const alive = worker();
    await alive.look();
    expect(server.connections).toBe(0);
    await db.admin.query(`update app.imap_follower set until = now() where worker = $1`, [dead]);
    await alive.look();
    await keptAre(1);
  });

  it('change nothing any more when their lease went to another', async () => {
    await serve();
    const slow = worker({}, { ...quick, lease: 3600 });
    await slow.look();
    await readAgain();
    await db.admin.query(`update app.imap_follower set worker = $1`, [randomUUID()]);
    server.deliver(mail('One'));
    await until(() => server.open === 0);
    expect(await kept()).toEqual([]);
  });
});

describe('the test of a mailbox', () => {
  const test = (options: Partial<ImapDoorOptions> = {}) => new MailboxTest(db.worker, access(options), db.clock).run(desk.agencyId, door);

  it('names the folders and what would be read', async () => {
    await serve();
    server.addFolder('Digests');
    server.deliver(mail('One'));
    expect(await test()).toEqual({ ok: true, message: 'Signed in. The folder INBOX can be read; e-mails of the last 7 days in it: 1.' });
    const { rows } = await db.admin.query('select folders from app.imap_account where id = $1', [door]);
    expect(rows[0]).toEqual({ folders: ['INBOX', 'Digests'] });
  });

  it('has a mailbox that failed tried again, once it works', async () => {
    let pass = 'another';
    await serve({
      auth: {
        user: 'ada@desk.example',
        get pass() {
          return pass;
        },
      },
    });
    server.deliver(mail('One'));
    const followers = worker({}, { ...quick, personWait: 3600 });
    await followers.look();
    await until(async () => (await health())?.failing);
    expect((await test()).ok).toBe(false);
    pass = 'secret';
    expect((await test()).ok).toBe(true);
    await followers.renew();
    await followers.look();
    await keptAre(1);
  });

  it('says what is wrong', async () => {
    await serve();
    await db.admin.query(`update app.imap_account set folder = 'Digest' where id = $1`, [door]);
    expect(await test()).toEqual({ ok: false, message: `Signed in. ${imapWords.folder}` });
    expect(await test({ allowHosts: [] })).toEqual({ ok: false, message: imapWords.port });
  });
});

it('waits longer after each failure, by chance, and longest for people', () => {
  const none = () => 0;
  expect([1, 2, 3, 4, 5, 9].map((failures) => waitAfter(failures, 'lost', usualImapTiming, none))).toEqual([
    500, 2500, 7500, 30_000, 150_000, 150_000,
  ]);
  expect(waitAfter(1, 'lost', usualImapTiming, () => 1)).toBe(1500);
  expect(waitAfter(1, 'auth', usualImapTiming, none)).toBe(450_000);
});
