import { randomBytes, randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { door, type DoorView } from '@sourcedesk/contracts/doors';
import { messagePage } from '@sourcedesk/contracts/intake';
import type { Desk } from '@sourcedesk/data/testing';
import { renderHaro } from '@sourcedesk/domain/digests/rendering';
import type { MessageId } from '@sourcedesk/domain/ids';
import { DoorKeys, InboundMail, IntakeService, largestMail } from '@sourcedesk/pipeline/intake';
import { CLOCK, type Clock } from '@sourcedesk/platform/clock';
import { openSmtpReceiver, type SmtpReceiver, type SmtpReceiverOptions } from '@sourcedesk/platform/mail';
import { digestToRender, queryToRender } from '../fixtures/digests/sample-digests';
import { answered, type DeskApp, openDeskApp } from '../support/desk-app';
import { mailTestCertificate } from '../support/mail-test-certificate';
import { smtpClient } from '../support/smtp-client';

let desks: DeskApp;
let receiver: SmtpReceiver;
let desk: Desk;
let other: Desk;

beforeAll(async () => {
  desks = await openDeskApp({ INBOUND_DOMAIN: 'in.desk.test', INBOUND_SMTP_PORT: '0' }, '2026-09-15T09:30:00Z');
  receiver = (await desks.app.get(InboundMail, { strict: false }).open()) as SmtpReceiver;
  [desk, other] = [await desks.aDesk(), await desks.aDesk()];
});
afterAll(async () => {
  await receiver?.close();
  await desks?.close();
});

const anAddress = async (of: Desk): Promise<DoorView & { address: string }> => {
  const asked = desks.http().post('/api/v1/intake/doors').set(desks.as(of, 'owner')).send({ kind: 'address', name: 'Digests' });
  return answered(await asked, 201, door) as DoorView & { address: string };
};
const aDigest = () =>
  Buffer.from(renderHaro(digestToRender({ queries: [queryToRender({ email: `reply+${randomUUID()}@helpareporter.com` })] })).raw);
const crlf = (raw: Buffer) => Buffer.from(raw.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
const stuffed = (raw: Buffer) => Buffer.from(`${raw.toString('latin1').replace(/^\./gm, '..')}\r\n.\r\n`, 'latin1');
const messages = async (of: Desk) =>
  answered(await desks.http().get('/api/v1/intake/messages?limit=100').set(desks.as(of, 'owner')), 200, messagePage).items;
const bytesOf = (of: Desk, id: string) => desks.app.get(IntakeService, { strict: false }).download(of.owner, id as MessageId);
const healthOf = async (of: Desk, id: string) =>
  answered(await desks.http().get(`/api/v1/intake/doors/${id}`).set(desks.as(of, 'owner')), 200, door).health;
/** A receiver of its own limits in front of the same desk. */
const receiverOf = (own: Partial<SmtpReceiverOptions>) =>
  openSmtpReceiver(desks.app.get(InboundMail, { strict: false }), {
    host: '127.0.0.1',
    port: 0,
    name: 'in.desk.test',
    size: largestMail,
    clock: desks.app.get<Clock>(CLOCK, { strict: false }),
    ...own,
  });
async function send(raw: Buffer, ...to: string[]): Promise<string> {
  const client = smtpClient(receiver.port);
  try {
    const refused = (await client.envelope(...to)).find((code) => code >= '400');
    if (refused) return refused;
    await client.ask('DATA\r\n');
    return await client.ask(stuffed(raw));
  } finally {
    client.destroy();
  }
}

describe('an e-mail to the address of a door', () => {
  it('is answered 250 when it is kept, byte for byte, and the door says that it came', async () => {
    const { id, address } = await anAddress(desk);
    const raw = crlf(Buffer.concat([aDigest(), Buffer.from('\r\n.hidden?\r\n..\r\n')]));
    expect(await send(raw, address.toUpperCase())).toMatch(/^250 /);
    const [kept] = await messages(desk);
    expect(kept).toMatchObject({ door: 'address', status: 'pending' });
    expect((await bytesOf(desk, kept?.id ?? '')).toString('latin1')).toBe(`${raw.toString('latin1')}\r\n`);
    expect(await healthOf(desk, id)).toMatchObject({ state: 'working', received: 1, lastMessageAt: '2026-09-15T09:30:00.000Z' });
    expect(await messages(other)).toEqual([]);
  });

  it('is kept once however often it is sent, each time with 250', async () => {
    const { id, address } = await anAddress(desk);
    const raw = crlf(aDigest());
    const before = (await messages(desk)).length;
    for (let times = 0; times < 3; times++) expect(await send(raw, address)).toMatch(/^250 /);
    expect((await messages(desk)).length).toBe(before + 1);
    expect((await healthOf(desk, id)).received).toBe(1);
  });

  it('comes by a real mail programme as well', async () => {
    const { address } = await anAddress(desk);
    const transport = createTransport({ host: '127.0.0.1', port: receiver.port, ignoreTLS: true });
    const { accepted, response } = await transport.sendMail({
      from: 'ada@garden.example',
      to: address,
      subject: 'Digest',
      text: 'a\n.\nb',
    });
    expect({ accepted, response }).toEqual({ accepted: [address], response: expect.stringMatching(/^250 /) });
  });

  it('to the addresses of two agencies comes to both', async () => {
    const [one, two] = [await anAddress(desk), await anAddress(other)];
    const before = [(await messages(desk)).length, (await messages(other)).length];
    expect(await send(crlf(aDigest()), one.address, two.address)).toMatch(/^250 /);
    expect([(await messages(desk)).length, (await messages(other)).length]).toEqual(before.map((count) => count + 1));
  });

  it.each([0, 1])('to two agencies of which one cannot keep it comes to none, and is put off (%i)', async (which) => {
    const both = [await desks.aDesk(), await desks.aDesk()];
    const addresses = await Promise.all(both.map(anAddress));
    const keys = desks.app.get(DoorKeys, { strict: false });
    const order = addresses.map(({ address }) => keys.hash('address', address.split('@')[0] ?? '').toString('hex'));
    const broken = both[order.indexOf([...order].sort()[which] ?? '')] as Desk;
    await desks.db.owner.query('update app.agency set raw_key = $2 where id = $1', [broken.agencyId, randomBytes(69)]);
    expect(await send(crlf(aDigest()), ...addresses.map(({ address }) => address))).toMatch(/^451 /);
    for (const each of both) expect(await messages(each)).toEqual([]);
  });
});

describe('what is refused', () => {
  it('is an address that is unknown, closed, or of another domain, before any byte of the e-mail', async () => {
    const { id, address } = await anAddress(desk);
    const client = smtpClient(receiver.port);
    const codes = await client.envelope(address, `digests-${'a'.repeat(32)}@in.desk.test`, 'somebody@elsewhere.test', '');
    expect(codes).toEqual(['220', '250', '250', '250', '550', '550', '501']);
    client.destroy();
    await desks.http().patch(`/api/v1/intake/doors/${id}`).set(desks.as(desk, 'owner')).send({ active: false });
    expect(await send(aDigest(), address)).toBe('550');
  });

  it('is an e-mail above the limit, said beforehand or found out, and the connection goes on', async () => {
    const { address } = await anAddress(desk);
    const small = await receiverOf({ size: 2000 });
    const client = smtpClient(small.port);
    expect(await client.envelope(address)).toEqual(['220', '250', '250', '250']);
    await client.ask('DATA\r\n');
    expect(await client.ask(stuffed(Buffer.alloc(3000, 'x')))).toMatch(/^552 /);
    expect(await client.ask('MAIL FROM:<a@b.test> SIZE=3000\r\n')).toMatch(/^552 /);
    expect(await client.ask('NOOP\r\n')).toMatch(/^250 /);
    client.destroy();
    await small.close();
  });

  it('is an empty e-mail, a sign-in, and an encryption that is not there', async () => {
    const { address } = await anAddress(desk);
    const client = smtpClient(receiver.port);
    await client.reply();
    const features = await client.ask('EHLO client.test\r\n');
    expect(features).not.toMatch(/AUTH|STARTTLS/);
    expect(features).toMatch(/SIZE 31457280/);
    expect(await client.ask('AUTH PLAIN AGEAYg==\r\n')).toMatch(/^50\d /);
    expect(await client.ask('STARTTLS\r\n')).toMatch(/^50\d /);
    await client.ask('MAIL FROM:<>\r\n');
    await client.ask(`RCPT TO:<${address}>\r\n`);
    await client.ask('DATA\r\n');
    expect(await client.ask('.\r\n')).toMatch(/^554 /);
    client.destroy();
  });

  it.each(['\n.\r\n', '\r\n.\n', '\n.\n', '\r.\r', '\r.\r\n', '\r\n.\r', '\n.\r'])(
    'is an e-mail with another hidden behind %j: one answer, nothing kept',
    async (end) => {
      const { id, address } = await anAddress(desk);
      const client = smtpClient(receiver.port);
      await client.envelope(address);
      await client.ask('DATA\r\n');
      const hidden = `MAIL FROM:<boss@agency.test>\r\nRCPT TO:<${address}>\r\nDATA\r\nSubject: smuggled\r\n\r\nHello`;
      expect(await client.ask(`Subject: carrier\r\n\r\nHello${end}${hidden}\r\n.\r\n`)).toMatch(/^554 /);
      expect(await client.ask('NOOP\r\n')).toMatch(/^250 /);
      expect((await healthOf(desk, id)).received).toBe(0);
      client.destroy();
    },
  );

  it('is no e-mail with dots, however its bytes are cut', async () => {
    const { id, address } = await anAddress(desk);
    const client = smtpClient(receiver.port);
    await client.envelope(address);
    await client.ask('DATA\r\n');
    for (const byte of 'Subject: dots\r\n\r\n..\r\n.. \r\nend') client.write(byte);
    expect(await client.ask('\r\n.\r\n')).toMatch(/^250 /);
    expect((await healthOf(desk, id)).received).toBe(1);
    client.destroy();
  });

  it('is nothing of an e-mail whose sender breaks off', async () => {
    const { id, address } = await anAddress(desk);
    const client = smtpClient(receiver.port);
    await client.envelope(address);
    await client.ask('DATA\r\n');
    client.write('Subject: half\r\n\r\nHel');
    client.destroy();
    expect(await send(crlf(aDigest()), address)).toMatch(/^250 /);
    expect((await healthOf(desk, id)).received).toBe(1);
  });
});

describe('who sends too much', () => {
  it('is put off: e-mails to one address, connections and guesses of one client, and recipients of one e-mail', async () => {
    const { address } = await anAddress(desk);
    const own = { connectionsPerMinute: 3, messagesPerMinute: 2, unknownPerMinute: 2, recipients: 2 };
    const strict = await receiverOf({ limits: own });
    const first = smtpClient(strict.port);
    expect(await first.envelope(address, address, address)).toEqual(['220', '250', '250', '250', '250', '451']);
    expect((await first.ask('RSET\r\n')).slice(0, 3)).toBe('250');
    expect(await first.ask('MAIL FROM:<a@b.test>\r\n')).toMatch(/^250 /);
    expect(await first.ask('RSET\r\n')).toMatch(/^250 /);
    expect(await first.ask('MAIL FROM:<a@b.test>\r\n')).toMatch(/^451 /);
    first.destroy();
    await strict.close();

    const guarded = await receiverOf({ limits: { ...own, messagesPerMinute: 100 } });
    const guess = () => `RCPT TO:<${randomUUID()}@in.desk.test>\r\n`;
    const thief = smtpClient(guarded.port);
    await thief.envelope();
    expect(await thief.ask(guess())).toMatch(/^550 /);
    expect(await thief.ask(guess())).toMatch(/^550 /);
    expect(await thief.ask(guess())).toMatch(/^421 /);
    expect(await thief.reply()).toBe('closed');
    const again = smtpClient(guarded.port);
    expect(await again.reply()).toMatch(/^421 /);
    await guarded.close();

    const crowded = await receiverOf({ limits: { connectionsPerMinute: 1, recipients: 2 } });
    const [one, two, three] = [await anAddress(desk), await anAddress(desk), await anAddress(desk)];
    const many = smtpClient(crowded.port);
    expect((await many.envelope(one.address, two.address, three.address)).slice(3)).toEqual(['250', '250', '452']);
    expect(await smtpClient(crowded.port).reply()).toMatch(/^421 /);
    many.destroy();
    await crowded.close();
  });

  it('is put off when all e-mails under way are too much to hold', async () => {
    const { address } = await anAddress(desk);
    const narrow = await receiverOf({ limits: { bytesUnderWay: 1000 } });
    const client = smtpClient(narrow.port);
    await client.envelope(address);
    await client.ask('DATA\r\n');
    client.write(Buffer.alloc(70_000, 'x'));
    expect(await client.ask(stuffed(Buffer.alloc(70_000, 'y')))).toMatch(/^451 /);
    client.destroy();
    await narrow.close();
  });
});

describe('with a certificate', () => {
  it('the connection is encrypted when the client wants it', async () => {
    const { address } = await anAddress(desk);
    const { cert, key } = mailTestCertificate;
    const encrypted = await receiverOf({ tls: { cert: Buffer.from(cert), key: Buffer.from(key) } });
    const transport = createTransport({
      host: '127.0.0.1',
      port: encrypted.port,
      requireTLS: true,
      tls: { ca: cert, servername: 'mail.test' },
    });
    const { response } = await transport.sendMail({ from: 'ada@garden.example', to: address, subject: 'Digest', text: 'Hello' });
    expect(response).toMatch(/^250 /);
    transport.close();
    await encrypted.close();
  });
});

describe('without its database', () => {
  it('puts e-mails off, and takes them when it is back', async () => {
    const { address } = await anAddress(desk);
    const raw = crlf(aDigest());
    const client = smtpClient(receiver.port);
    expect(await client.envelope(address)).toEqual(['220', '250', '250', '250']);
    const name = (await desks.db.admin.query<{ name: string }>('select quote_ident(current_database()) as name')).rows[0]?.name;
    await desks.db.admin.query(`alter database ${name} connection limit 0`);
    const end = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename in ('sourcedesk_api', 'sourcedesk_seeder')`;
    await desks.db.admin.query(end);
    try {
      expect(await send(raw, address)).toBe('451');
      await client.ask('DATA\r\n');
      expect(await client.ask(stuffed(raw))).toMatch(/^451 /);
    } finally {
      await desks.db.admin.query(`alter database ${name} connection limit -1`);
    }
    expect(await send(raw, address)).toMatch(/^250 /);
    client.destroy();
  });
});
