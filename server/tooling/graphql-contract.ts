import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  buildClientSchema,
  type GraphQLSchema,
  getVariableValues,
  type IntrospectionQuery,
  Kind,
  parse,
  validate,
} from 'graphql';

/** A channel's own description of its GraphQL API, as `introspection.json.gz`. */
export function readIntrospection(file: string): IntrospectionQuery {
  const json = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
  return json.data ?? json;
}

export const schemaOf = (introspection: IntrospectionQuery): GraphQLSchema =>
  buildClientSchema(introspection, { assumeValid: true });

/** What the channel would not understand in a request of ours; empty when it fits. Variables are checked when given. */
export function violations(
  schema: GraphQLSchema,
  { query, variables }: { query: string; variables?: Readonly<Record<string, unknown>> },
): string[] {
  const document = parse(query);
  const errors = validate(schema, document).map(({ message }) => message);
  if (errors.length > 0 || !variables) return errors;
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const values = getVariableValues(schema, definition.variableDefinitions ?? [], variables);
    return values.errors?.map(({ message }) => message) ?? [];
  });
}
