import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createSafeFetch, FetchError, isPublicAddress, pageText, safeFetch, type Resolver, type SafeFetch } from './index';

/** A listener on loopback that counts: whatever the door dials ends here, so a wrong dial is seen. */
let server: Server;
let connections = 0;
let answer: RequestListener = (_request, response) => response.end('hello');

const publicAddress = '93.184.215.14';
const dialled: string[] = [];
const port = () => (server.address() as AddressInfo).port;
const dial = (address: string, wanted: number) => {
  dialled.push(`${address}:${wanted}`);
  return connect(port(), '127.0.0.1');
};

const names: Record<string, readonly string[]> = {
  'public.test': [publicAddress],
  'public6.test': ['2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  'site.example': [publicAddress],
};
const resolver: Resolver = async (name) => names[name] ?? [];

const doors: SafeFetch[] = [];
function door(options: Partial<Parameters<typeof createSafeFetch>[0]> = {}): SafeFetch {
  const made = createSafeFetch({ allowHosts: [], resolver, dial, ...options });
  doors.push(made);
  return made;
}

async function codeOf(fetched: Promise<unknown>): Promise<string> {
  try {
    await fetched;
  } catch (error) {
    if (error instanceof FetchError) return error.code;
    throw error;
  }
  return 'fetched';
}

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  server.on('connection', () => connections++);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

beforeEach(() => {
  connections = 0;
  dialled.length = 0;
  answer = (_request, response) => response.end('hello');
});

afterEach(async () => {
  await Promise.all(doors.splice(0).map((made) => made.close()));
});

describe('a form', () => {
  it('is posted, and goes nowhere else', async () => {
    const got: string[] = [];
    answer = (request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => got.push(`${request.method} ${request.headers['content-type']} ${text}`));
      request.on('end', () => response.end('thanks'));
    };
    const form = { grant_type: 'refresh_token', secret: 'a&b=c' };
    expect((await door()('http://public.test/token', { form })).body.toString()).toBe('thanks');
    expect(got).toEqual(['POST application/x-www-form-urlencoded grant_type=refresh_token&secret=a%26b%3Dc']);
    answer = (_request, response) => response.writeHead(307, { location: 'http://public6.test/' }).end();
    expect(await codeOf(door()('http://public.test/token', { form }))).toBe('redirects');
    expect(connections).toBe(2);
  });
});

/** Ways to write an address that is not public. None may lead to a connection. */
const addressSpellings = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0x7F.0x0.0x0.0x1',
  '0177.0.0.1',
  '017700000001',
  '127.0.0.1.',
  '127。0。0。1',
  '①②⑦.⓪.⓪.①',
  '127.0.0.%31',
  '%31%32%37.0.0.1',
  '0.0.0.0',
  '0',
  '0x0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '167772161',
  '100.64.0.1',
  '100.127.255.254',
  '169.254.169.254',
  '2852039166',
  '0xA9FEA9FE',
  '0251.0376.0251.0376',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.10',
  '192.88.99.1',
  '192.168.0.1',
  '192.168.1.1',
  '0300.0250.0.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[::127.0.0.1]',
  '[::7f00:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:169.254.169.254]',
  '[::ffff:8.8.8.8]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b:1::127.0.0.1]',
  '[100::1]',
  '[2001::1]',
  '[2001:0:4136:e378:8000:63bf:3fff:fdd2]',
  '[2001:1ff:ffff::1]',
  '[2001:db8::1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[3fff::1]',
  '[3fff:fff::1]',
  '[4000::1]',
  '[5f00::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
];

/** What a resolver may answer for a harmless-looking name. */
const badAnswers: (readonly string[])[] = [
  ['127.0.0.1'],
  ['::1'],
  ['::ffff:127.0.0.1'],
  ['169.254.169.254'],
  ['10.1.2.3'],
  ['fe80::1%lo'],
  [`${publicAddress}%lo`],
  [publicAddress, '127.0.0.1'],
  ['127.0.0.1', publicAddress],
  [publicAddress, 'fd00::1'],
  ['localhost'],
  ['0x7f000001'],
  [''],
];

describe('the safe door', () => {
  it('fetches from a public address, and the dialled address is the one the resolver gave', async () => {
    const fetched = await door()('http://public.test/page?x=1');
    expect(fetched).toMatchObject({ status: 200, finalUrl: 'http://public.test/page?x=1', redirects: [] });
    expect(fetched.body.toString()).toBe('hello');
    expect(dialled).toEqual([`${publicAddress}:80`]);
    await door()('http://public6.test/');
    expect(dialled[1]).toBe('2606:2800:21f:cb07:6820:80da:af6b:8b2c:80');
    expect(connections).toBe(2);
  });

  it('has at least sixty spellings to refuse', () => {
    expect(new Set(addressSpellings).size).toBeGreaterThanOrEqual(60);
  });

  it.each(addressSpellings)('makes no connection to %s directly', async (host) => {
    for (const scheme of ['http', 'https']) expect(await codeOf(door()(`${scheme}://${host}/`))).toMatch(/^(address|url)$/);
    expect({ dialled, connections }).toEqual({ dialled: [], connections: 0 });
  });

  it.each(addressSpellings)('makes no connection to %s when redirected there', async (host) => {
    // header bytes are UTF-8 on the wire; Node writes header text as latin1
    answer = (_request, response) => response.writeHead(302, { location: Buffer.from(`http://${host}/`).toString('latin1') }).end();
    expect(await codeOf(door()('http://public.test/'))).toMatch(/^(address|url|redirects)$/);
    expect({ dialled, connections }).toEqual({ dialled: [`${publicAddress}:80`], connections: 1 });
  });

  it.each(addressSpellings)('makes no connection when a name that was public turns into %s', async (host) => {
    const bare = new URL(URL.canParse(`http://${host}/`) ? `http://${host}/` : 'http://127.0.0.1/').hostname.replace(/[[\]]/g, '');
    const answers = [[publicAddress], [bare]];
    const rebinding: Resolver = async () => answers.shift() ?? [bare];
    answer = (_request, response) => response.writeHead(302, { location: 'http://rebinding.test/again', connection: 'close' }).end();
    expect(await codeOf(door({ resolver: rebinding })('http://rebinding.test/'))).toBe('address');
    expect({ dialled, connections }).toEqual({ dialled: [`${publicAddress}:80`], connections: 1 });
  });

  it.each(badAnswers)('makes no connection when the resolver answers %s %s', async (...addresses) => {
    for (const url of ['http://name.test/', 'https://name.test/', 'http://NAME.test./']) {
      expect(await codeOf(door({ resolver: async () => addresses })(url))).toBe('address');
    }
    expect(connections).toBe(0);
  });

  it('asks the resolver once for a connection', async () => {
    let asked = 0;
    await door({ resolver: async () => (++asked === 1 ? [publicAddress] : ['127.0.0.1']) })('http://rebinding.test/');
    expect(asked).toBe(1);
    expect(dialled).toEqual([`${publicAddress}:80`]);
  });

  it.each([
    ['ftp://public.test/', 'url'],
    ['file:///etc/passwd', 'url'],
    ['data:text/plain,x', 'url'],
    ['gopher://public.test/', 'url'],
    ['//public.test/', 'url'],
    ['http://', 'url'],
    ['http://user:pw@public.test/', 'credentials'],
    ['http://user@public.test/', 'credentials'],
    ['http://public.test:8080/', 'port'],
    ['http://public.test:22/', 'port'],
    ['https://public.test:8443/', 'port'],
    ['http://public.test:6379/', 'port'],
    ['http://unknown.test/', 'dns'],
  ])('refuses %s with the code %s', async (url, code) => {
    expect(await codeOf(door()(url))).toBe(code);
    answer = (_request, response) => response.writeHead(301, { location: url }).end();
    expect(await codeOf(door()('http://public.test/'))).toBe(url.startsWith('//') ? 'redirects' : url === 'http://' ? 'redirects' : code);
    expect(dialled.every((to) => to === `${publicAddress}:80`)).toBe(true);
  });

  it('reaches what the operator opened, exactly that host and port', async () => {
    const open = door({ allowHosts: [`127.0.0.1:${port()}`], dial: undefined });
    expect((await open(`http://127.0.0.1:${port()}/`)).status).toBe(200);
    expect((await open(`http://0x7f.1:${port()}/`)).status).toBe(200);
    expect(await codeOf(open(`http://localhost:${port()}/`))).toBe('port');
    expect(await codeOf(open('http://127.0.0.1/'))).toBe('address');
    answer = (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1/' }).end();
    expect(await codeOf(open(`http://127.0.0.1:${port()}/`))).toBe('address');
  });

  it('follows five redirects and tells where they led', async () => {
    answer = (request, response) => {
      const step = Number(request.url?.slice(1));
      if (step > 0) response.writeHead(302, { location: `/${step - 1}` }).end('moved');
      else response.end('there');
    };
    const fetched = await door()('http://public.test/5#part');
    expect(fetched.finalUrl).toBe('http://public.test/0#part');
    expect(fetched.redirects).toHaveLength(5);
    expect(await codeOf(door()('http://public.test/6'))).toBe('redirects');
  });

  it('understands a Location in UTF-8', async () => {
    answer = (request, response) => {
      if (request.url === '/') response.writeHead(302, { location: Buffer.from('/über').toString('latin1') }).end();
      else response.end(request.url);
    };
    expect((await door()('http://public.test/')).body.toString()).toBe('/%C3%BCber');
  });

  it('gives statuses as answers and sends neither cookies nor credentials nor a referrer', async () => {
    let seen: readonly string[] = [];
    answer = (request, response) => {
      seen = Object.keys(request.headers);
      response.writeHead(404, { 'set-cookie': 'a=b', 'x-robots-tag': 'noindex' }).end('gone');
    };
    const fetch = door();
    await fetch('http://public.test/');
    await new Promise(setImmediate);
    const fetched = await fetch('http://public.test/again');
    expect(fetched).toMatchObject({ status: 404, headers: { 'x-robots-tag': 'noindex' } });
    expect([...seen].sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
    expect(connections).toBe(1);
  });

  it('takes no proxy from the environment', async () => {
    const before = { ...process.env };
    Object.assign(process.env, { HTTP_PROXY: 'http://127.0.0.1:9', http_proxy: 'http://127.0.0.1:9', NODE_USE_ENV_PROXY: '1' });
    try {
      expect((await door()('http://public.test/')).status).toBe(200);
    } finally {
      process.env = before;
    }
  });
});

describe('bodies', () => {
  const megabyte = 1024 * 1024;

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('are unpacked from %s', async (encoding, pack) => {
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(pack('plain text'));
    expect((await door()('http://public.test/')).body.toString()).toBe('plain text');
  });

  it('may have 3 MB and not a byte more', async () => {
    let size = 3 * megabyte;
    answer = (_request, response) => response.end(Buffer.alloc(size, 'x'));
    expect((await door()('http://public.test/')).body).toHaveLength(size);
    size++;
    expect(await codeOf(door()('http://public.test/'))).toBe('too-large');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('that unpack to 200 MB from %s are stopped at the limit', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(200 * megabyte));
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb);
    expect(await codeOf(door()('http://public.test/'))).toBe('too-large');
  });

  it.each([
    ['gzip', 'this is no gzip'],
    ['br', 'this is no brotli, not at all'],
    ['gzip', gzipSync('cut short, and then some more text').subarray(0, 20)],
    ['rot13', 'uryyb'],
  ])('that cannot be unpacked from %s are an error', async (encoding, body) => {
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body);
    expect(await codeOf(door()('http://public.test/'))).toBe('encoding');
  });

  it('that never end are given up in time', async () => {
    answer = (_request, response) => response.writeHead(200).write('...');
    expect(await codeOf(door({ timeoutMs: 100 })('http://public.test/'))).toBe('timeout');
  });

  it('are dropped when the caller has had enough', async () => {
    const caller = new AbortController();
    answer = (_request, response) => {
      response.writeHead(200).write('...');
      caller.abort();
    };
    expect(await codeOf(door()('http://public.test/', { signal: caller.signal }))).toBe('aborted');
  });

  it('become text by their charset', () => {
    const latin = Buffer.from('<p>caf\xe9', 'latin1');
    expect(pageText({ headers: { 'content-type': 'text/html; charset=ISO-8859-1' }, body: latin })).toBe('<p>café');
    expect(pageText({ headers: {}, body: Buffer.from('<meta charset="windows-1252"><p>caf\xe9', 'latin1') })).toContain('café');
    expect(pageText({ headers: { 'content-type': 'text/html; charset=nonsense' }, body: Buffer.from('café') })).toBe('café');
  });
});

describe('errors', () => {
  it('carry a code and nothing of who answered', async () => {
    answer = (request) => request.socket.end('220 secret banner of an internal host\r\n');
    const failure = await door()('http://public.test/').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FetchError);
    expect(
      JSON.stringify(
        failure,
        Object.getOwnPropertyNames(failure).filter((name) => name !== 'stack'),
      ),
    ).not.toContain('secret');
    expect((failure as FetchError).message).toBe('protocol');
    expect((failure as FetchError).cause).toBeUndefined();
  });

  it('tell a refused connection from a failed handshake', async () => {
    const closed = createServer();
    await new Promise<void>((listening) => closed.listen(0, '127.0.0.1', listening));
    const free = (closed.address() as AddressInfo).port;
    await new Promise((done) => closed.close(done));
    expect(await codeOf(door({ dial: () => connect(free, '127.0.0.1') })('http://public.test/'))).toBe('connect');
    expect(await codeOf(door()('https://public.test/'))).toBe('tls');
  });

  it('come for seeded links in the demo, without a look-up', async () => {
    let asked = 0;
    const demo = door({ demo: true, resolver: async () => [`${++asked && publicAddress}`] });
    expect(await codeOf(demo('https://site.example/a'))).toBe('demo');
    expect(await codeOf(demo('https://example/'))).toBe('demo');
    expect(asked).toBe(0);
    expect((await demo('http://example-of.test/')).status).toBe(200);
  });

  it('come from the one-shot door too', async () => {
    expect(await codeOf(safeFetch('http://127.0.0.1/', { allowHosts: [] }))).toBe('address');
    expect((await safeFetch('http://public.test/', { allowHosts: [], resolver, dial })).status).toBe(200);
  });
});

describe('isPublicAddress', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.1',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
  ])('takes %s', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each(['2000::1', '2001:200::1', '2001:4860:4860::8888', '2003::1', '2606:4700::1111', '3ffe::1', '3fff:1000::1'])(
    'takes %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
  it.each(['', 'localhost', '127.1', '2001:db8::', '::ffff:1.1.1.1', '2606:4700::1111%eth0', '1.1.1.1/8'])('does not take %j', (address) =>
    expect(isPublicAddress(address)).toBe(false),
  );
});
