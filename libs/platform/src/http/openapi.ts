import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { problem } from '@sourcedesk/contracts/problem';
import { refreshCookieName } from '../auth';
import { CONFIG, type ApiConfig } from '../config';
import { schemaConverter } from './openapi-schemas';
import { type Route, Routes } from './routes';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Converter = ReturnType<typeof schemaConverter>;

/** The OpenAPI document of every route, made from the schemas and decorators that also check it. */
export function openApiOf(app: NestFastifyApplication, version: string): OpenAPIObject {
  const cookie = refreshCookieName(app.get<ApiConfig>(CONFIG, { strict: false }).PUBLIC_URL);
  const builder = new DocumentBuilder()
    .setTitle('Sourcedesk')
    .setDescription("The API of an agency's desk: queries in, pitches out, links watched, reports for clients.")
    .setVersion(version)
    .addBearerAuth()
    .addCookieAuth(cookie, { type: 'apiKey', in: 'cookie', description: 'The refresh token, as signing in sets it' }, 'refreshCookie');
  const standardSchemaConverter: Converter = schemaConverter();
  const document = SwaggerModule.createDocument(app, builder.build(), { standardSchemaConverter });
  addProblems(document, standardSchemaConverter);
  for (const route of app.get(Routes, { strict: false }).all()) {
    const operation = operationOf(document, route);
    if (operation) describeCall(operation, route);
  }
  return document;
}

/** Serves the document at /api/openapi.json and its pages at /api/docs. */
export function serveOpenApi(app: NestFastifyApplication, version: string): void {
  SwaggerModule.setup('api/docs', app, () => openApiOf(app, version), { jsonDocumentUrl: 'api/openapi.json', raw: ['json'] });
}

function operationOf({ paths }: OpenAPIObject, { method, path }: Route): Operation | undefined {
  const item = paths[path.replace(/:(\w+)/g, '{$1}')];
  return item?.[method.toLowerCase() as 'get'];
}

function addProblems({ components = {} }: OpenAPIObject, convert: Converter): void {
  const { schema, components: shapes } = convert(problem, { schemaType: 'output' });
  Object.assign((components.schemas ??= {}), inComponents(shapes));
  components.responses = {
    Problem: {
      description: 'A problem document (RFC 9457)',
      content: { 'application/problem+json': { schema: inComponents(schema) } },
    },
  };
}

const inComponents = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('#/definitions/', '#/components/schemas/')) as T;

/** Who may call, whether it must say anything, what it may be refused with, and the header that says which version the caller saw. */
function describeCall(operation: Operation, { access, byCookie, bodyOptional, ifMatch }: Route): void {
  if (byCookie) operation.security = [{ refreshCookie: [] }];
  else operation.security = access?.kind === 'public' ? [] : [{ bearer: [] }];
  if (bodyOptional) Object.assign(operation.requestBody ?? {}, { required: false });
  operation.responses['default'] = { $ref: '#/components/responses/Problem' };
  if (!ifMatch) return;
  (operation.parameters ??= []).push({
    name: 'If-Match',
    in: 'header',
    required: ifMatch === 'required',
    description: `The version the caller saw, as its ETag was: "7". Another version: 412.${ifMatch === 'required' ? ' Missing: 428.' : ''}`,
    schema: { type: 'string' },
  });
}
