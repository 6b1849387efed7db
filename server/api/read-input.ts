import { type InputField, inputFieldsOf, readText, typeOf } from './input-fields';
import type { JsonSchema } from './json-schema';
import type { Operation } from './operation';

export interface Asked {
  /** Values of what stands in braces in the path. */
  readonly inPath: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Null: none was sent. */
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly ifMatch: string | undefined;
}

/** The input of the procedure as the request has it. Only described fields are taken; whether they are right, the procedure says. */
export function readInput(operation: Operation, asked: Asked): Record<string, unknown> {
  const given = inputFieldsOf(operation).map((field) => [field.name, readField(field, asked)] as const);
  const input = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  if (operation.takesRevision && asked.ifMatch !== undefined) input['revision'] = revisionIn(asked.ifMatch);
  return input;
}

function readField({ name, place, schema }: InputField, { inPath, query, body }: Asked): unknown {
  if (place === 'body') return body && Object.hasOwn(body, name) ? body[name] : undefined;
  if (place === 'query') return queryValue(name, { schema, query });
  const text = Object.hasOwn(inPath, name) ? inPath[name] : undefined;
  return text === undefined ? undefined : readText(text, schema);
}

/** Lists by naming the parameter several times, objects as `cause[code]=…` (OpenAPI: form and deepObject). */
function queryValue(name: string, { schema, query }: { schema: JsonSchema; query: URLSearchParams }): unknown {
  const type = typeOf(schema);
  if (type === 'array') return query.has(name) ? query.getAll(name) : undefined;
  if (type === 'object') return objectIn(name, { schema, query });
  const text = query.get(name);
  return text === null ? undefined : readText(text, schema);
}

function objectIn(name: string, { schema, query }: { schema: JsonSchema; query: URLSearchParams }): unknown {
  const fields = Object.entries(schema.properties ?? {});
  const given = fields.map(([key, inner]) => {
    const text = query.get(`${name}[${key}]`);
    return [key, text === null || typeof inner === 'boolean' ? null : readText(text, inner)] as const;
  });
  return given.every(([, value]) => value === null) ? undefined : Object.fromEntries(given);
}

/** `"r7"` → 7. What is no ETag of ours fits no revision. */
const revisionIn = (ifMatch: string): number =>
  Number(/^(?:W\/)?"r(\d{1,15})"$/.exec(ifMatch.trim())?.[1] ?? '0') || -1;

export const tagOf = (revision: number): string => `"r${revision}"`;
