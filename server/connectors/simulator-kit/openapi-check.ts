/**
 * Holds requests against a channel's own OpenAPI 3 description: known paths and parameters, required fields, kinds of values, lengths,
 * and no field it does not know. Where a description lists a field's values only in prose ("Enum: `"A"`, `"B"`"), that list counts.
 */
export interface OpenApiCheck {
  /** What is wrong with a request; empty when it fits. */
  request(request: CheckedRequest): string[];
  /** What is wrong with a value, held against a schema by its name. */
  value(name: string, value: unknown): string[];
}

export interface CheckedRequest {
  readonly method: string;
  /** Path and query, without the server's address. */
  readonly path: string;
  /** Parsed; undefined without a body. */
  readonly body?: unknown;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly additionalProperties?: boolean | Schema;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly nullable?: boolean;
  readonly description?: string;
  readonly discriminator?: { readonly propertyName: string; readonly mapping?: Readonly<Record<string, string>> };
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

/** As far as it is read here; the document is the channel's and is trusted to be one. */
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

interface Options {
  /** Before every path of the description: "/sell/fulfillment/v1". */
  readonly base?: string;
  /** Parameters the description explains in prose, such as those for paging. */
  readonly otherParameters?: readonly string[];
}

export function createOpenApiCheck(json: unknown, { base = '', otherParameters = [] }: Options = {}): OpenApiCheck {
  const document = json as Document;
  const schemas = document.components?.schemas ?? {};
  // "/orders/documents" before "/orders/{order_id}".
  const paths = Object.keys(document.paths)
    .map((path) => ({ path, pattern: patternOf(path), gaps: path.split('{').length }))
    .toSorted((a, b) => a.gaps - b.gaps);
  return {
    request({ method, path, body }) {
      const [address = '', query = ''] = path.split('?');
      const known = paths.find(
        ({ path: one, pattern }) =>
          address.startsWith(base) &&
          pattern.test(address.slice(base.length)) &&
          operationAt(document, { path: one, method }),
      );
      const operation = known && operationAt(document, { path: known.path, method });
      if (!operation) return [`${method} ${address} is no call of this API`];
      return [
        ...parameterFaults(operation, { query: new URLSearchParams(query), otherParameters }),
        ...bodyFaults(operation, { body, schemas }),
      ].map((fault) => `${method} ${address}: ${fault}`);
    },
    value: (name, value) => faultsOf(value, { schema: schemas[name] ?? {}, schemas, path: name }),
  };
}

const operationAt = ({ paths }: Document, { path, method }: { path: string; method: string }): Operation | undefined =>
  paths[path]?.[method.toLowerCase()];

/** "/orders/{order_id}/ship" matches one part between slashes. */
const patternOf = (path: string) =>
  new RegExp(
    `^${path
      .split(/\{[^}]+\}/)
      .map((text) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
      .join('[^/]+')}$`,
  );

function parameterFaults(
  { parameters = [] }: Operation,
  { query, otherParameters }: { query: URLSearchParams; otherParameters: readonly string[] },
): string[] {
  const known = parameters.filter((one) => one.in === 'query');
  const names = [...known.map(({ name }) => name), ...otherParameters];
  return [
    ...[...new Set(query.keys())]
      .filter((name) => !names.includes(name))
      .map((name) => `does not know the parameter ${name}`),
    ...known
      .filter(({ name, required }) => required && !query.has(name))
      .map(({ name }) => `wants the parameter ${name}`),
  ];
}

type Schemas = Readonly<Record<string, Schema>>;

function bodyFaults({ requestBody }: Operation, { body, schemas }: { body: unknown; schemas: Schemas }): string[] {
  const schema = Object.values(requestBody?.content ?? {})[0]?.schema;
  if (!schema) return body === undefined ? [] : ['takes no body'];
  return body === undefined ? ['wants a body'] : faultsOf(body, { schema, schemas, path: 'body' });
}

interface Place {
  readonly schema: Schema;
  readonly schemas: Schemas;
  readonly path: string;
}

function faultsOf(value: unknown, place: Place): string[] {
  const schema = resolved(place.schema, place.schemas);
  const { path } = place;
  if (value === null && (schema.nullable || [schema.type].flat().includes('null'))) return [];
  const wrongKind = kindFault(value, { ...place, schema });
  if (wrongKind) return [wrongKind];
  if (Array.isArray(value)) return listFaults(value, { ...place, schema });
  if (typeof value === 'object' && value !== null) return kindOfObjectFaults(value, { ...place, schema });
  return valueFaults(value, { ...place, schema, path });
}

/** A reference, or several schemas that hold at once, as one. */
function resolved(schema: Schema, schemas: Schemas): Schema {
  if (schema.$ref) {
    const { $ref, ...rest } = schema;
    return { ...resolved(schemas[$ref.slice($ref.lastIndexOf('/') + 1)] ?? {}, schemas), ...rest };
  }
  if (!schema.allOf) return schema;
  const parts = schema.allOf.map((one) => resolved(one, schemas));
  return parts.reduce(
    (all, one) => ({
      ...all,
      ...one,
      properties: { ...all.properties, ...one.properties },
      required: [...(all.required ?? []), ...(one.required ?? [])],
    }),
    { ...schema },
  );
}

const tests: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

function kindFault(value: unknown, { schema, path }: Place): string | null {
  const types = [schema.type ?? []].flat();
  if (types.length === 0 || types.some((type) => tests[type]?.(value) ?? true)) return null;
  return `${path} should be ${types.join(' or ')}, not ${JSON.stringify(value)}`;
}

function listFaults(list: readonly unknown[], { schema, schemas, path }: Place): string[] {
  const { items = {}, maxItems = Number.POSITIVE_INFINITY, minItems = 0 } = schema;
  const size = list.length > maxItems || list.length < minItems ? [`${path} has ${list.length} items`] : [];
  return [...size, ...list.flatMap((item) => faultsOf(item, { schema: items, schemas, path: `${path}[]` }))];
}

/** Of one of several kinds: the kind it says it is, else the one that fits best. */
function kindOfObjectFaults(value: object, place: Place): string[] {
  const { discriminator } = place.schema;
  const mapping = discriminator?.mapping ?? {};
  const named: unknown = discriminator && Reflect.get(value, discriminator.propertyName);
  const kinds = typeof named === 'string' ? [mapping[named] ?? []].flat() : Object.values(mapping);
  const faults = kinds.map(($ref) => objectFaults(value, { ...place, schema: resolved({ $ref }, place.schemas) }));
  return faults.toSorted((a, b) => a.length - b.length)[0] ?? objectFaults(value, place);
}

function objectFaults(value: object, { schema, schemas, path }: Place): string[] {
  const { properties, required = [], additionalProperties } = schema;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  const names = entries.map(([name]) => name);
  const missing = required.filter((name) => !names.includes(name)).map((name) => `${path}.${name} is missing`);
  // Without any properties of its own the schema leaves the object open.
  if (!properties || additionalProperties) return missing;
  return [
    ...missing,
    ...entries.flatMap(([name, one]) => {
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return known
        ? faultsOf(one, { schema: known, schemas, path: `${path}.${name}` })
        : [`${path}.${name} is not known`];
    }),
  ];
}

function valueFaults(value: unknown, { schema, path }: Place): string[] {
  const { maxLength = Number.POSITIVE_INFINITY, minLength = 0, pattern } = schema;
  const choices = schema.enum ?? proseChoices(schema.description ?? '');
  const faults: string[] = [];
  if (choices.length > 0 && !choices.includes(value)) faults.push(`${path} may not be ${JSON.stringify(value)}`);
  if (typeof value !== 'string') return faults;
  if (value.length > maxLength || value.length < minLength) faults.push(`${path} has ${value.length} characters`);
  if (pattern && !new RegExp(pattern).test(value)) faults.push(`${path} does not match ${pattern}`);
  return faults;
}

/** "Enum: `"A"`, `"B"`" up to the end of that line. */
const proseChoices = (description: string): string[] =>
  [...(/Enum: (.*)/.exec(description)?.[1] ?? '').matchAll(/`"([^"]+)"`/g)].flatMap(([, choice]) => choice ?? []);
