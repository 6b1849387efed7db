/** Of an OpenAPI document what the page shows; the document is our own server's. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly default?: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;
}

export interface ApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly 'x-roles'?: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly description?: string }>>;
}

export interface ApiDocument {
  readonly info: { readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Address {
  readonly method: string;
  readonly path: string;
  readonly operation: ApiOperation;
}

/** Every address, in the document's order. */
export const addressesOf = ({ paths }: ApiDocument): readonly Address[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );

export const bodyOf = ({ requestBody }: ApiOperation) => requestBody?.content?.['application/json'];

/** What comes back when it is done. */
export const answerOf = ({ responses }: ApiOperation): Schema | undefined => {
  const done = Object.keys(responses).find((status) => status.startsWith('2'));
  return done === undefined ? undefined : responses[done]?.content?.['application/json']?.schema;
};

const shelf = '#/components/schemas/';

/** The name of a schema that is kept once for the whole document; null for one written in place. */
export const nameOf = ({ $ref }: Schema): string | null => ($ref?.startsWith(shelf) ? $ref.slice(shelf.length) : null);

/** The schema behind a name. */
export const resolve = (schema: Schema, { components }: ApiDocument): Schema => {
  const name = nameOf(schema);
  return name === null ? schema : (components.schemas[name] ?? schema);
};

/** Of "this or nothing" the this. */
export function present(schema: Schema): Schema {
  const forms = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
  const [only, another] = forms;
  return only && !another ? only : schema;
}

/** The kind of a value in a few words: "text, UTC time", "list of OrderRow", "one of failed, start". */
export function sayType(schema: Schema): string {
  const isNullable = (schema.anyOf ?? []).some(({ type }) => type === 'null');
  return isNullable ? `${sayKind(present(schema))}, or null` : sayKind(schema);
}

function sayKind(schema: Schema): string {
  const name = nameOf(schema);
  if (name !== null) return name;
  if (schema.enum) return `one of ${schema.enum.join(', ')}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.items) return `list of ${sayKind(schema.items)}`;
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) return forms.map(sayKind).join(' or ');
  return sayPlain(schema);
}

const plain: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  null: 'null',
};
const formats: Readonly<Record<string, string>> = { uuid: 'id', 'date-time': 'time, UTC', uri: 'address' };

function sayPlain({ type, format }: Schema): string {
  if (format !== undefined && formats[format]) return formats[format];
  return [type ?? 'anything']
    .flat()
    .map((one) => plain[one] ?? one)
    .join(' or ');
}
