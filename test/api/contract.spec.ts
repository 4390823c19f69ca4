import { randomUUID } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import * as contracts from '@sourcedesk/contracts';
import { aBrand, aMember, type Desk, type Member } from '@sourcedesk/data/testing';
import type { BrandId } from '@sourcedesk/domain/ids';
import { can } from '@sourcedesk/domain/permissions';
import { type PitchAction, pitchActions, rowOf } from '@sourcedesk/domain/workflow';
import { type AppRoute, appRoutes, jsonSchemaOf, openPlaces } from '../support/app-routes';
import { askRoute } from '../support/ask-route';
import { databaseState } from '../support/database-state';
import { type DeskApp, openDeskApp } from '../support/desk-app';
import { mailThatArrives, noWeb } from '../support/no-world';
import { type Ask, type Row, rows } from './requests';

let desks: DeskApp;
let desk: Desk;
let routes: ReadonlyMap<string, AppRoute>;

beforeAll(async () => {
  desks = await openDeskApp({}, undefined, { mailTransport: mailThatArrives, safeFetch: noWeb });
  routes = new Map(appRoutes(desks.app).map((route) => [route.key, route]));
  // The first look at the database writes what it is known by; a process does so before it serves.
  await desks.http().get('/health/ready').expect(200);
});
beforeEach(async () => {
  desk = await desks.aDesk();
  await desk.db.owner.query('update app.agency set va_may_submit_elsewhere = true');
  await desk.db.owner.query('update app.brand set needs_client_approval = true');
});
afterAll(() => desks?.close());

const routeOf = (key: string) => routes.get(key) as AppRoute;
const rowAt = (key: string) => rows[key] as Row;
const keys = Object.keys(rows);
const kebab = (action: string) => action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const path = (action: PitchAction) => `POST /api/v1/pitches/:id/${kebab(action)}`;
/** What people do to a pitch at a path of its own. */
const actionsWithPath = pitchActions.filter((action) => action !== 'publish' && rowOf(action).who.length > 0);

/** Somebody who may call the route, an owner where that is enough. */
function somebody({ access }: AppRoute): Member {
  const role = access.kind === 'can' && !can('owner', access.action) ? 'client' : 'owner';
  return desk.member(role);
}
const scene = (route: AppRoute) => ({ desks, desk, actor: somebody(route) });
const ask = (route: AppRoute, what: Ask, more: Partial<Ask> = {}) =>
  askRoute(desks, route, rowAt(route.key), { ...what, ...more }, route.access.kind === 'public' ? {} : desks.as(desk, somebody(route)));

/** Section 7 of the design: verb, path, status, and the other status it may answer. */
const promised: readonly (readonly [string, number, number?])[] = [
  ['POST /api/v1/auth/login', 200],
  ['POST /api/v1/auth/refresh', 200],
  ['POST /api/v1/auth/logout', 200],
  ['POST /api/v1/auth/switch', 200],
  ['POST /api/v1/auth/password-reset', 200],
  ['GET /api/v1/me', 200],
  ['GET /api/v1/members', 200],
  ['GET /api/v1/invitations', 200],
  ['POST /api/v1/invitations', 201],
  ['GET /api/v1/plans', 200],
  ['GET /api/v1/brands', 200],
  ['POST /api/v1/brands', 201],
  ['GET /api/v1/brands/:id', 200],
  ['PATCH /api/v1/brands/:id', 200],
  ['GET /api/v1/brands/:id/profiles', 200],
  ['POST /api/v1/brands/:id/profiles', 201],
  ['GET /api/v1/profiles/:id', 200],
  ['PATCH /api/v1/profiles/:id', 200],
  ['GET /api/v1/brands/:id/mailbox', 200],
  ['PUT /api/v1/brands/:id/mailbox', 200],
  ['POST /api/v1/intake/messages', 202, 200],
  ['GET /api/v1/intake/messages', 200],
  ['GET /api/v1/intake/messages/:id', 200],
  ['GET /api/v1/intake/messages/:id/text', 200],
  ['POST /api/v1/intake/proposals', 200],
  ['GET /api/v1/queries', 200],
  ['POST /api/v1/queries', 201, 200],
  ['GET /api/v1/queries/:id', 200],
  ['GET /api/v1/matches', 200],
  ['POST /api/v1/matches', 201, 200],
  ['POST /api/v1/matches/:id/accept', 200],
  ['POST /api/v1/matches/:id/dismiss', 200],
  ['POST /api/v1/matches/:id/snooze', 200],
  ['POST /api/v1/pitches', 201, 200],
  ['GET /api/v1/pitches', 200],
  ['GET /api/v1/pitches/:id', 200],
  ['PUT /api/v1/pitches/:id/draft', 200],
  ...actionsWithPath.map((action) => [path(action), 200] as const),
  ['POST /api/v1/pitches/:id/opened', 200],
  ['GET /api/v1/pitches/:id/history', 200],
  ['GET /api/v1/pitches/:id/versions', 200],
  ['GET /api/v1/pitches/:id/replies', 200],
  ['POST /api/v1/pitches/:id/replies', 201],
  ['POST /api/v1/placements', 201],
  ['GET /api/v1/placements', 200],
  ['POST /api/v1/placements/:id/check', 200],
  ['GET /api/v1/brands/:id/report', 200],
  ['GET /api/v1/brands/:id/report.csv', 200],
  ['POST /api/v1/brands/:id/report-links', 201],
  ['GET /api/v1/public/reports/:token', 200],
  ['POST /api/v1/sending/release', 200],
  ['GET /api/v1/events', 200],
  ['GET /health/live', 200],
  ['GET /health/ready', 200],
  ['GET /metrics', 200],
];

/** Section 7 of the design: the shapes and their members. */
const shapes = {
  query:
    'id number service edition summary body category journalist outlet deadline reply otherAddresses flags noAiEvidence trap traps questions requirements verification receivedAt verification.verified verification.reason edition.name edition.date journalist.name outlet.name outlet.url deadline.at deadline.zone deadline.raw deadline.certainty reply.kind reply.address reply.url flags.noAi trap.encoding trap.decoded trap.word trap.times questions.text questions.start questions.end requirements.kind requirements.text requirements.start requirements.end',
  brand: 'id name websiteUrl status plan needsClientApproval timeZone plan.tier plan.profileLimit plan.profilesUsed',
  profile: 'id brandId name title credentials bio siteUrl headshotUrl topics alert vetoes vetoes.outlets vetoes.terms',
  match:
    'id query profile brand score reasons verdict query.id query.summary query.deadline profile.id profile.name brand.id brand.name reasons.kind reasons.text reasons.weight',
  pitch:
    'id state version textVersion subject body query profile brand holder leaseUntil checklist allowedActions checklist.id checklist.level checklist.ok checklist.text query.body profile.alert brand.plan.tier',
  pitchRow: 'id state version query profile brand holder leaseUntil sendAt updatedAt query.id query.summary query.deadline query.outlet',
  message: 'id status reason service edition counts warnings queryIds counts.index counts.parsed',
  placement: 'id url brandId pitchId link link.state link.rel link.target link.anchor link.httpStatus link.checkedAt',
} as const;

interface Operation {
  readonly parameters?: readonly { name: string; in: string; required?: boolean }[];
  readonly requestBody?: { content: object; required?: boolean };
  readonly responses: Readonly<Record<string, { content?: object }>>;
  readonly security?: readonly object[];
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<'schemas' | 'responses' | 'securitySchemes', Readonly<Record<string, object>>>>;
}

const openApi = async () => (await desks.http().get('/api/openapi.json')).body as OpenApi;
const operationAt = ({ paths }: OpenApi, key: string) => {
  const [method = '', at = ''] = key.split(' ');
  return paths[at.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()] as Operation;
};
/** The name of the component that each shape of the contracts is. */
const exportedAs = new Map(
  Object.entries(contracts)
    .filter(([, schema]) => schema instanceof z.ZodObject)
    .map(([name, schema]) => [schema as object, name.charAt(0).toUpperCase() + name.slice(1)]),
);
/** The routes that hold what the page saw against what is, and of these the ones that insist on being told. */
const insistent = ['PUT /api/v1/pitches/:id/draft', 'PATCH /api/v1/queries/:id', 'POST /api/v1/queries/:id/split'];
const versioned = [...insistent, ...actionsWithPath.map(path)];
const insistsOnVersion = (key: string) =>
  insistent.includes(key) || actionsWithPath.some((action) => path(action) === key && rowOf(action).ifMatch === 'required');

interface Described {
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
}

function membersOf({ properties = {}, items, anyOf = [] }: Described, at = ''): string[] {
  const own = Object.entries(properties).flatMap(([name, each]) => [`${at}${name}`, ...membersOf(each, `${at}${name}.`)]);
  return [...own, ...(items ? membersOf(items, at) : []), ...anyOf.flatMap((each) => membersOf(each, at))];
}

describe('the surface', () => {
  it('is what the design says: paths, verbs and codes', () => {
    const found = promised.map(([key, , also]) => {
      const route = routes.get(key);
      return [key, route?.status, ...(also ? [[...(route?.answers.keys() ?? [])].find((status) => status === also)] : [])];
    });
    expect(found).toEqual(promised);
  });

  it.each(Object.entries(shapes))('shows a %s with the members of the design', (name, members) => {
    const found = membersOf(jsonSchemaOf(contracts[name as keyof typeof shapes], 'output') as Described);
    expect(members.split(' ').filter((member) => !found.includes(member))).toEqual([]);
  });

  it('is documented by valid OpenAPI, every route with its verb and codes', async () => {
    const document = await openApi();
    expect(await new Validator().validate({ ...structuredClone(document) })).toEqual({ valid: true });
    const documented = Object.entries(document.paths).flatMap(([at, verbs]) =>
      Object.entries(verbs).map(
        ([verb, { responses }]) => [`${verb.toUpperCase()} ${at.replace(/\{(\w+)\}/g, ':$1')}`, Object.keys(responses)] as const,
      ),
    );
    const api = [...routes.values()].filter((route) => route.path.startsWith('/api/'));
    expect(documented.map(([key]) => key).sort()).toEqual(api.map(({ key }) => key).sort());
    for (const [key, codes] of documented) expect([key, codes]).toEqual([key, expect.arrayContaining([String(routeOf(key).status)])]);
  });

  it('says in OpenAPI which headers a route takes: If-Match as the route insists on it, Idempotency-Key where a repeat is safe', async () => {
    const document = await openApi();
    const found = [...routes.values()]
      .filter(({ path: at }) => at.startsWith('/api/'))
      .map(({ key }) => {
        const headers = (operationAt(document, key).parameters ?? []).filter((each) => each.in === 'header');
        return [key, Object.fromEntries(headers.map(({ name, required }) => [name, required ?? false]))];
      });
    const expected = found.map(([key]) => {
      const known = routeOf(key as string);
      const ifMatch = versioned.includes(known.key) && { 'If-Match': insistsOnVersion(known.key) };
      const signed = Object.values(rowAt(key as string).ids ?? {}).includes('signed');
      const signature = signed && { 'Sourcedesk-Signature': true, 'Sourcedesk-Timestamp': true };
      return [key, { ...ifMatch, ...(known.idempotent && { 'Idempotency-Key': false }), ...signature }];
    });
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  it('says in OpenAPI who must be signed in: by the cookie where it alone counts, nobody at any other public route, whoever calls at the rest', async () => {
    const document = await openApi();
    const byCookie = ['refresh', 'switch', 'logout'].map((way) => `POST /api/v1/auth/${way}`);
    const means = (key: string, kind: string) =>
      byCookie.includes(key) ? [{ refreshCookie: [] }] : kind === 'public' ? [] : [{ bearer: [] }];
    const api = [...routes.values()].filter(({ path: at }) => at.startsWith('/api/'));
    const found = api.map(({ key }) => [key, operationAt(document, key).security]);
    expect(found).toEqual(api.map(({ key, access }) => [key, means(key, access.kind)]));
    expect(document.components.securitySchemes['refreshCookie']).toMatchObject({ type: 'apiKey', in: 'cookie', name: '__Host-sourcedesk' });
  });

  it('requires a body in OpenAPI where one is needed, and none where nothing, which reads as {}, is enough', async () => {
    const document = await openApi();
    const taking = [...routes.values()].filter(({ path: at, input }) => at.startsWith('/api/') && input.body);
    const found = taking.map(({ key }) => [key, operationAt(document, key).requestBody?.required]);
    expect(found).toEqual(taking.map(({ key, input }) => [key, input.body?.safeParse({}).success !== true]));
    expect(found).toEqual(
      expect.arrayContaining([
        ['POST /api/v1/auth/logout', false],
        ['POST /api/v1/pitches/:id/take', false],
        ['POST /api/v1/placements', true],
      ]),
    );
  });

  it('names in OpenAPI the media type of every body that goes in or comes out', async () => {
    const document = await openApi();
    const intake = operationAt(document, 'POST /api/v1/intake/messages').requestBody;
    expect(intake?.content).toEqual({ 'message/rfc822': { schema: { type: 'string', format: 'binary' } } });
    for (const { key, status } of [...routes.values()].filter(({ path: at }) => at.startsWith('/api/'))) {
      const type = status === 204 ? undefined : (rowAt(key).plain ?? 'application/json');
      const { responses } = operationAt(document, key);
      expect([key, Object.keys(responses[status]?.content ?? {})]).toEqual([key, type ? [type] : []]);
      expect([key, responses['default']]).toEqual([key, { $ref: '#/components/responses/Problem' }]);
    }
    expect(document.components.responses['Problem']).toMatchObject({
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    });
  });

  it('writes every shape of the contracts that leaves or enters once, as a component, and refers to it', async () => {
    const document = await openApi();
    const used = [...routes.values()]
      .filter(({ path: at }) => at.startsWith('/api/'))
      .flatMap(({ answers, input }) => [...answers.values(), input.body])
      .flatMap((schema) => exportedAs.get(schema as never) ?? []);
    const names = Object.keys(document.components.schemas);
    expect([...new Set(used)].filter((name) => !names.includes(name))).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining(['Query', 'Brand', 'Profile', 'Pitch', 'PitchRow', 'Match', 'Placement', 'Problem', 'Named', 'Role']),
    );
    expect(document.components.schemas['Pitch']).toMatchObject({
      properties: { query: { $ref: '#/components/schemas/Query' }, brand: { $ref: '#/components/schemas/Brand' } },
    });
    const text = JSON.stringify(document);
    const referred = Array.from(text.matchAll(/"#\/components\/schemas\/(\w+)"/g), ([, name]) => name as string);
    expect([...new Set(referred)].sort()).toEqual([...names].sort());
    expect(text).not.toContain('#/definitions/');
  });

  it('says all it answers: no schema of an answer lets a member through that it does not name', () => {
    const open = [...routes.values()].flatMap(({ key, answers }) =>
      [...answers].flatMap(([status, schema]) =>
        schema ? openPlaces(jsonSchemaOf(schema, 'output')).map((at) => `${key} ${status} ${at}`) : [],
      ),
    );
    expect(open).toEqual([]);
  });

  it('has a schema for everything in path, query and body', () => {
    const bare = [...routes.values()].filter(
      ({ path: at, input, method, idPlaces, key }) =>
        (idPlaces.some((place) => place.startsWith('params.')) && !input.params) ||
        (['POST', 'PUT', 'PATCH'].includes(method) && !input.body && !rowAt(key).plain && !rawBodied.includes(at)),
    );
    expect(bare.map(({ key }) => key)).toEqual([]);
  });

  it('takes an Idempotency-Key wherever something is created or sent by who is signed in', () => {
    const creating = [...routes.values()].filter(({ status, access }) => status === 201 && access.kind === 'can');
    const sending = (['schedule', 'retry', 'sendAgain'] as const).map((action) => routeOf(path(action)));
    expect([...creating, ...sending].filter(({ idempotent }) => !idempotent).map(({ key }) => key)).toEqual([]);
  });
});

/** What takes e-mails as they are. */
const rawBodied = ['/api/v1/intake/messages', '/api/v1/intake/archives', '/api/v1/intake/webhooks/:id'];
const bodied = keys.filter((key) => /^(POST|PUT|PATCH)/.test(key) && !rawBodied.includes(key.split(' ')[1] ?? ''));

describe('what is malformed', () => {
  it.each(bodied)('%s refuses members it does not know, other media types and what is no JSON', async (key) => {
    const route = routeOf(key);
    const what = await rowAt(key).ask(scene(route));
    const said = [];
    for (const more of [
      { body: { ...what.body, surplus: true } },
      { body: undefined, raw: { type: 'application/json', bytes: Buffer.from('{"a":') } },
      { body: undefined, raw: { type: 'text/xml', bytes: Buffer.from('<a/>') } },
    ])
      said.push((await ask(route, what, more)).status);
    expect(said).toEqual([400, 400, 415]);
  });

  it.each(keys.filter((key) => key.includes('/:') && !key.includes(':token')))('%s takes no other text for an id', async (key) => {
    const route = routeOf(key);
    const what = await rowAt(key).ask(scene(route));
    const params = Object.fromEntries(Object.keys(what.params ?? {}).map((name) => [name, 'none']));
    expect((await ask(route, what, { params })).code).toBe('malformed');
  });

  it.each(keys.filter((key) => key.startsWith('GET /api/v1/') && !key.includes('setup')))(
    '%s refuses what it does not know in the address',
    async (key) => {
      const route = routeOf(key);
      if (!route.input.query) return;
      const what = await rowAt(key).ask(scene(route));
      expect((await ask(route, what, { query: { ...what.query, surplus: '1' } })).code).toBe('malformed');
    },
  );
});

const brandIds = async () =>
  (await desk.db.owner.query<{ id: BrandId }>('select id from app.brand where agency_id = $1', [desk.agencyId])).rows.map(({ id }) => id);

/** Lists by cursor, of which the fixture's row makes items. */
const membersOfAnswer = (answers: AppRoute['answers']) => {
  const schema = answers.get(200);
  return schema ? membersOf(jsonSchemaOf(schema, 'output') as Described) : [];
};
const isList = ({ answers }: AppRoute) => {
  const schema = answers.get(200);
  return schema ? JSON.stringify(jsonSchemaOf(schema, 'output')).includes('"nextCursor"') : false;
};

describe('lists', () => {
  it('all take cursor and limit, 50 where none is named; nothing with items is no list', () => {
    const withItems = [...routes.values()].filter(({ answers }) => JSON.stringify(membersOfAnswer(answers)).includes('"items"'));
    expect(withItems.filter((route) => !isList(route)).map(({ key }) => key)).toEqual([]);
    const found = [...routes.values()].filter(isList);
    expect(found.length).toBeGreaterThan(0);
    for (const { key, input } of found) {
      const known = input.query?.safeParse({ cursor: 'x' });
      expect([key, known?.data]).toEqual([key, expect.objectContaining({ cursor: 'x', limit: 50 })]);
    }
  });

  it.each(['owner', 'client'] as const)('hold 1 to 100 items a page, and everything once from page to page, for %s', async (role) => {
    await aBrand(desk);
    const member = await aMember(desk, { role, ...(role === 'client' && { brandIds: await brandIds() }) });
    for (const route of [...routes.values()].filter(isList)) {
      if (route.access.kind !== 'can' || !can(role, route.access.action)) continue;
      const row = rowAt(route.key);
      let what: Ask = {};
      for (let made = 0; made < 3; made++) what = await row.ask({ desks, desk, actor: member });
      const page = async (query: Record<string, string>) =>
        askRoute(desks, route, row, { ...what, query: { ...what.query, ...query } }, desks.as(desk, member));
      for (const limit of ['0', '101', '-1', '1.5', 'many', ''])
        expect([route.key, limit, (await page({ limit })).code]).toEqual([route.key, limit, 'malformed']);
      expect([route.key, (await page({ cursor: 'not-one-of-ours' })).code]).toEqual([route.key, 'malformed']);
      const whole = (await page({ limit: '100' })).body as { items: unknown[]; nextCursor: string | null };
      expect([route.key, whole.items.length > 1 && whole.nextCursor]).toEqual([route.key, null]);
      const walked: unknown[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { items, nextCursor } = (await page({ limit: '1', ...(cursor && { cursor }) })).body as typeof whole;
        expect(items).toHaveLength(1);
        walked.push(...items);
        cursor = nextCursor;
      }
      expect([route.key, walked]).toEqual([route.key, whole.items]);
    }
  });
});

describe('If-Match', () => {
  it.each(versioned)('%s holds what the page saw against what is', async (key) => {
    const route = routeOf(key);
    const what = await rowAt(key).ask(scene(route));
    const saying = async (version?: string) => {
      const { 'if-match': _, ...others } = what.headers ?? {};
      const { status, code, headers } = await ask(route, what, {
        headers: { ...others, ...(version !== undefined && { 'if-match': version }) },
      });
      return code || [status, headers['etag']];
    };
    expect(await saying('"one", "two"')).toBe('malformed');
    expect(await saying('"9999"')).toBe('stale-version');
    if (insistsOnVersion(key)) expect(await saying()).toBe('version-required');
    const seen = Number(/\d+/.exec(what.headers?.['if-match'] ?? '')?.[0]);
    expect(await saying(`"${seen}"`)).toEqual([200, `"${seen + 1}"`]);
  });

  it.each(actionsWithPath.filter((action) => rowOf(action).ifMatch !== 'required').map(path))('%s also goes without', async (key) => {
    const route = routeOf(key);
    const what = await rowAt(key).ask(scene(route));
    expect((await ask(route, what, { headers: {} })).status).toBe(200);
  });
});

const keyed = keys.filter((key) => key.startsWith('POST'));

describe('Idempotency-Key', () => {
  it.each(keyed)('%s is done once with the same key', async (key) => {
    const route = routeOf(key);
    if (!route.idempotent) return;
    const what = await rowAt(key).ask(scene(route));
    const headers = { ...what.headers, 'idempotency-key': randomUUID() };
    const first = await ask(route, what, { headers });
    expect(first.status).toBe(route.status);
    const before = await databaseState(desk.db);
    const second = await ask(route, what, { headers });
    expect([second.status, second.body, second.headers['idempotency-replayed']]).toEqual([first.status, first.body, 'true']);
    expect(await databaseState(desk.db)).toEqual(before);
    expect(
      (
        await ask(route, what, {
          headers,
          body: { ...what.body, reason: 'Another', name: 'Another', text: 'Another', at: '2030-01-01T00:00:00Z' },
        })
      ).status,
    ).toBeGreaterThanOrEqual(400);
  });
});

/** Reading that leaves a trace, and where: what was downloaded, by whom; how often a share link was opened. */
const written: Readonly<Record<string, string>> = {
  'GET /api/v1/intake/messages/:id/raw': 'app.audit_entry',
  'GET /api/v1/public/reports/:token': 'app.report_link',
};

describe('reading', () => {
  it.each(keys.filter((key) => key.startsWith('GET')))('%s changes nothing', async (key) => {
    const route = routeOf(key);
    const what = await rowAt(key).ask(scene(route));
    const before = await databaseState(desk.db);
    expect((await ask(route, what)).status).toBe(200);
    const after = await databaseState(desk.db);
    const kept = written[route.key];
    expect({ ...after, ...(kept && { [kept]: '' }) }).toEqual({ ...before, ...(kept && { [kept]: '' }) });
  });

  it('may write in few places only', () => {
    expect([...routes.values()].filter(({ mayWrite }) => mayWrite).map(({ key }) => key)).toEqual(Object.keys(written));
  });
});
