import pg from 'pg';
import { migrate, migrations } from '@sourcedesk/data';
import { type LocalPostgres, startLocalPostgres } from '@sourcedesk/platform/local-postgres';

/** A cluster of its own: roles belong to the cluster, and here nobody has made them yet. */
let server: LocalPostgres;
beforeAll(async () => {
  server = await startLocalPostgres({ ephemeral: true });
}, 60_000);
afterAll(() => server?.stop());

const urlOf = (database: string, role?: string, password?: string) => {
  const url = new URL(server.adminUrl);
  url.pathname = `/${database}`;
  if (role) url.username = role;
  if (password) url.password = password;
  return url.href;
};
const logins = (database: string, password?: string) => ({
  api: urlOf(database, 'sourcedesk_api', password),
  worker: urlOf(database, 'sourcedesk_worker', password),
});

async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}
const newDatabase = async (name: string, owner = '') => {
  await ask(server.adminUrl, `create database ${name} ${owner && `owner ${owner}`}`);
  return urlOf(name);
};

describe('migrate', () => {
  it('is refused to who may not make roles, before anything is begun', async () => {
    await ask(server.adminUrl, `create role guest login password 'of the house'`);
    await newDatabase('guesthouse', 'guest');
    await expect(migrate(urlOf('guesthouse', 'guest', 'of the house'), logins('guesthouse'))).rejects.toThrow(
      /user guest may not .*CREATEROLE/,
    );
    expect(await ask(urlOf('guesthouse'), `select from pg_namespace where nspname = 'app'`)).toEqual([]);
  });

  it('works for an administrator who is no superuser', async () => {
    await ask(server.adminUrl, `create role boss login createrole createdb password 'of the house'`);
    await newDatabase('managed', 'boss');
    const applied = await migrate(urlOf('managed', 'boss', 'of%20the%20house'), logins('managed', 'first'));
    expect(applied).toHaveLength(migrations.length);
    expect(await ask(urlOf('managed', 'sourcedesk_api', 'first'), 'select tier from app.plan where priority = 0')).toEqual([
      { tier: 'free' },
    ]);
  }, 60_000);

  it('applies nothing the second time, and gives the roles the passwords of the URLs', async () => {
    const url = urlOf('managed', 'boss', 'of%20the%20house');
    expect(await migrate(url, logins('managed', 'second'))).toEqual([]);
    await expect(ask(urlOf('managed', 'sourcedesk_api', 'first'), 'select 1')).rejects.toThrow('password');
    await expect(ask(urlOf('managed', 'sourcedesk_api', 'second'), 'select 1')).resolves.toHaveLength(1);
  }, 60_000);

  it('runs at once from several machines, on one database and on several of a cluster', async () => {
    const [one, two] = [await newDatabase('one'), await newDatabase('two')];
    const applied = await Promise.all([one, one, two, two].map((url) => migrate(url, logins(new URL(url).pathname.slice(1)))));
    expect(applied.map(({ length }) => length).sort()).toEqual([0, 0, migrations.length, migrations.length].sort());
  }, 60_000);

  it('refuses URLs that sign in as somebody else, or without a password', async () => {
    const url = await newDatabase('three');
    await expect(migrate(url, { ...logins('three'), api: urlOf('three', 'postgres') })).rejects.toThrow('use sourcedesk_api');
    const bare = new URL(urlOf('three', 'sourcedesk_worker'));
    bare.password = '';
    await expect(migrate(url, { ...logins('three'), worker: bare.href })).rejects.toThrow('no password');
  });

  it('refuses to give the password to a role that reads past the isolation of agencies', async () => {
    await ask(server.adminUrl, 'alter role sourcedesk_worker bypassrls');
    await expect(migrate(urlOf('one'), logins('one'))).rejects.toThrow('sourcedesk_worker');
    await ask(server.adminUrl, 'alter role sourcedesk_worker nobypassrls');
  });
});
