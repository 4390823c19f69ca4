import { hostname } from 'node:os';
import { Body, Controller, Get, Inject, Module, Param, Post, Put, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { z } from 'zod';
import { type Ctx, TenantDb } from '@sourcedesk/data';
import { aDesk, type Desk, openTestDatabase, type TestDatabase } from '@sourcedesk/data/testing';
import { DomainError, errorCodes } from '@sourcedesk/domain/errors';
import { AccessTokens } from '../auth';
import { ClockModule } from '../clock';
import { type ApiConfig, ConfigModule, generateKeys, loadConfig } from '../config';
import { DatabaseModule } from '../database';
import {
  acceptedHosts,
  ownAddresses,
  Answers,
  AnswersText,
  Authenticated,
  Can,
  configureHttp,
  EntityTag,
  httpAdapter,
  HttpModule,
  Idempotent,
  IfMatch,
  jsonText,
  MayWrite,
  Public,
  ReqCtx,
  Routes,
  SameOrigin,
  statuses,
  TakesBody,
  withStatus,
} from './index';

const note = z.strictObject({
  text: z.string().min(3),
  url: z.union([z.literal(''), z.url()]).default(''),
  at: z.iso.datetime().optional(),
  kind: z.enum(['one', 'two']).optional(),
  count: z.number().int().min(1).max(1000).optional(),
  rows: z
    .array(z.strictObject({ firstName: z.string().min(1).max(20) }))
    .max(2)
    .optional(),
  password: z.string().min(12, 'Use a long one.').optional(),
  word: z
    .string()
    .refine((word) => /^\w+$/.test(word), 'One word, please.')
    .optional(),
});
const seen = z.strictObject({ text: z.string() });
const versioned = z.strictObject({ version: z.number(), seen: z.number().nullable() });
let calls = 0;

@Controller('api/v1')
class NotesController {
  constructor(@Inject(TenantDb) private readonly db: TenantDb) {}

  @Get('open')
  @Public()
  @Answers(seen)
  open(): unknown {
    return { text: 'open' };
  }

  @Get('no-context')
  @Public()
  @Answers(seen)
  noContext(@ReqCtx() _: Ctx): unknown {
    return { text: 'nobody' };
  }

  @Get('leaky')
  @Public()
  @Answers(seen)
  leaky(): unknown {
    return { text: 'open', passwordHash: 'secret' };
  }

  @Get('brands')
  @Can('brands.read')
  @AnswersText(z.array(seen))
  brands(@ReqCtx() ctx: Ctx): Promise<unknown> {
    return this.db.run(ctx, async (tx) => jsonText(await tx.json(`select '[{"text":  "as built"}]'::text`)));
  }

  @Get('forgetful')
  @Can('brands.read')
  @Answers(seen)
  forgetful(): unknown {
    return { text: 'nobody checked the role' };
  }

  @Get('writes-on-get')
  @Can('agency.read')
  @Answers(seen)
  writesOnGet(@ReqCtx() ctx: Ctx): Promise<unknown> {
    return this.rename(ctx);
  }

  @Get('may-write')
  @Can('agency.read')
  @MayWrite('to see that it may')
  @Answers(seen)
  mayWrite(@ReqCtx() ctx: Ctx): Promise<unknown> {
    return this.rename(ctx);
  }

  @Post('notes/:id')
  @Authenticated()
  @Answers(note, { status: 201 })
  add(
    @Body({ schema: note }) body: z.infer<typeof note>,
    @Param('id', { schema: z.uuid() }) _: string,
    @Query({ schema: z.strictObject({ limit: z.coerce.number().max(5).optional() }) }) __: unknown,
  ): unknown {
    return body;
  }

  @Post('absent')
  @Authenticated()
  @Answers(z.strictObject({ keys: z.array(z.string()) }))
  absent(@Body({ schema: z.strictObject({ at: z.string().optional() }) }) body: object): unknown {
    return { keys: Object.keys(body) };
  }

  @Put('pitch')
  @Authenticated()
  @EntityTag()
  @Answers(versioned)
  pitch(@IfMatch() version: number | undefined): unknown {
    return { version: 8, seen: version ?? null };
  }

  @Get('pitch')
  @Authenticated()
  @EntityTag()
  @AnswersText(versioned)
  pitchText(): unknown {
    return jsonText('{"inner": {"version": 1}, "version": 9, "seen": null}');
  }

  @Post('once')
  @Can('brands.add')
  @Idempotent()
  @Answers(z.strictObject({ call: z.number() }), { status: 201, also: [200] })
  once(
    @ReqCtx() ctx: Ctx,
    @Body({ schema: z.strictObject({ fail: z.boolean().optional(), again: z.boolean().optional() }) })
    body: { fail?: boolean; again?: boolean },
  ): Promise<unknown> {
    return this.db.run(ctx, () => {
      calls += 1;
      if (body.fail) throw new DomainError('plan-limit', 'No more.');
      return Promise.resolve(body.again ? withStatus(200, { call: calls }) : { call: calls });
    });
  }

  @Post('raw')
  @Authenticated()
  @TakesBody({ bytes: 2_000_000, types: ['message/rfc822'] })
  @Answers(z.strictObject({ bytes: z.number() }))
  raw(@Body() body: Buffer): unknown {
    return { bytes: body.length };
  }

  @Post('refresh')
  @Public()
  @SameOrigin()
  @Answers(seen)
  refresh(): unknown {
    return { text: 'refreshed' };
  }

  @Get('shared/:token')
  @Public()
  @Answers(seen)
  shared(@Param('token', { schema: z.string() }) _: string): unknown {
    throw new DomainError('expired', 'No more.');
  }

  @Get('fails')
  @Public()
  @Answers(seen)
  fails(@Query({ schema: z.object({ code: z.string().optional() }) }) { code }: { code?: string }): unknown {
    if (code === 'boom') throw new Error('the password is hunter2');
    if (code === 'wait') throw new DomainError('too-many-requests', 'Slowly.', { retryAfter: 6.2 });
    if (code?.startsWith('sql:'))
      throw Object.assign(new Error('sql'), { driverError: { code: code.slice(4), detail: 'Key (x) is not present in table "y".' } });
    throw new DomainError(code as never, 'Because.', { holder: { name: 'Vito' } });
  }

  private rename(ctx: Ctx): Promise<unknown> {
    return this.db.run(ctx, async (tx) => {
      await tx.query(`update app.agency set name = 'Renamed' where id = app.agency_id()`);
      return { text: 'renamed' };
    });
  }
}

@Controller('api/v1/forgotten')
class UndecoratedController {
  @Get(':id/secrets')
  secrets(): unknown {
    return {};
  }
}

describe('the way in and out of every route', () => {
  let db: TestDatabase;
  let desk: Desk;
  let app: NestFastifyApplication;
  let config: ApiConfig;
  const token = (role: 'owner' | 'va' | 'client') => {
    const { userId, sessionId } = desk.member(role);
    return app.get(AccessTokens).sign({ userId, sessionId, agencyId: desk.agencyId });
  };
  const as = (role: 'owner' | 'va' | 'client') => ({ authorization: `Bearer ${token(role)}` });
  const http = () => request(app.getHttpServer());

  async function start(controllers: (new (...parts: never[]) => unknown)[]): Promise<NestFastifyApplication> {
    @Module({
      imports: [
        ConfigModule.of(config as never),
        ClockModule,
        DatabaseModule.of({ db: db.api, source: db.apiSource, close: () => Promise.resolve() }),
        HttpModule,
      ],
      controllers,
    })
    class TinyModule {}
    const module = await Test.createTestingModule({ imports: [TinyModule] }).compile();
    const made = module.createNestApplication<NestFastifyApplication>(httpAdapter(config), { bodyParser: false, logger: false });
    await configureHttp(made, config, '0.0.0');
    await made.init();
    await made.getHttpAdapter().getInstance().ready();
    return made;
  }

  beforeAll(async () => {
    db = await openTestDatabase();
    desk = await aDesk(db);
    config = loadConfig('api', { ...generateKeys(), API_DATABASE_URL: db.urls.api });
    app = await start([NotesController]);
  });
  afterAll(async () => {
    await app?.close();
    await db?.close();
  });

  it('refuses to start with a route that does not say who may call it, and names it', async () => {
    await expect(start([UndecoratedController])).rejects.toThrow(
      /GET \/api\/v1\/forgotten\/:id\/secrets \(UndecoratedController\.secrets\).*@Can/,
    );
  });

  it('knows every route with its access', () => {
    const routes = app.get(Routes).all();
    expect(routes).toContainEqual({
      method: 'GET',
      path: '/api/v1/brands',
      handler: 'NotesController.brands',
      byCookie: false,
      bodyOptional: false,
      access: { kind: 'can', action: 'brands.read' },
    });
  });

  describe('who may call', () => {
    it('lets anybody call a public route', () => http().get('/api/v1/open').expect(200, { text: 'open' }));

    it('answers 401 with a problem and a challenge when nobody is signed in', async () => {
      const answer = await http().get('/api/v1/brands').expect(401);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.headers['www-authenticate']).toBe('Bearer');
      expect(answer.body).toMatchObject({ code: 'unauthenticated', status: 401, traceId: expect.any(String) });
    });

    it.each([
      ['another key', (good: string) => `${good.slice(0, -4)}AAAA`],
      ['no signature', (good: string) => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.`],
    ])('refuses a token with %s', async (_, forge) => {
      await http()
        .get('/api/v1/brands')
        .set('authorization', `Bearer ${forge(token('owner'))}`)
        .expect(401);
    });

    it('answers 403 when the role may not', () => http().post('/api/v1/once').set(as('va')).expect(403));

    it('fails a route that names an action and never opens a unit', async () => {
      const answer = await http().get('/api/v1/forgetful').set(as('owner')).expect(500);
      expect(JSON.stringify(answer.body)).not.toContain('nobody checked');
    });

    it('refuses what the cookie alone authenticates unless a page of ours asks', async () => {
      const own = (await http().get('/api/v1/open')).request.url as string;
      await http().post('/api/v1/refresh').expect(403);
      await http().post('/api/v1/refresh').set('sec-fetch-site', 'cross-site').set('origin', config.PUBLIC_URL).expect(403);
      await http().post('/api/v1/refresh').set('sec-fetch-site', 'same-site').expect(403);
      await http().post('/api/v1/refresh').set('origin', 'https://evil.example').expect(403);
      await http().post('/api/v1/refresh').set('origin', 'null').expect(403);
      await http().post('/api/v1/refresh').set('sec-fetch-site', 'same-origin').expect(200);
      await http().post('/api/v1/refresh').set('origin', config.PUBLIC_URL).expect(200);
      expect(own).toContain('127.0.0.1');
    });

    it('runs the units of a GET read only, but for the named exceptions', async () => {
      await http().get('/api/v1/writes-on-get').set(as('owner')).expect(500);
      await http().get('/api/v1/may-write').set(as('owner')).expect(200);
    });

    it('refuses a Host that is not ours', async () => {
      await http().get('/api/v1/open').set('host', 'evil.example').expect(400);
      await http().get('/api/v1/open').set('host', 'localhost:1234').expect(200);
    });
  });

  it.each([
    [{ HOST: '127.0.0.1', PUBLIC_URL: 'http://localhost:3000' }, ['localhost', '127.0.0.1', '[::1]']],
    [
      { HOST: '0.0.0.0', PUBLIC_URL: 'https://desk.agency.example' },
      ['desk.agency.example', '0.0.0.0', hostname().toLowerCase(), ...ownAddresses()],
    ],
    [{ HOST: '10.0.0.5', PUBLIC_URL: 'https://desk.agency.example' }, ['desk.agency.example', '10.0.0.5']],
  ])('answers under %j to %j', (settings, hosts) => expect([...acceptedHosts(settings)].sort()).toEqual([...hosts].sort()));

  it('refuses to run as a public route what asks for a context', () => http().get('/api/v1/no-context').expect(500));

  describe('what comes in', () => {
    const id = '019a0000-0000-7000-8000-000000000001';
    const post = (body: unknown, path = `/api/v1/notes/${id}`) =>
      http()
        .post(path)
        .set(as('owner'))
        .send(body as object);

    it('takes what fits the contract, defaults filled in', () => post({ text: 'fine' }).expect(201, { text: 'fine', url: '' }));

    it.each([
      ['a wrong type', { text: 5 }, '/text'],
      ['a missing member', {}, '/text'],
      ['an unknown member', { text: 'fine', 'a/b~c': 1 }, '/a~1b~0c'],
      ['a body that is no object', [], ''],
    ])('answers 400 and points at %s', async (_, body, pointer) => {
      const answer = await post(body).expect(400);
      expect(answer.body).toMatchObject({ code: 'malformed', errors: expect.arrayContaining([expect.objectContaining({ pointer })]) });
    });

    it.each([
      ['text that is too short', { text: 'x' }, '/text'],
      ['no URL', { text: 'fine', url: 'nonsense' }, '/url'],
    ])('answers 422 and points at %s', async (_, body, pointer) => {
      const answer = await post(body).expect(422);
      expect(answer.body).toMatchObject({ code: 'invalid', errors: [expect.objectContaining({ pointer })] });
    });

    it.each([
      [{}, '“Text” is missing.'],
      [{ text: 5 }, '“Text” must be text.'],
      [{ text: 'x' }, '“Text” needs at least 3 characters.'],
      [{ text: 'fine', siteUrl: '' }, '“Site URL” is not known here; leave it out.'],
      [{ text: 'fine', url: 'nonsense' }, '“URL” is no web address; begin it with https:// or http://.'],
      [{ text: 'fine', at: 'soon' }, '“At” is no instant; write it in UTC, like 2030-01-31T09:00:00Z.'],
      [{ text: 'fine', kind: 'long' }, '“Kind” must be one of one, two.'],
      [{ text: 'fine', rows: [{ firstName: 'A' }, { firstName: '' }] }, '“First name” of entry 2 of “Rows” must not be empty.'],
      [
        { text: 'fine', rows: [{ firstName: 'A' }, { firstName: 'x'.repeat(21) }] },
        '“First name” of entry 2 of “Rows” is too long; it may have at most 20 characters.',
      ],
      [
        { text: 'fine', rows: [{ firstName: 'A' }, { firstName: 'B' }, { firstName: 'C' }] },
        '“Rows” is too long; it may have at most 2 entries.',
      ],
      [{ text: 'fine', count: 1.5 }, '“Count” must be a whole number.'],
      [{ text: 'fine', count: 0 }, '“Count” must be at least 1.'],
      [{ text: 'fine', count: 1001 }, '“Count” must be at most 1,000.'],
      [{ text: 'fine', password: 'short' }, 'Use a long one.'],
      [{ text: 'fine', word: '?' }, 'One word, please.'],
      [[], 'The body must be an object.'],
    ])('says what is wrong with %j in words, and the detail is the first of them', async (body, message) => {
      const answer = await post(body);
      expect(answer.body).toMatchObject({ detail: message, errors: [{ message, code: expect.any(String), pointer: expect.any(String) }] });
    });

    it('says in words what is wrong with an address', async () => {
      const answer = await post({ text: 'fine' }, `/api/v1/notes/${id}?limit=many`);
      expect(answer.body).toMatchObject({ detail: '“Limit” must be a number.', errors: [{ pointer: '/limit', code: 'invalid_type' }] });
      expect((await post({ text: 'fine' }, '/api/v1/notes/none')).body).toMatchObject({
        detail: 'The address must be an id that the API gave.',
      });
    });

    it('calls whatever is wrong in path and query malformed', async () => {
      await post({ text: 'fine' }, '/api/v1/notes/none').expect(400);
      await post({ text: 'fine' }, `/api/v1/notes/${id}?limit=9`).expect(400);
      await post({ text: 'fine' }, `/api/v1/notes/${id}?x=9`).expect(400);
    });

    it('reads an absent body as {}', async () => {
      await http().post('/api/v1/absent').set(as('owner')).expect(200, { keys: [] });
      await http().post('/api/v1/absent').set(as('owner')).set('content-type', 'application/json').expect(200, { keys: [] });
      await http().post('/api/v1/absent').set(as('owner')).set('content-type', 'application/json').send('null').expect(400);
    });

    it('refuses JSON that is none, keys that poison, media types and sizes it does not take', async () => {
      const raw = (body: string | Buffer, type: string) =>
        http().post('/api/v1/absent').set(as('owner')).set('content-type', type).send(body);
      await raw('{', 'application/json').expect(400);
      await raw('{"__proto__": {"x": 1}}', 'application/json').expect(400);
      await raw('at=1', 'application/x-www-form-urlencoded').expect(415);
      await raw('text', 'message/rfc822').expect(415);
      const answer = await raw(JSON.stringify({ at: 'x'.repeat(300_000) }), 'application/json').expect(413);
      expect(answer.body).toMatchObject({ code: 'too-large' });
    });

    it('takes large raw bodies where the route says so, and asks for the sign-in before reading one', async () => {
      const mail = Buffer.alloc(1_000_000, 0x61);
      await http()
        .post('/api/v1/raw')
        .set(as('owner'))
        .set('content-type', 'message/rfc822')
        .send(mail)
        .expect(200, { bytes: mail.length });
      await http().post('/api/v1/raw').set('content-type', 'message/rfc822').send(Buffer.from('x')).expect(401);
      await http().post('/api/v1/raw').set(as('owner')).send({}).expect(415);
    });

    it.each([
      ['"7"', 7],
      ['7', 7],
      ['W/"7"', 7],
    ])('reads If-Match %s', async (header, version) => {
      await http().put('/api/v1/pitch').set(as('owner')).set('if-match', header).expect(200, { version: 8, seen: version });
    });

    it('refuses an If-Match that names no version', () => http().put('/api/v1/pitch').set(as('owner')).set('if-match', '"x"').expect(400));
  });

  describe('what goes out', () => {
    it('passes JSON text through untouched', async () => {
      const answer = await http().get('/api/v1/brands').set(as('owner')).expect(200);
      expect(answer.text).toBe('[{"text":  "as built"}]');
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    });

    it('never lets a member out that the contract does not know', async () => {
      const answer = await http().get('/api/v1/leaky').expect(500);
      expect(answer.text).not.toContain('secret');
    });

    it('tags an answer with its version, object or text', async () => {
      expect((await http().put('/api/v1/pitch').set(as('owner'))).headers['etag']).toBe('"8"');
      expect((await http().get('/api/v1/pitch').set(as('owner'))).headers['etag']).toBe('"9"');
    });

    it('sets the headers of security on every answer, found or not', async () => {
      for (const path of ['/api/v1/open', '/api/v1/nothing', '/nothing']) {
        const { headers } = await http().get(path);
        expect(headers).toMatchObject({
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'x-robots-tag': 'noindex, nofollow',
        });
        expect(headers['content-security-policy']).toContain(`script-src 'self';`);
      }
    });

    it('answers a problem where there is no route', async () => {
      const answer = await http().get('/api/v1/nothing').expect(404);
      expect(answer.body).toMatchObject({ code: 'not-found', status: 404 });
      expect(answer.headers['content-type']).toContain('application/problem+json');
    });

    it.each(errorCodes.map((code) => [code, statuses[code][0]] as const))('answers %s with %i', async (code, status) => {
      const answer = await http().get(`/api/v1/fails?code=${code}`).expect(status);
      expect(answer.body).toMatchObject({
        code,
        status,
        detail: 'Because.',
        holder: { name: 'Vito' },
        type: `urn:sourcedesk:problem:${code}`,
      });
    });

    it('says in a problem which path was asked, and no token of it', async () => {
      const instance = async (path: string) => ((await http().get(path)).body as { instance: string }).instance;
      const secret = 'dGhpcyBpcyBhIHNlY3JldCB0b2tlbg';
      expect(await instance('/api/v1/fails?code=conflict')).toBe('/api/v1/fails');
      expect(await instance('/api/v1/nothing?q=word')).toBe('/api/v1/nothing');
      expect(await instance(`/api/v1/shared/${secret}`)).toBe('/api/v1/shared/:token');
      expect(await instance(`/r/${secret}`)).toBe('/r/...');
    });

    it('says how long to wait, in whole seconds', async () => {
      expect((await http().get('/api/v1/fails?code=wait').expect(429)).headers['retry-after']).toBe('7');
    });

    it('tells nothing of a failure but its trace id', async () => {
      const answer = await http().get('/api/v1/fails?code=boom').expect(500);
      expect(answer.text).not.toContain('hunter2');
      expect(answer.body).toMatchObject({ code: 'internal', traceId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    });

    it('reads a foreign key that finds nothing as 404, a unique key as 409, a deadlock as 503', async () => {
      await http().get('/api/v1/fails?code=sql:23503').expect(404);
      await http().get('/api/v1/fails?code=sql:23505').expect(409);
      await http().get('/api/v1/fails?code=sql:40P01').expect(503);
    });
  });

  describe('a POST with an Idempotency-Key', () => {
    const once = (key: string, body: object, role: 'owner' | 'va' = 'owner') =>
      http().post('/api/v1/once').set(as(role)).set('idempotency-key', key).send(body);

    it('is done once and answers the same again', async () => {
      const first = await once('a', {}).expect(201);
      const again = await once('a', {}).expect(201);
      expect(again.body).toEqual(first.body);
      expect(again.headers['idempotency-replayed']).toBe('true');
    });

    it('keeps the status of the first answer', async () => {
      await once('b', { again: true }).expect(200);
      await once('b', { again: true }).expect(200);
    });

    it('is refused with another body', async () => {
      await once('c', {}).expect(201);
      await once('c', { again: true }).expect(422);
    });

    it('frees its key when it is refused', async () => {
      const before = calls;
      await once('d', { fail: true }).expect(409);
      await once('d', { fail: true }).expect(409);
      expect(calls).toBe(before + 2);
    });

    it('is done once however many ask at the same time', async () => {
      const before = calls;
      const answers = await Promise.all(Array.from({ length: 8 }, () => once('e', {})));
      expect(calls).toBe(before + 1);
      expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    });

    it('belongs to one person, and to the role that may act', async () => {
      await once('f', {}).expect(201);
      await once('f', {}, 'va').expect(403);
    });

    it('is malformed with an endless key', () => once('x'.repeat(256), {}).expect(400));
  });

  it('documents every route from the same schemas', async () => {
    const { body } = await http().get('/api/openapi.json').expect(200);
    const operation = (body as { paths: Record<string, Record<string, { responses: Record<string, unknown>; requestBody?: unknown }>> })
      .paths['/api/v1/notes/{id}']?.['post'];
    expect(JSON.stringify(operation?.requestBody)).toContain('schema');
    expect(Object.keys(operation?.responses ?? {})).toEqual(expect.arrayContaining(['201', 'default']));
    expect(JSON.stringify(body)).toContain('"minLength":3');
    await http().get('/api/docs').expect(200);
  });
});
