import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import type { z } from 'zod';
import { problem } from '@sourcedesk/contracts/problem';
import { newId } from '@sourcedesk/data';
import { aDesk, type Desk, type Member, openTestDatabase, type TestDatabase } from '@sourcedesk/data/testing';
import type { AgencyId } from '@sourcedesk/domain/ids';
import type { Role } from '@sourcedesk/domain/roles';
import { noTxtRecords } from '@sourcedesk/platform/dkim';
import { AccessTokens } from '@sourcedesk/platform/auth';
import { generateKeys, loadConfig } from '@sourcedesk/platform/config';
import { RAW_MAIL_VAULT, type RawMailVault } from '@sourcedesk/platform/secrets';
import { createApp, type Overrides } from '../../apps/api/src/create-app';

type Answered = request.Response;

/** The whole application over a database of its own. */
export interface DeskApp {
  readonly db: TestDatabase;
  readonly app: NestFastifyApplication;
  http(): ReturnType<typeof request>;
  /** A further agency, whose raw mail can be encrypted. */
  aDesk(): Promise<Desk>;
  /** The header that signs in a member of a desk. */
  as(desk: Desk, role: Role | Member): { authorization: string };
  close(): Promise<void>;
}

/**
 * Opens the application as `npm start` would, on a simulated clock; `settings` are environment variables, `edges` doubles of mail server and web. No worker runs: a test calls the service whose job
 * it wants done, by `app.get`.
 */
export async function openDeskApp(
  settings: Readonly<Record<string, string>> = {},
  instant?: string,
  edges: Pick<Overrides, 'mailTransport' | 'safeFetch' | 'txtLookup'> = {},
): Promise<DeskApp> {
  const db = await openTestDatabase({ simulatedClock: true, ...(instant && { instant }) });
  const folder = mkdtempSync(join(tmpdir(), 'sourcedesk-'));
  const config = loadConfig('api', {
    ...generateKeys(),
    API_DATABASE_URL: db.urls.api,
    SOURCEDESK_DATA: folder,
    LOG_LEVEL: 'silent',
    ...settings,
  });
  const app = await createApp(config, {
    txtLookup: noTxtRecords,
    ...edges,
    clock: db.clock,
    database: { db: db.api, source: db.apiSource, close: () => Promise.resolve() },
  });
  return {
    db,
    app,
    http: () => request(app.getHttpServer()),
    aDesk: () => {
      const agencyId = newId<AgencyId>();
      return aDesk(db, { agencyId, rawKey: app.get<RawMailVault>(RAW_MAIL_VAULT, { strict: false }).newAgencyKey(agencyId) });
    },
    as: (desk, role) => {
      const { userId, sessionId } = typeof role === 'string' ? desk.member(role) : role;
      const token = app.get(AccessTokens, { strict: false }).sign({ userId, sessionId, agencyId: desk.agencyId });
      return { authorization: `Bearer ${token}` };
    },
    close: async () => {
      await app.close();
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The body of an answer, which must have this status and exactly this shape. */
export function answered<T extends z.ZodType>(answer: Answered, status: number, shape: T): z.output<T> {
  if (answer.status !== status) throw new Error(`${answer.request.method} ${answer.request.url} answered ${answer.status}: ${answer.text}`);
  return shape.parse(answer.body);
}

/** The code of a refusal, which must be a problem document of this status. */
export function refused(answer: Answered, status: number): string {
  const { status: said, code } = answered(answer, status, problem);
  expect({ said, type: answer.headers['content-type'] }).toEqual({
    said: status,
    type: expect.stringContaining('application/problem+json'),
  });
  return code;
}
