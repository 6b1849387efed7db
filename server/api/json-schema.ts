import { z } from 'zod';
import { named } from './answers/common';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A zod schema as JSON Schema 2020-12, which OpenAPI 3.1 speaks; what has a name of its own stands under `$defs`. */
export function toJsonSchema(schema: z.core.$ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io,
    metadata: named,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // The format says it; the pattern only repeats it at length.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      // A later version may answer more.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      // Every key of JSON is a text.
      if (jsonSchema.propertyNames !== undefined && Object.keys(jsonSchema.propertyNames).length === 1)
        delete jsonSchema.propertyNames;
      const { description } = z.globalRegistry.get(zodSchema) ?? {};
      if (description !== undefined) jsonSchema.description = description;
    },
  });
  return made;
}
