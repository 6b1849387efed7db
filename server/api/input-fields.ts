import type { z } from 'zod';
import { appRouter } from '../trpc/app-router';
import { type JsonSchema, toJsonSchema } from './json-schema';
import type { Operation } from './operation';

/** One field of a procedure's input, and where in the request it stands. */
export interface InputField {
  readonly name: string;
  readonly place: 'path' | 'query' | 'body';
  readonly schema: JsonSchema;
  readonly required: boolean;
}

interface Definition {
  readonly type: 'query' | 'mutation';
  readonly inputs: readonly z.core.$ZodType[];
}

/** tRPC keeps the flat list of procedures, but types it as the nested tree. */
const procedures = appRouter._def.procedures as unknown as Readonly<Record<string, { readonly _def: Definition }>>;

/** @throws when there is no such procedure. */
export function definitionOf(procedure: string): Definition {
  const found = Object.hasOwn(procedures, procedure) ? procedures[procedure] : undefined;
  if (!found) throw new Error(`There is no procedure ${procedure}.`);
  return found._def;
}

const known = new Map<string, readonly InputField[]>();

/** What an operation is asked with: the procedure's own input, the workspace aside, which the key names. */
export function inputFieldsOf(operation: Operation): readonly InputField[] {
  const found = known.get(operation.id) ?? readFields(operation);
  known.set(operation.id, found);
  return found;
}

function readFields({ procedure, path, method, form, without = [] }: Operation): readonly InputField[] {
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  const elsewhere = method === 'get' || method === 'delete' ? 'query' : 'body';
  const hidden = new Set(['workspace', ...without]);
  const schemas = definitionOf(procedure).inputs.map((input) => formOf(toJsonSchema(input, 'input'), form));
  return schemas.flatMap((schema) =>
    Object.entries(schema.properties ?? {}).flatMap(([name, property]): readonly InputField[] => {
      if (hidden.has(name) || typeof property === 'boolean') return [];
      const isInPath = inPath.has(name);
      const place = isInPath ? 'path' : elsewhere;
      return [{ name, place, schema: property, required: isInPath || (schema.required ?? []).includes(name) }];
    }),
  );
}

/** Of several forms the one that has the field. */
function formOf(schema: JsonSchema, field: string | undefined): JsonSchema {
  const forms = schema.anyOf ?? schema.oneOf;
  if (!forms) return schema;
  const found = forms.find((one) => typeof one !== 'boolean' && Object.hasOwn(one.properties ?? {}, field ?? ''));
  if (!found || typeof found === 'boolean') throw new Error(`None of the forms has a field ${field}.`);
  return found;
}

/** What a text of an address means to a schema: "50" is a number where a number is asked for. */
export function readText(text: string, schema: JsonSchema): unknown {
  const type = typeOf(schema);
  if (type === 'integer' || type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

/** Looks through "or null". */
export const typeOf = (schema: JsonSchema): string | undefined => {
  if (schema.type !== undefined) return [schema.type].flat()[0];
  const inner = schema.anyOf?.find((one) => typeof one !== 'boolean' && one.type !== 'null');
  return typeof inner === 'object' ? typeOf(inner) : undefined;
};
