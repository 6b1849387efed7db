import { inputFieldsOf } from '../api/input-fields';
import type { Operation } from '../api/operation';
import { createApiKey } from '../keys/create-api-key';
import { type Ids, questions } from '../trpc/isolation-questions';
import type { Member, Role } from '../workspaces/member';
import type { World } from '../workspaces/world';

/** A key that acts for this member. */
export async function aKey(world: World, { member, role }: { member: Member; role: Role }): Promise<string> {
  const made = await createApiKey(world, { member, name: `A ${role}`, role, days: null });
  if (!made.ok) throw new Error(made.problems[0]?.message);
  return made.value.key;
}

/** A request for an operation about things with these ids, asked as its procedure is asked in isolation-questions.ts. */
export function requestFor(operation: Operation, ids: Ids): { path: string; init: RequestInit } {
  const asked = questions[operation.procedure]?.(ids);
  const given: Record<string, unknown> = { ...operation.example, ...asked, ...ids, sku: 'a', number: 1 };
  const fields = inputFieldsOf(operation).map(({ name, place }) => ({ name, place, value: given[name] }));
  const at = (wanted: string) => fields.filter(({ place, value }) => place === wanted && value !== undefined);
  const query = at('query').flatMap(({ name, value }) => [value].flat().map((one) => [name, String(one)]));
  const search = query.length > 0 ? `?${new URLSearchParams(query)}` : '';
  const body = at('body').map(({ name, value }) => [name, value]);
  const path = `/api/v1${operation.path.replace(/\{(\w+)\}/g, (_, name: string) => nameIn(given, { name, operation }))}`;
  const method = operation.method.toUpperCase();
  const headers = { 'content-type': 'application/json' };
  const init = body.length > 0 ? { method, headers, body: JSON.stringify(Object.fromEntries(body)) } : { method };
  return { path: `${path}${search}`, init };
}

function nameIn(
  given: Readonly<Record<string, unknown>>,
  { name, operation }: { name: string; operation: Operation },
): string {
  if (given[name] !== undefined) return encodeURIComponent(String(given[name]));
  throw new Error(`Nobody says what ${name} of ${operation.id} is: name it in isolation-questions.ts.`);
}

export const withKey = (key: string, init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { ...init.headers, authorization: `Bearer ${key}` },
});
