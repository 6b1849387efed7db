import { buildSchema, graphql } from 'graphql';

/** Answers queries by a schema in the schema language, as a GraphQL server would: what does not fit it is refused. */
export function graphqlExecutor(sdl: string) {
  const schema = buildSchema(sdl);
  return async (
    rootValue: object,
    { query, variables }: { query: string; variables: Readonly<Record<string, unknown>> },
  ): Promise<object> => {
    const { data, errors } = await graphql({ schema, source: query, rootValue, variableValues: variables });
    return { data, ...(errors && { errors: errors.map(({ message }) => ({ message })) }) };
  };
}
