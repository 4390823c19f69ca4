import { createHash } from 'node:crypto';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { from, lastValueFrom, type Observable, switchMap } from 'rxjs';
import { TenantDb, type Tx } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import { type DeskRequest, replyOf, requestOf } from '../auth';
import { JsonText, jsonText, WithStatus } from './answers';

/** Seconds after which a request that never ended counts as dead, and its key may be used again. */
const deadAfterSeconds = 300;

const withheldKey = 'sourcedesk:withheld';

interface Stored {
  body_hash: Buffer;
  status: number | null;
  answer: string | null;
  dead: boolean;
}

interface Key {
  readonly key: string;
  readonly route: string;
  readonly bodyHash: Buffer;
}

/**
 * A POST with an `Idempotency-Key` is done once: the same key with the same body answers what the first one answered, with
 * another body 422, while the first one is under way 409. Keys belong to agency, user and address. A refused request frees its
 * key. Keys are kept for a day.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(@Inject(TenantDb) private readonly db: TenantDb) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> | Promise<Observable<unknown>> {
    const request = requestOf(context);
    const given = request.headers['idempotency-key'];
    if (given === undefined || !request.ctx) return next.handle();
    const key = keyOf(request, given);
    return from(this.claim(request, key)).pipe(
      switchMap((stored) => (stored ? Promise.resolve(this.replay(context, key, stored)) : this.perform(context, key, next))),
    );
  }

  /** Writes the key down; answers what is there already, if another request came first. */
  private claim({ ctx }: DeskRequest, { key, route, bodyHash }: Key): Promise<Stored | undefined> {
    return this.unit(ctx, async (tx) => {
      const mine = mineOf(tx, { key, route });
      const claimed = await tx.query(
        `insert into app.idempotency_key as k (agency_id, user_id, key, route, body_hash, created_at)
         values (app.agency_id(), $1, $2, $3, $4, app.now())
         on conflict (agency_id, user_id, key, route) do update set created_at = app.now(), body_hash = excluded.body_hash
          where k.status is null and k.created_at < app.now() - make_interval(secs => $5)
         returning true`,
        [...mine, bodyHash, deadAfterSeconds],
      );
      if (claimed.length > 0) return undefined;
      const [stored] = await tx.query<Stored>(
        `select body_hash, status, answer from app.idempotency_key
          where ${mineSql}`,
        mine,
      );
      return stored;
    });
  }

  private replay(context: ExecutionContext, { bodyHash }: Key, stored: Stored): unknown {
    if (!stored.body_hash.equals(bodyHash)) {
      throw new DomainError('invalid', 'This Idempotency-Key was used with another body. Use a new key for a new request.');
    }
    if (stored.status === null) throw new DomainError('conflict', 'The first request with this Idempotency-Key is still under way.');
    const { ctx } = requestOf(context);
    if (ctx) ctx.opened = true;
    replyOf(context).header('idempotency-replayed', 'true').status(stored.status);
    return stored.answer === null ? undefined : jsonText(stored.answer);
  }

  private async perform(context: ExecutionContext, key: Key, next: CallHandler): Promise<unknown> {
    const { ctx } = requestOf(context);
    try {
      const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      const status = answer instanceof WithStatus ? answer.status : replyOf(context).statusCode;
      const body: unknown = answer instanceof WithStatus ? answer.body : answer;
      await this.finish(ctx, key, status, withoutSecrets(body, context));
      return answer;
    } catch (error) {
      await this.free(ctx, key);
      throw error;
    }
  }

  private async finish(ctx: DeskRequest['ctx'], key: Key, status: number, body: unknown): Promise<void> {
    const text = body === undefined ? null : body instanceof JsonText ? body.text : JSON.stringify(body);
    await this.unit(ctx, (tx) =>
      tx.query(`update app.idempotency_key set status = $4, answer = $5 where ${mineSql}`, [...mineOf(tx, key), status, text]),
    );
  }

  /** The refusal matters more than the key: one that cannot be freed now is dead in five minutes. */
  private async free(ctx: DeskRequest['ctx'], key: Key): Promise<void> {
    await this.unit(ctx, (tx) => tx.query(`delete from app.idempotency_key where ${mineSql}`, mineOf(tx, key))).catch(() => undefined);
  }

  /** A unit beside the handler's own: a copy of the context, so that it does not hide a handler that opened none. */
  private unit<T>(ctx: DeskRequest['ctx'], work: (tx: Tx) => Promise<T>): Promise<T> {
    if (!ctx) throw new Error('Only who is signed in has idempotency keys.');
    return this.db.run({ ...ctx, readOnly: false }, work);
  }
}

/** An answer without the members that its route withholds. */
function withoutSecrets(body: unknown, context: ExecutionContext): unknown {
  const names = Reflect.getMetadata(withheldKey, context.getHandler()) as readonly string[];
  if (names.length === 0) return body;
  return { ...(body as object), ...Object.fromEntries(names.map((name) => [name, null])) };
}

const mineSql = 'agency_id = app.agency_id() and user_id = $1 and key = $2 and route = $3';
const mineOf = (tx: Tx, { key, route }: Pick<Key, 'key' | 'route'>) => [tx.who.kind === 'member' ? tx.who.userId : null, key, route];

function keyOf({ url, method, body }: DeskRequest, given: string | string[]): Key {
  if (typeof given !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(given)) {
    throw new DomainError('malformed', 'An Idempotency-Key is 1 to 255 visible ASCII characters.');
  }
  const bytes = Buffer.isBuffer(body) ? body : JSON.stringify(body ?? {});
  return { key: given, route: `${method} ${url.split('?')[0]}`, bodyHash: createHash('sha256').update(bytes).digest() };
}

/**
 * The route honours `Idempotency-Key`: for POSTs that create or send. `withhold` names members that are told once: the kept answer, which the database holds in the clear
 * for a day, has null in their place.
 */
export function Idempotent({ withhold = [] }: { withhold?: readonly string[] } = {}): MethodDecorator {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    SetMetadata(withheldKey, withhold),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Makes the request safe to repeat for a day.' }),
  );
}
