import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { mailTestCertificate } from '../../../../test/support/mail-test-certificate';
import { startSmtpDouble, type SmtpDouble, type SmtpDoubleOptions } from '../../../../test/support/smtp-double';
import { seededFaults, type Fault } from '../../../../test/support/smtp-faults';
import { composeMessage, SmtpTransport, type Delivery, type DeliveryRequest, type SmtpTransportOptions } from './index';

const open: { close(): Promise<void> }[] = [];

async function double(options: SmtpDoubleOptions = {}): Promise<SmtpDouble> {
  const started = await startSmtpDouble(options);
  open.push(started);
  return started;
}

function transport(server: SmtpDouble, options: Partial<SmtpTransportOptions> = {}): SmtpTransport {
  const made = new SmtpTransport({ allowHosts: [`127.0.0.1:${server.port}`], ...options });
  open.unshift(made);
  return made;
}

afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

const bytesOf = (text: string, n = 1) =>
  composeMessage({
    from: { name: 'Ada Quill', address: 'ada@brightloan.example' },
    to: 'query-7@relay.example',
    subject: 'A mortgage broker on fixed rates',
    text,
    messageId: `<message-${n}@brightloan.example>`,
    date: new Date('2026-11-03T10:00:00Z'),
  });

function request(server: SmtpDouble, changes: Partial<DeliveryRequest> = {}): DeliveryRequest {
  return {
    host: '127.0.0.1',
    port: server.port,
    secure: false,
    envelope: { from: 'ada@brightloan.example', to: ['query-7@relay.example'] },
    bytes: bytesOf('Fixed rates are a bet.'),
    beforeLastChunk: async () => true,
    ...changes,
  };
}

/** Transport options whose last socket can be got at. */
function tapped(server: SmtpDouble) {
  let last: Socket | undefined;
  return {
    dial: () => (last = connect(server.port, '127.0.0.1')),
    socket: () => {
      if (!last) throw new Error('nothing was dialled');
      return last;
    },
  };
}

/** A mark that remembers whether it was set. */
function mark(answer = true) {
  const state = { asked: 0, ask: async () => (state.asked++, answer) };
  return state;
}

const short = { connect: 300, dialogue: 300, release: 300, answer: 300 };

describe('what arrives', () => {
  it('is byte for byte what was frozen', async () => {
    const server = await double();
    const door = transport(server);
    const line = fc.oneof(
      fc.constantFrom('.', '..', '...', '.QUIT', 'From x', '', 'x'.repeat(998), `.${'y'.repeat(997)}`, ' ', '\t'),
      fc.string({ maxLength: 120 }).map((text) => text.replace(/[^\x20-\x7e]/g, '.')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), fc.boolean(), async (lines, withHead) => {
        const bytes = Buffer.from(`${withHead ? 'Subject: x\r\n\r\n' : ''}${lines.map((text) => `${text}\r\n`).join('')}\r\n`);
        expect(await door.deliver(request(server, { bytes }))).toMatchObject({ outcome: 'delivered' });
        expect(server.accepted.at(-1)?.bytes.toString('latin1')).toBe(bytes.toString('latin1'));
      }),
      { numRuns: 300 },
    );
  });

  it('may be large, and may have no body', async () => {
    const server = await double();
    for (const bytes of [bytesOf('word '.repeat(200_000)), bytesOf('')]) {
      expect(await transport(server).deliver(request(server, { bytes }))).toEqual({ outcome: 'delivered', response: '250 2.0.0 accepted' });
      expect(server.accepted.at(-1)?.bytes.equals(bytes)).toBe(true);
    }
    expect(server.accepted[0]).toMatchObject({
      messageId: '<message-1@brightloan.example>',
      from: 'ada@brightloan.example',
      to: ['query-7@relay.example'],
    });
  });

  it.each([
    ['a line feed alone', 'a: b\r\n\r\nx\n'],
    ['a carriage return alone', 'a: b\r\n\r\nx\ry\r\n'],
    ['no line break at the end', 'a: b\r\n\r\nx'],
    ['eight bits', 'a: é\r\n'],
    ['NUL', 'a: \0\r\n'],
    ['a line too long', `${'x'.repeat(999)}\r\n`],
  ])('is refused before anything is said when the bytes hold %s', async (_what, text) => {
    const server = await double();
    await expect(transport(server).deliver(request(server, { bytes: Buffer.from(text) }))).rejects.toThrow(RangeError);
    expect(server.connections).toBe(0);
  });

  it('has exactly one plain recipient', async () => {
    const server = await double();
    for (const to of [[], ['a@x.example', 'b@x.example'], ['a@x.example>\r\nRCPT TO:<b@x.example'], ['ü@x.example']]) {
      const envelope = { from: 'ada@brightloan.example', to: to as unknown as [string] };
      await expect(transport(server).deliver(request(server, { envelope }))).rejects.toThrow(RangeError);
    }
    expect(server.connections).toBe(0);
  });
});

describe('the mark', () => {
  it('is asked for once, when the server has the message but for its end', async () => {
    const server = await double();
    const seen: unknown[] = [];
    const beforeLastChunk = async () => seen.push([...server.commands].pop(), server.accepted.length) > 0;
    expect(await transport(server).deliver(request(server, { beforeLastChunk }))).toMatchObject({ outcome: 'delivered' });
    expect(seen).toEqual(['DATA', 0]);
  });

  const noMark: [string, () => Promise<boolean>][] = [
    ['stopped', async () => false],
    ['mark-failed', async () => Promise.reject(new Error('no database'))],
    [
      'mark-failed',
      () => {
        throw new Error('thrown at once');
      },
    ],
    ['too-late', () => new Promise<boolean>(() => undefined)],
  ];

  it.each(noMark)('that is not given keeps the end back: %s', async (reason, beforeLastChunk) => {
    const server = await double();
    expect(await transport(server).deliver(request(server, { beforeLastChunk, timeouts: { release: 200 } }))).toEqual({
      outcome: 'not-handed-over',
      reason,
    });
    expect(server.accepted).toHaveLength(0);
  });

  it('that comes too late does not let the end go any more', async () => {
    const server = await double();
    let give: (may: boolean) => void = () => undefined;
    const beforeLastChunk = () => new Promise<boolean>((resolve) => (give = resolve));
    const delivery = await transport(server).deliver(request(server, { beforeLastChunk, timeouts: { release: 50 } }));
    give(true);
    await new Promise(setImmediate);
    expect(delivery).toEqual({ outcome: 'not-handed-over', reason: 'too-late' });
    expect(server.accepted).toHaveLength(0);
  });

  it('given after the process stood still longer than the release time does not let the end go', async () => {
    const server = await double();
    const beforeLastChunk = async () => {
      // what SIGSTOP between mark and release looks like from inside: the loop did not turn
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 120);
      return true;
    };
    const delivery = await transport(server).deliver(request(server, { beforeLastChunk, timeouts: { release: 100 } }));
    expect(delivery).toEqual({ outcome: 'not-handed-over', reason: 'too-late' });
    expect(server.accepted).toHaveLength(0);
  });

  it('given when the connection is already gone is provably worth nothing', async () => {
    const server = await double();
    const wire = tapped(server);
    const beforeLastChunk = async () => {
      server.dropAll();
      await once(wire.socket(), 'close');
      return true;
    };
    expect(await transport(server, wire).deliver(request(server, { beforeLastChunk }))).toEqual({
      outcome: 'not-handed-over',
      reason: 'lost',
    });
  });

  it('given to an end that cannot leave in time destroys the socket, and nobody knows', async () => {
    const server = await double();
    const wire = tapped(server);
    const beforeLastChunk = async () => {
      wire.socket().cork();
      return true;
    };
    const delivery = await transport(server, wire).deliver(request(server, { beforeLastChunk, timeouts: { release: 100 } }));
    expect(delivery).toEqual({ outcome: 'unknown', reason: 'too-late' });
    expect(wire.socket().destroyed).toBe(true);
    expect(server.accepted).toHaveLength(0);
  });
});

describe.each([true, false])('faults, with pipelining %s', (pipelining) => {
  const refused = (code: number, stage: string) => ({
    outcome: 'refused',
    code,
    enhanced: code < 500 ? '4.3.0' : '5.1.1',
    stage,
    permanent: code >= 500,
  });
  const notHandedOver = (reason: string) => ({ outcome: 'not-handed-over', reason });
  const unknown = (reason: string) => ({ outcome: 'unknown', reason });

  const delivered = { outcome: 'delivered', response: '250 2.0.0 accepted' };

  const table: [Fault, unknown, boolean][] = [
    ...(['connect', 'mail', 'rcpt', 'data', 'dot'] as const).flatMap((stage): [Fault, unknown, boolean][] => [
      [{ kind: 'reply', stage, code: 451 }, refused(451, stage), stage === 'dot'],
      [{ kind: 'reply', stage, code: 550 }, refused(550, stage), stage === 'dot'],
    ]),
    ...(['connect', 'ehlo', 'mail', 'rcpt', 'data'] as const).flatMap((stage): [Fault, unknown, boolean][] => [
      [{ kind: 'drop', stage }, notHandedOver('lost'), false],
      [{ kind: 'hang', stage }, notHandedOver('timeout'), false],
      // after garbage for EHLO nodemailer greets again by HELO
      [{ kind: 'garbage', stage }, stage === 'ehlo' ? delivered : notHandedOver('protocol'), stage === 'ehlo'],
    ]),
    [{ kind: 'drop', stage: 'dot' }, unknown('lost'), true],
    [{ kind: 'hang', stage: 'dot' }, unknown('timeout'), true],
    [{ kind: 'garbage', stage: 'dot' }, unknown('protocol'), true],
    [{ kind: 'lost-reply' }, unknown('lost'), true],
    [{ kind: 'reply', stage: 'dot', code: 354 }, unknown('protocol'), true],
    [{ kind: 'reply', stage: 'data', code: 250 }, notHandedOver('protocol'), false],
  ];

  it.each(table)('%j', async (fault, outcome, marked) => {
    const server = await double({ plan: () => fault, pipelining });
    const asked = mark();
    const delivery = await transport(server).deliver(request(server, { beforeLastChunk: asked.ask, timeouts: short }));
    expect(delivery).toEqual(outcome);
    expect(asked.asked > 0).toBe(marked);
    expect(server.accepted).toHaveLength(fault.kind === 'lost-reply' || delivery.outcome === 'delivered' ? 1 : 0);
  });

  it.each([
    { kind: 'drop', stage: 'body' },
    { kind: 'garbage', stage: 'body' },
    { kind: 'reply', stage: 'body', code: 250 },
    { kind: 'reply', stage: 'body', code: 550 },
  ] as Fault[])('%j before the mark is not handed over, whatever the server says', async (fault) => {
    const server = await double({ plan: () => fault, pipelining });
    const wire = tapped(server);
    // the mark comes after the fault was seen
    const beforeLastChunk = async () => {
      await once(wire.socket(), 'close');
      return true;
    };
    const delivery = await transport(server, wire).deliver(request(server, { beforeLastChunk, timeouts: { ...short, release: 5_000 } }));
    expect(['not-handed-over', 'refused']).toContain(delivery.outcome);
    expect(server.accepted).toHaveLength(0);
  });

  it('a cut at any byte of the dialogue never makes a false statement', async () => {
    const bytes = bytesOf('Short.\n.dots');
    const whole = await dialogueLength(bytes, pipelining);
    const outcomes = new Map<Delivery['outcome'], number>();
    for (let at = 1; at <= whole; at += at > 150 && at < whole - 120 ? 7 : 1) {
      const server = await startSmtpDouble({ plan: (n) => (n === 0 ? { kind: 'cut', at } : null), pipelining });
      const door = new SmtpTransport({ allowHosts: [`127.0.0.1:${server.port}`] });
      const delivery = await door.deliver(request(server, { bytes, timeouts: { ...short, answer: 2_000 } }));
      outcomes.set(delivery.outcome, (outcomes.get(delivery.outcome) ?? 0) + 1);
      if (server.accepted.length > 0) expect(['delivered', 'unknown']).toContain(delivery.outcome);
      else expect(['not-handed-over', 'unknown']).toContain(delivery.outcome);
      await door.close();
      await server.close();
    }
    expect([...outcomes.keys()].sort()).toEqual(['not-handed-over', 'unknown']);
  });
});

/** Bytes of the whole dialogue of one delivery on a fresh connection, found by the smallest cut that does no harm. */
async function dialogueLength(bytes: Buffer, pipelining: boolean): Promise<number> {
  let low = 1;
  let high = 4_000;
  while (low < high) {
    const at = Math.floor((low + high) / 2);
    const server = await startSmtpDouble({ plan: (n) => (n === 0 ? { kind: 'cut', at } : null), pipelining });
    const door = new SmtpTransport({ allowHosts: [`127.0.0.1:${server.port}`] });
    const delivery = await door.deliver(request(server, { bytes }));
    if (delivery.outcome === 'delivered') high = at;
    else low = at + 1;
    await door.close();
    await server.close();
  }
  return low - 1;
}

describe('many messages', () => {
  it('share connections, one message at a time', async () => {
    const server = await double();
    const door = transport(server);
    for (let n = 0; n < 20; n++) await door.deliver(request(server, { bytes: bytesOf('x', n) }));
    expect(server.accepted).toHaveLength(20);
    expect(server.connections).toBe(1);
  });

  it('never share a connection between accounts', async () => {
    const server = await double({ auth: { user: 'ada', pass: 'right' } });
    const door = transport(server);
    expect(await door.deliver(request(server, { auth: { user: 'ada', pass: 'right' } }))).toMatchObject({ outcome: 'delivered' });
    expect(await door.deliver(request(server, { auth: { user: 'ada', pass: 'wrong' } }))).toMatchObject({
      outcome: 'refused',
      code: 535,
      stage: 'auth',
      permanent: true,
    });
    expect(await door.deliver(request(server))).toMatchObject({ outcome: 'refused', code: 530, stage: 'mail' });
    expect(server.accepted).toHaveLength(1);
    expect(server.connections).toBe(3);
  });

  it('survive a server that hung up on an idle connection', async () => {
    const server = await double();
    const door = transport(server);
    await door.deliver(request(server));
    server.dropAll();
    const asked = mark();
    expect(await door.deliver(request(server, { beforeLastChunk: asked.ask }))).toMatchObject({ outcome: 'delivered' });
    expect(asked.asked).toBe(1);
    expect(server.accepted).toHaveLength(2);
  });

  it('among seeded faults are counted exactly: what is said to be delivered was, what is refused or kept back was not', async () => {
    const server = await double({ plan: seededFaults({ seed: 7, rate: 0.5 }) });
    const door = transport(server);
    const outcomes: Delivery['outcome'][] = [];
    await Promise.all(
      Array.from({ length: 8 }, async (_, lane) => {
        for (let n = 0; n < 25; n++) {
          const id = lane * 25 + n;
          const delivery = await door.deliver(
            request(server, { bytes: bytesOf('x', id), timeouts: { connect: 150, dialogue: 150, release: 150, answer: 150 } }),
          );
          const accepted = server.accepted.filter(({ messageId }) => messageId === `<message-${id}@brightloan.example>`).length;
          outcomes.push(delivery.outcome);
          if (delivery.outcome === 'delivered') expect(accepted).toBe(1);
          else if (delivery.outcome === 'unknown') expect(accepted).toBeLessThanOrEqual(1);
          else expect(accepted).toBe(0);
        }
      }),
    );
    expect(new Set(outcomes)).toEqual(new Set(['delivered', 'refused', 'not-handed-over', 'unknown']));
  });

  it('are refused by a server that announced a smaller size, before it sees them', async () => {
    const server = await double({ size: 100 });
    expect(await transport(server).deliver(request(server))).toEqual({
      outcome: 'refused',
      code: 552,
      enhanced: '5.3.4',
      stage: 'mail',
      permanent: true,
    });
  });
});

describe('the way there', () => {
  const tls = mailTestCertificate;
  const resolver = async () => ['93.184.215.14'];
  const viaLoopback = (server: SmtpDouble) => ({ resolver, dial: () => connect(server.port, '127.0.0.1'), allowHosts: [] });

  it('must be encrypted unless the operator listed the host', async () => {
    const server = await double();
    expect(await transport(server, viaLoopback(server)).deliver(request(server, { host: 'mail.test', port: 587 }))).toEqual({
      outcome: 'not-handed-over',
      reason: 'tls',
    });
    expect(server.commands.some((command) => command.startsWith('AUTH') || command.startsWith('MAIL'))).toBe(false);
  });

  it.each([
    [true, 465],
    [false, 587],
  ])('checks the certificate (TLS from the start: %s)', async (secure, port) => {
    const server = await double({ tls: { ...tls, implicit: secure } });
    const known = transport(server, { ...viaLoopback(server), ca: tls.cert });
    expect(await known.deliver(request(server, { host: 'mail.test', port, secure }))).toMatchObject({ outcome: 'delivered' });
    expect(await known.deliver(request(server, { host: 'other.test', port, secure }))).toEqual({
      outcome: 'not-handed-over',
      reason: 'tls',
    });
    const stranger = transport(server, viaLoopback(server));
    expect(await stranger.deliver(request(server, { host: 'mail.test', port, secure }))).toEqual({
      outcome: 'not-handed-over',
      reason: 'tls',
    });
    expect(server.accepted).toHaveLength(1);
  });

  it.each([
    ['127.0.0.1', 587, 'address'],
    ['127.1', 465, 'address'],
    ['0x7f000001', 25, 'address'],
    ['::1', 2525, 'address'],
    ['[::ffff:10.0.0.1]', 587, 'address'],
    ['169.254.169.254', 25, 'address'],
    ['inside.test', 587, 'address'],
    ['mail.test', 80, 'port'],
    ['mail.test', 22, 'port'],
    ['mail.test/x', 587, 'host'],
    ['user@mail.test', 587, 'host'],
    ['', 587, 'host'],
    ['nowhere.test', 587, 'dns'],
  ])('does not lead to %s port %i', async (host, port, reason) => {
    const server = await double();
    const names: Record<string, string[]> = { 'inside.test': ['93.184.215.14', '10.0.0.7'], 'mail.test': ['93.184.215.14'] };
    const door = transport(server, {
      allowHosts: [],
      resolver: async (name) => names[name] ?? [],
      dial: () => connect(server.port, '127.0.0.1'),
    });
    expect(await door.deliver(request(server, { host, port }))).toEqual({ outcome: 'not-handed-over', reason });
    expect(server.connections).toBe(0);
  });

  it('can be tried without sending', async () => {
    const server = await double({ auth: { user: 'ada', pass: 'right' } });
    const account = { host: '127.0.0.1', port: server.port, secure: false };
    const door = transport(server);
    expect(await door.check({ ...account, auth: { user: 'ada', pass: 'right' } })).toEqual({ outcome: 'ok' });
    expect(await door.check({ ...account, auth: { user: 'ada', pass: 'wrong' } })).toMatchObject({
      outcome: 'refused',
      stage: 'auth',
      code: 535,
    });
    expect(await door.check({ ...account, port: 1 })).toMatchObject({ outcome: 'not-handed-over', reason: 'port' });
  });
});
