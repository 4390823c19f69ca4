import { applyDecorators, Header, HttpCode, SerializeOptions, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

export const entityTagKey = 'sourcedesk:entity-tag';

/** JSON that PostgreSQL built: leaves as it is, without being read again. */
export class JsonText {
  constructor(readonly text: string) {}
}

/** Marks text as finished JSON. */
export const jsonText = (text: string): JsonText => new JsonText(text);

/** An answer with another status than the route's own, such as 200 instead of 201 for what was there already. */
export class WithStatus<T = unknown> {
  constructor(
    readonly status: number,
    readonly body: T,
  ) {}
}

/** Answers with this status instead of the route's own. */
export const withStatus = <T>(status: number, body: T): WithStatus<T> => new WithStatus(status, body);

interface AnswerOptions {
  /** 200 unless told; 201 for a POST that creates. */
  readonly status?: number;
  /** Further statuses with the same body. */
  readonly also?: readonly number[];
  readonly description?: string;
}

/** The route answers an object of this shape, and it leaves through the schema: a member the schema does not know is an error of ours. */
export function Answers(schema: z.ZodType, options: AnswerOptions = {}): MethodDecorator {
  return applyDecorators(SerializeOptions({ schema }), documented(schema, options));
}

/** The route answers JSON text of this shape (`jsonText`), passed through unread: for hot lists built by PostgreSQL. */
export function AnswersText(schema: z.ZodType, options: AnswerOptions = {}): MethodDecorator {
  return documented(schema, options);
}

/** The route answers 204, without a body. */
export function AnswersNothing(): MethodDecorator {
  return applyDecorators(HttpCode(204), ApiResponse({ status: 204, description: 'Done' }));
}

/** The route answers text of another media type than JSON: lines as they happen, say. */
export function AnswersPlain(type: string, description = ''): MethodDecorator {
  return ApiResponse({ status: 200, description, content: { [type]: { schema: { type: 'string' } } } });
}

/** The route answers text that a browser saves as a file of this name. */
export function AnswersFile(type: string, name: string): MethodDecorator {
  return applyDecorators(
    Header('content-type', `${type}; charset=utf-8`),
    Header('content-disposition', `attachment; filename="${name}"`),
    AnswersPlain(type),
  );
}

/** The answer's `version` is its ETag, so that the next change can say which version it saw. */
export const EntityTag = (): MethodDecorator => SetMetadata(entityTagKey, true);

function documented(schema: z.ZodType, { status = 200, also = [], description = '' }: AnswerOptions): MethodDecorator {
  const shapes = [status, ...also].map((each) => ApiResponse({ status: each, standardSchema: schema, description }));
  return applyDecorators(HttpCode(status), ...shapes);
}
