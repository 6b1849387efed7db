import { z } from 'zod';

const Answer = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

export interface VendureAdmin {
  /** One call to the Admin API as the shop's owner, as a person in the dashboard would make it. Throws on any refusal. */
  ask<Schema extends z.ZodType>(query: string, about: { answer: Schema; variables?: object }): Promise<z.infer<Schema>>;
}

/** Signs in to a running Vendure as its owner. */
export async function signIn(url: string, owner: { username: string; password: string }): Promise<VendureAdmin> {
  const query =
    'mutation ($username: String!, $password: String!) { login(username: $username, password: $password) { __typename } }';
  const login = await post(url, { query, variables: owner });
  const token = login.headers.get('vendure-auth-token');
  if (!token) throw new Error(`The peer shop at ${url} did not let its owner in.`);
  return {
    async ask(query, { answer, variables = {} }) {
      const response = await post(url, { query, variables, token });
      const { data, errors } = Answer.parse(await response.json());
      if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
      return answer.parse(data);
    },
  };
}

function post(
  url: string,
  { token, ...body }: { query: string; variables?: object; token?: string },
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
}
