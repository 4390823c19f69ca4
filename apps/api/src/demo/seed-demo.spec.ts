import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase, type TestDatabase } from '@sourcedesk/data/testing';
import { type BothConfig, generateKeys, loadConfig } from '@sourcedesk/platform/config';
import { seedDemo, type DemoSummary } from './seed-demo';

let database: TestDatabase;
let summary: DemoSummary;

const configured = (): BothConfig =>
  loadConfig('both', {
    ...generateKeys(),
    API_DATABASE_URL: database.urls.api,
    WORKER_DATABASE_URL: database.urls.worker,
    SOURCEDESK_DATA: mkdtempSync(join(tmpdir(), 'sourcedesk-')),
    LOG_LEVEL: 'silent',
    DEMO: 'true',
  });

beforeAll(async () => {
  database = await openTestDatabase();
  const start = Date.now();
  summary = await seedDemo({ seederUrl: database.urls.seeder, config: configured(), size: 'demo' });
  console.log(Date.now() - start, summary.counts);
});
afterAll(() => database?.close());

it('is there', async () => {
  const { rows } = await database.admin.query('select state, count(*) from app.pitch group by 1 order by 1');
  console.log(rows);
});
