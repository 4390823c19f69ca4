import { type CallHandler, type ExecutionContext, Injectable, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { concatMap, type Observable } from 'rxjs';
import { type Access, accessKey, replyOf, requestOf } from '../auth';
import { entityTagKey, JsonText, WithStatus } from './answers';

/**
 * The way out of every route: refuses the answer of a `@Can` route that opened no unit of work, because then nobody has checked
 * session and role; sets status and ETag; sends objects through their schema and JSON text untouched.
 */
@Injectable()
export class AnswerInterceptor extends StandardSchemaSerializerInterceptor {
  constructor(private readonly metadata: Reflector) {
    super(metadata);
  }

  override intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schema = this.getContextOptions(context)?.schema;
    return next.handle().pipe(concatMap((answer) => this.leave(context, schema, answer)));
  }

  private async leave(context: ExecutionContext, schema: Parameters<this['serialize']>[1], answer: unknown): Promise<unknown> {
    this.requireUnit(context);
    const reply = replyOf(context);
    if (answer instanceof WithStatus) reply.status(answer.status);
    const body: unknown = answer instanceof WithStatus ? answer.body : answer;
    const tagged = this.metadata.get<boolean | undefined>(entityTagKey, context.getHandler());
    if (body instanceof JsonText && !schema) {
      if (tagged) setEntityTag(context, JSON.parse(body.text));
      reply.type('application/json; charset=utf-8');
      return body.text;
    }
    const plain: unknown = body instanceof JsonText ? JSON.parse(body.text) : body;
    const left: unknown = await this.serialize(plain as never, schema, undefined);
    if (tagged) setEntityTag(context, left);
    return left;
  }

  private requireUnit(context: ExecutionContext): void {
    const access = this.metadata.get<Access | undefined>(accessKey, context.getHandler());
    if (access?.kind !== 'can' || requestOf(context).ctx?.opened) return;
    throw new Error(
      `${context.getClass().name}.${context.getHandler().name} answered without a unit of work, so nobody checked "${access.action}".`,
    );
  }
}

function setEntityTag(context: ExecutionContext, body: unknown): void {
  const version: unknown = (body as { version?: unknown } | null)?.version;
  if (typeof version !== 'number') throw new Error(`${context.getHandler().name} is tagged but answers no version.`);
  replyOf(context).header('etag', `"${version}"`);
}
