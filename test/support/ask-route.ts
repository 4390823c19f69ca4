import type { IncomingMessage } from 'node:http';
import type { Response } from 'supertest';
import { problem } from '@sourcedesk/contracts/problem';
import { statuses } from '@sourcedesk/platform/http';
import type { Ask, Row } from '../api/requests';
import type { AppRoute } from './app-routes';
import type { DeskApp } from './desk-app';

export interface RouteAnswer {
  readonly status: number;
  /** The code of a refusal; '' of what was done. */
  readonly code: string;
  readonly body: unknown;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Asks a route and holds its answer against what the route declares: never a failure of ours; a refusal is a problem document whose
 * status is its code's, and tells no secret of the path; anything else has a declared status and exactly the declared shape.
 */
export async function askRoute(
  desks: DeskApp,
  route: AppRoute,
  row: Row,
  ask: Ask,
  auth: Readonly<Record<string, string>>,
): Promise<RouteAnswer> {
  const verb = route.method.toLowerCase() as 'get';
  let request = desks
    .http()
    [verb](addressOf(route.path, ask))
    .set({ ...auth, ...ask.headers });
  if (row.plain === 'text/event-stream') request = request.buffer(true).parse(headOnly);
  if (ask.raw) request = request.set('content-type', ask.raw.type).send(ask.raw.bytes);
  else if (ask.body) request = request.send(ask.body);
  const answer = await request;
  if (answer.status < 400) return done(route, row, answer);
  const told = secretsOf(row, ask).filter((secret) => answer.text.includes(secret));
  if (told.length > 0) throw new Error(`${route.key} tells a secret of its path in its refusal: ${answer.text}`);
  return refusal(route, answer);
}

/** What the path holds that nobody else may read. */
const secretsOf = ({ ids = {} }: Row, { params = {} }: Ask): string[] =>
  Object.entries(params).flatMap(([name, value]) => (ids[`params.${name}`] === 'secret' && value !== '' ? [value] : []));

/** A stream does not end: its head is the answer. A refusal does. */
function headOnly(response: Response, finish: (error: Error | null, body: unknown) => void): void {
  const stream = response as unknown as IncomingMessage;
  if (stream.statusCode === 200) {
    finish(null, undefined);
    return void stream.destroy();
  }
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  stream.on('end', () => finish(null, JSON.parse(text)));
}

export function addressOf(path: string, { params = {}, query }: Ask): string {
  const address = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return query ? `${address}?${new URLSearchParams(query).toString()}` : address;
}

function done(route: AppRoute, row: Row, { status, headers, text, body }: Response): RouteAnswer {
  const type = String(headers['content-type'] ?? '').split(';')[0];
  const answer = { status, code: '', body: body as unknown, text, headers: headers as Record<string, string> };
  if (row.plain) {
    if (type !== row.plain) throw new Error(`${route.key} answered ${type} instead of ${row.plain}.`);
    return answer;
  }
  const schema = route.answers.get(status);
  if (schema === undefined) throw new Error(`${route.key} answered ${status}, which it does not declare.`);
  if (schema === null) {
    if (text !== '') throw new Error(`${route.key} answered a body with ${status}.`);
    return answer;
  }
  if (type !== 'application/json') throw new Error(`${route.key} answered ${type} instead of JSON.`);
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Error(`${route.key} does not answer what it declares: ${parsed.error.message}\n${text}`);
  const local = instantsIn(body).filter((instant) => !instant.endsWith('Z'));
  if (local.length > 0) throw new Error(`${route.key} answers instants that are not UTC: ${local.join(', ')}`);
  return answer;
}

function instantsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(Z|[+-]\d\d:?\d\d)?$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(instantsIn) : [];
}

function refusal(route: AppRoute, { status, headers, text, body }: Response): RouteAnswer {
  const type = String(headers['content-type'] ?? '').split(';')[0];
  const parsed = problem.safeParse(body);
  if (type !== 'application/problem+json' || !parsed.success) throw new Error(`${route.key} refused with ${status} ${type}: ${text}`);
  const { code } = parsed.data;
  if (code === 'internal' || status >= 500) throw new Error(`${route.key} failed: ${text}`);
  if (parsed.data.status !== status || statuses[code][0] !== status)
    throw new Error(`${route.key} answered ${status} with the problem ${text}`);
  return { status, code, body: body as unknown, text, headers: headers as Record<string, string> };
}
