import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The OpenAPI document of every route, made from the schemas that check its input and output. */
export function openApiOf(app: NestFastifyApplication, version: string): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Sourcedesk')
    .setDescription("The API of an agency's desk: queries in, pitches out, links watched, reports for clients.")
    .setVersion(version)
    .addBearerAuth();
  return SwaggerModule.createDocument(app, builder.build());
}

/** Serves the document at /api/openapi.json and its pages at /api/docs. */
export function serveOpenApi(app: NestFastifyApplication, version: string): void {
  SwaggerModule.setup('api/docs', app, () => openApiOf(app, version), { jsonDocumentUrl: 'api/openapi.json', raw: ['json'] });
}
