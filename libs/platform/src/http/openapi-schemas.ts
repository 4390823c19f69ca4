import { z } from 'zod';
import * as contracts from '@sourcedesk/contracts';

/** The shapes and closed sets of the contracts, each under the name of its export: `pitchRow` is the component PitchRow. */
const names = z.registry<{ id: string }>();
for (const [name, schema] of Object.entries(contracts)) {
  if (schema instanceof z.ZodObject || schema instanceof z.ZodEnum) names.add(schema, { id: componentName(name) });
}

type Json = Record<string, unknown>;
interface Converted {
  readonly schema: Json;
  readonly components: Record<string, Json>;
}

/**
 * A converter from zod to OpenAPI 3.0 for one document: shapes of the contracts become components, named once and referred to.
 * What path and query hold stays in place, because each of its members is a parameter of its own.
 */
export function schemaConverter(): (schema: unknown, context: { schemaType: 'input' | 'output' }) => Converted {
  const known = new Map<string, string>();
  return (schema, { schemaType }) => {
    const { definitions, ...root } = z.toJSONSchema(schema as z.ZodType, { target: 'openapi-3.0', io: schemaType, metadata: names });
    const components = { ...(definitions as Record<string, Json> | undefined) };
    const id = names.get(schema as z.ZodType)?.id;
    const inPlace = id !== undefined && schemaType === 'input' && !/(?:Body|Patch)$/.test(id);
    const own = inPlace ? (components[id] as Json) : root;
    if (inPlace) delete components[id];
    for (const [name, shape] of Object.entries(components)) requireOneShape(known, name, JSON.stringify(shape));
    return { schema: own, components };
  };
}

/** What a request takes and what an answer holds can differ under one schema (defaults, transforms): then it needs two names. */
function requireOneShape(known: Map<string, string>, name: string, shape: string): void {
  const before = known.get(name);
  if (before !== undefined && before !== shape) {
    throw new Error(`"${name}" reads differently in a request and in an answer: export a schema of its own for each from contracts.`);
  }
  known.set(name, shape);
}

function componentName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
