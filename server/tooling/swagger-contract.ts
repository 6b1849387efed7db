import { readFileSync } from 'node:fs';

/** As much of a Swagger 2 description as says what a request must look like. */
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly definitions: Readonly<Record<string, Schema>>;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
}
interface Parameter extends Schema {
  readonly name: string;
  readonly in: 'path' | 'query' | 'body' | 'header' | 'formData';
  readonly required?: boolean;
  readonly schema?: Schema;
}
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[] | boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
}

export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly body?: string | Uint8Array;
}

export interface SwaggerContract {
  /** What the channel would not understand in a request of ours; empty when it fits; null: not a path of this description. */
  violations(request: SentRequest): readonly string[] | null;
  /** The same for a value that should be of one of its definitions, such as an answer of a simulator. */
  violationsOf(value: unknown, definition: string): readonly string[];
}

/**
 * Checks against a channel's own Swagger 2 description, more strictly than the standard: a member the description does not know is
 * a violation too, for it would be ignored in silence.
 */
export function readSwagger(file: string | URL): SwaggerContract {
  const description: Description = JSON.parse(readFileSync(file, 'utf8'));
  const check = checker(description);
  return {
    violations({ method, url, body }) {
      const { pathname, searchParams } = new URL(url);
      const found = operationAt(description, { method: method.toLowerCase(), pathname });
      if (!found) return null;
      const { parameters = [] } = found.operation;
      return [
        ...unknownQuery(parameters, searchParams),
        ...parameters.flatMap((parameter) => {
          const given = { path: found.params.get(parameter.name), query: searchParams.get(parameter.name) };
          if (parameter.in === 'body') return checkBody({ parameter, body, check });
          if (parameter.in !== 'path' && parameter.in !== 'query') return [];
          return checkText({ parameter, text: given[parameter.in] ?? null, check });
        }),
      ];
    },
    violationsOf: (value, definition) => check({ $ref: `#/definitions/${definition}` }, { value, at: definition }),
  };
}

function operationAt({ paths }: Description, { method, pathname }: { method: string; pathname: string }) {
  for (const [template, operations] of Object.entries(paths)) {
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const match = new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(pathname);
    const operation = operations[method];
    if (!match || !operation) continue;
    const params = new Map(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]));
    return { operation, params };
  }
  return null;
}

const unknownQuery = (parameters: readonly Parameter[], given: URLSearchParams) =>
  [...new Set(given.keys())]
    .filter((name) => !parameters.some((parameter) => parameter.in === 'query' && parameter.name === name))
    .map((name) => `query ${name}: unknown`);

type Check = (schema: Schema, about: { readonly value: unknown; readonly at: string }) => string[];

function checkBody({ parameter, body, check }: { parameter: Parameter; body: SentRequest['body']; check: Check }) {
  if (body === undefined) return parameter.required ? ['body: missing'] : [];
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  return check(parameter.schema ?? {}, { value: JSON.parse(text), at: 'body' });
}

/** Lists stand in one text, joined by commas (the default `collectionFormat`). */
function checkText({ parameter, text, check }: { parameter: Parameter; text: string | null; check: Check }): string[] {
  const at = `${parameter.in} ${parameter.name}`;
  if (text === null) return parameter.required ? [`${at}: missing`] : [];
  const { required: _, ...schema } = parameter;
  if (parameter.type === 'array') return check(schema, { value: text.split(','), at });
  const isNumber = parameter.type === 'integer' || parameter.type === 'number';
  return check(schema, { value: isNumber ? Number(text) : text, at });
}

function checker({ definitions }: Description): Check {
  const resolve = (schema: Schema): Schema => {
    const name = schema.$ref?.replace('#/definitions/', '');
    if (name === undefined) return schema;
    const found = definitions[name];
    if (!found) throw new Error(`The description has no ${name}.`);
    return resolve(found);
  };
  const check: Check = (unresolved, about) => {
    const schema = resolve(unresolved);
    const { value, at } = about;
    if (schema.enum && !schema.enum.includes(value))
      return [`${at}: ${String(value)} is none of ${schema.enum.join(', ')}`];
    const type = schema.type ?? (schema.properties ? 'object' : 'any');
    return checks[type]?.(schema, about) ?? [];
  };
  const checkObject: Check = (schema, { value, at }) => {
    if (!isObject(value)) return [`${at}: not an object`];
    const { properties = {}, additionalProperties } = schema;
    const required = Array.isArray(schema.required) ? schema.required : [];
    const isOpen = additionalProperties !== undefined && additionalProperties !== false;
    return [
      ...required.filter((name) => value[name] === undefined).map((name) => `${at}.${name}: missing`),
      ...Object.entries(value).flatMap(([name, inner]) => {
        const property = properties[name] ?? (isObject(additionalProperties) ? additionalProperties : undefined);
        if (property) return check(property, { value: inner, at: `${at}.${name}` });
        return isOpen ? [] : [`${at}.${name}: unknown`];
      }),
    ];
  };
  const checkList: Check = (schema, { value, at }) => {
    if (!Array.isArray(value)) return [`${at}: not a list`];
    return [
      ...(value.length < (schema.minItems ?? 0) ? [`${at}: fewer than ${schema.minItems}`] : []),
      ...(value.length > (schema.maxItems ?? Number.POSITIVE_INFINITY) ? [`${at}: more than ${schema.maxItems}`] : []),
      ...value.flatMap((inner, index) => check(schema.items ?? {}, { value: inner, at: `${at}[${index}]` })),
    ];
  };
  const checks: Readonly<Record<string, Check>> = {
    object: checkObject,
    array: checkList,
    string: checkString,
    integer: checkNumber,
    number: checkNumber,
    boolean: (_, { value, at }) => (typeof value === 'boolean' ? [] : [`${at}: not a boolean`]),
  };
  return check;
}

function checkString(schema: Schema, { value, at }: { value: unknown; at: string }): string[] {
  if (typeof value !== 'string') return [`${at}: not text`];
  const { pattern, format, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  return [
    ...(pattern && !new RegExp(`^(?:${pattern})$`).test(value) ? [`${at}: does not match ${pattern}`] : []),
    ...(format === 'date-time' && !isDateTime.test(value) ? [`${at}: not a date and time`] : []),
    ...(value.length < minLength || value.length > maxLength ? [`${at}: ${value.length} characters`] : []),
  ];
}

const isDateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function checkNumber(schema: Schema, { value, at }: { value: unknown; at: string }): string[] {
  if (typeof value !== 'number' || Number.isNaN(value)) return [`${at}: not a number`];
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  return [
    ...(schema.type === 'integer' && !Number.isInteger(value) ? [`${at}: not a whole number`] : []),
    ...(value < minimum || value > maximum ? [`${at}: ${value} is out of range`] : []),
  ];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
