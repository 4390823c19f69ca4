import { ConfigError, generateKeys, loadConfig, settingFacts, settings, type SettingName } from './index';

const keys = generateKeys();
const databases = {
  API_DATABASE_URL: 'postgres://sourcedesk_api:pw@127.0.0.1:5432/sourcedesk',
  WORKER_DATABASE_URL: 'postgres://sourcedesk_worker:pw@127.0.0.1:5432/sourcedesk',
};
const complete = { ...keys, ...databases };

function sentences(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('fills in the defaults and leaves secrets to the environment', () => {
    const config = loadConfig('both', complete);
    expect(config).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      PUBLIC_URL: 'http://localhost:3000',
      SOURCEDESK_DATA: '.sourcedesk',
      DEMO: false,
    });
    expect(config).toMatchObject({
      DATABASE_POOL_SIZE: 10,
      TRUST_PROXY: [],
      FETCH_ALLOW_HOSTS: [],
      MAIL_ALLOW_HOSTS: [],
      LOG_LEVEL: 'info',
      WORKER_CONCURRENCY: 10,
    });
    expect(config.RAW_MAIL_KEY[0]).toHaveLength(32);
    expect(config.SYSTEM_SMTP_URL).toBeUndefined();
  });

  it('lets the public address follow the port', () => {
    expect(loadConfig('api', { ...complete, PORT: '4000' }).PUBLIC_URL).toBe('http://localhost:4000');
    expect(loadConfig('api', { ...complete, PUBLIC_URL: 'https://desk.agency.example/' }).PUBLIC_URL).toBe('https://desk.agency.example');
  });

  it('asks each process only for what it needs, and gives it nothing else', () => {
    expect(sentences(() => loadConfig('migrate', { DATABASE_URL: 'postgresql://postgres@127.0.0.1/sourcedesk' }))).toEqual([]);
    const api = loadConfig('api', complete);
    expect(api).not.toHaveProperty('MAILBOX_PRIVATE_KEY');
    expect(api).not.toHaveProperty('WORKER_DATABASE_URL');
    const worker = loadConfig('worker', complete);
    expect(worker).not.toHaveProperty('JWT_SECRET');
    expect(worker).not.toHaveProperty('DATABASE_URL');
  });

  it('has no default for any secret', () => {
    const secrets = (Object.keys(settings) as SettingName[]).filter((name) => settingFacts.get(settings[name])?.secret);
    expect(secrets).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'JWT_SECRET', 'RAW_MAIL_KEY', 'INDEX_KEY', 'MAILBOX_PRIVATE_KEY', 'SYSTEM_SMTP_URL']),
    );
    for (const name of secrets) expect(settings[name].safeParse(undefined).data).toBeUndefined();
  });

  it('says in one sentence each what is missing and how to cure it', () => {
    const found = sentences(() => loadConfig('api', { ...complete, JWT_SECRET: '', API_DATABASE_URL: undefined }));
    expect(found).toHaveLength(2);
    expect(found[0]).toBe(
      'API_DATABASE_URL is not set and has no default: the api needs it, a postgres:// address. For example: API_DATABASE_URL=postgres://sourcedesk_api:PASSWORD@127.0.0.1:5432/sourcedesk.',
    );
    expect(found[1]).toContain('Make one with: openssl rand -base64 32.');
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'desk.agency.example'],
    ['PUBLIC_URL', 'https://desk.agency.example/app'],
    ['PUBLIC_URL', 'https://me:pw@desk.agency.example'],
    ['API_DATABASE_URL', 'mysql://root@127.0.0.1/x'],
    ['DATABASE_POOL_SIZE', '0'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', 'true'],
    ['JWT_SECRET', Buffer.alloc(31, 1).toString('base64')],
    ['JWT_SECRET', 'not base64 at all, however long the text may be'],
    ['RAW_MAIL_KEY', Buffer.alloc(33, 1).toString('base64')],
    ['RAW_MAIL_KEY', `${keys.RAW_MAIL_KEY},short`],
    ['INDEX_KEY', 'secret'],
    ['FETCH_ALLOW_HOSTS', 'localhost'],
    ['FETCH_ALLOW_HOSTS', '*.example:80'],
    ['MAIL_ALLOW_HOSTS', 'relay:99999'],
    ['DEMO', 'maybe'],
    ['LOG_LEVEL', 'loud'],
    ['SYSTEM_SMTP_URL', 'mail.agency.example'],
    ['SYSTEM_SMTP_URL', 'smtps://user:100%@mail.agency.example'],
    ['SYSTEM_MAIL_FROM', 'Desk <desk@agency.example>'],
    ['WORKER_CONCURRENCY', '-1'],
  ])('refuses %s=%s and names it', (name, value) => {
    const found = sentences(() => loadConfig('both', { ...complete, SYSTEM_MAIL_FROM: 'desk@agency.example', [name]: value }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${name} must be .*\\.$`));
  });

  it('never repeats the value of a secret', () => {
    const found = sentences(() => loadConfig('both', { ...complete, INDEX_KEY: 'hunter2', API_DATABASE_URL: 'mysql://root:hunter2@db/x' }));
    expect(found).toHaveLength(2);
    expect(found.join()).not.toContain('hunter2');
  });

  it('reads lists, networks and older keys', () => {
    const config = loadConfig('both', {
      ...complete,
      TRUST_PROXY: '10.0.0.0/8, ::1',
      FETCH_ALLOW_HOSTS: '127.0.0.1:8080,[::1]:9000, Site.Test:81',
      RAW_MAIL_KEY: `${generateKeys().RAW_MAIL_KEY},${keys.RAW_MAIL_KEY}`,
    });
    expect(config.TRUST_PROXY).toEqual(['10.0.0.0/8', '::1']);
    expect(config.FETCH_ALLOW_HOSTS).toEqual(['127.0.0.1:8080', '[::1]:9000', 'site.test:81']);
    expect(config.RAW_MAIL_KEY.map((key) => key.toString('base64'))[1]).toBe(keys.RAW_MAIL_KEY);
  });

  it('notices a mailbox pair whose halves do not belong together', () => {
    const found = sentences(() => loadConfig('both', { ...complete, MAILBOX_PUBLIC_KEY: generateKeys().MAILBOX_PUBLIC_KEY }));
    expect(found).toEqual([expect.stringContaining('MAILBOX_PUBLIC_KEY is not the public half')]);
  });

  it('wants a sender as soon as there is a mail server', () => {
    const found = sentences(() => loadConfig('worker', { ...complete, SYSTEM_SMTP_URL: 'smtps://u:p@mail.agency.example:465' }));
    expect(found).toEqual([expect.stringContaining('SYSTEM_MAIL_FROM')]);
  });
});

describe('generateKeys', () => {
  it('makes keys that the schema takes, different each time', () => {
    expect(sentences(() => loadConfig('both', { ...databases, ...generateKeys() }))).toEqual([]);
    expect(generateKeys().JWT_SECRET).not.toBe(generateKeys().JWT_SECRET);
  });
});
