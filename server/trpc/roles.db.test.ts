import { afterAll, beforeAll, expect, it } from 'vitest';
import { mayCall, permissions } from '../auth/permissions';
import { withWorkspace } from '../db/with-workspace';
import { nobodysIds } from '../tooling/demo-ids';
import { cookieOf, startTestSite, type TestSite } from '../tooling/test-site';
import { createFirstAccount } from '../workspaces/create-first-account';
import { findMember } from '../workspaces/find-member';
import type { Member, Role } from '../workspaces/member';
import { appRouter } from './app-router';
import { questions } from './isolation-questions';

/** Everybody who could ask: the roles, the same lent to a consultant, a stranger with an account, and nobody. */
const people = [
  { name: 'owner', role: 'owner', until: null },
  { name: 'admin', role: 'admin', until: null },
  { name: 'editor', role: 'editor', until: null },
  { name: 'viewer', role: 'viewer', until: null },
  { name: 'consultant-admin', role: 'admin', until: new Date(Date.now() + 86_400_000) },
  { name: 'consultant-viewer', role: 'viewer', until: new Date(Date.now() + 86_400_000) },
] as const satisfies readonly { name: string; role: Role; until: Date | null }[];

const password = 'correct horse battery';
const slug = 'harbour';

let site: TestSite;
let owner: Member;
const cookies = new Map<string, string>();

beforeAll(async () => {
  site = await startTestSite();
  const { world } = site;
  await createFirstAccount(world, {
    name: 'owner',
    email: 'owner@example.com',
    password,
    workspaceName: 'Harbour',
  });
  const first = await world.db.selectFrom('auth_user').select(['id', 'name']).executeTakeFirstOrThrow();
  const found = await findMember(world, { visitor: first, slug, address: null });
  if (!found) throw new Error('an owner');
  owner = found;
  const hash = await world.hashPassword(password);
  for (const person of [...people.slice(1), { name: 'stranger', role: null, until: null }]) await settle(person, hash);
  for (const { name } of [...people, { name: 'stranger' }])
    cookies.set(name, cookieOf(await site.signIn({ email: `${name}@example.com`, password })));
}, 60_000);
afterAll(() => site.drop());

async function settle(
  { name, role, until }: { name: string; role: Role | null; until: Date | null },
  hash: string,
): Promise<void> {
  const { db, newId } = site.world;
  const id = newId();
  await db
    .insertInto('auth_user')
    .values({ id, name, email: `${name}@example.com` })
    .execute();
  const way = { id: `${id}-password`, user_id: id, account_id: id, provider_id: 'credential', password: hash };
  await db.insertInto('auth_account').values(way).execute();
  if (role === null) return;
  await withWorkspace(db, owner.workspaceId, (trx) =>
    trx.insertInto('member').values({ workspace_id: owner.workspaceId, user_id: id, role, until }).execute(),
  );
}

// tRPC keeps the flat list of procedures, but types it as the nested tree.
const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
/** Leaving is done last, and not at all here: whoever has left is asked nothing more. */
const inside = Object.keys(procedures).filter(
  (path) => typeof permissions[path] !== 'string' && path !== 'members.leave',
);

/** Over HTTP, as the page asks. @returns the status and the codes of its problems */
async function ask(path: string, who: string): Promise<{ status: number; codes: readonly string[] }> {
  const headers: Record<string, string> = who === 'nobody' ? {} : { cookie: cookies.get(who) ?? '' };
  const input = { workspace: slug, ...questions[path]?.(nobodysIds()) };
  const answer =
    procedures[path]?._def.type === 'mutation'
      ? await site.post(`/api/trpc/${path}`, { body: input, headers })
      : await site.ask(`/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers });
  const said = await answer.json();
  const problems: { code: string }[] = said.error?.data?.problems ?? [];
  return { status: answer.status, codes: problems.map(({ code }) => code) };
}

it.each(people)('lets $name call what the table says, and nothing else', async ({ name, role, until }) => {
  const member = { role, isConsultant: until !== null };
  for (const path of inside) {
    const { status, codes } = await ask(path, name);
    if (mayCall(member, path)) {
      expect(codes, path).not.toContain('workspace.forbidden');
      expect([401, 405, 500], `${path} ${codes}`).not.toContain(status);
    } else expect({ status, codes }, path).toEqual({ status: 403, codes: ['workspace.forbidden'] });
  }
});

it('writes every refusal down', async () => {
  const trail = await withWorkspace(site.world.db, owner.workspaceId, (trx) =>
    trx.selectFrom('audit_entry').select('target').where('action', '=', 'denied').execute(),
  );
  const refused = people.flatMap(({ role, until }) =>
    inside.filter((path) => !mayCall({ role, isConsultant: until !== null }, path)),
  );
  expect(trail.map(({ target }) => target).sort()).toEqual(refused.sort());
});

it('lets a stranger with an account, and nobody at all, into nothing', async () => {
  for (const path of [...inside, 'members.leave']) {
    expect(await ask(path, 'stranger'), path).toEqual({ status: 404, codes: ['workspace.notFound'] });
    expect(await ask(path, 'nobody'), path).toEqual({ status: 401, codes: ['account.signInFirst'] });
  }
  for (const path of Object.keys(procedures).filter((one) => permissions[one] === 'signedIn'))
    expect((await ask(path, 'nobody')).status, path).not.toBe(200);
});

it('is never changed by GET', async () => {
  const mutations = Object.keys(procedures).filter((path) => procedures[path]?._def.type === 'mutation');
  for (const path of mutations) {
    const input = encodeURIComponent(JSON.stringify({ workspace: slug, ...questions[path]?.(nobodysIds()) }));
    const answer = await site.ask(`/api/trpc/${path}?input=${input}`, {
      headers: { cookie: cookies.get('owner') ?? '' },
    });
    expect(answer.status, path).toBe(405);
  }
});
