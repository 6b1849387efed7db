import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createFirstAccount } from '../workspaces/create-first-account';
import { findMember } from '../workspaces/find-member';
import { getMe } from '../workspaces/get-me';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

const DemoAccount = z.object({
  email: z.string(),
  password: z.string(),
  /** Connections and flows were made; a person may have changed or removed them since. */
  seeded: z.boolean(),
});
export type DemoAccount = z.infer<typeof DemoAccount>;

const name = 'Ana Ruiz';
export const demoWorkspace = { name: 'Demo workshop', slug: 'demo-workshop' } as const;
const email = 'ana@example.com';

/** The demo's person, made at the first start and remembered in the data folder. Null: Sluice has an owner of its own already. */
export async function openDemoAccount(
  world: World,
  dataFolder: string,
): Promise<{ readonly account: DemoAccount; readonly member: Member } | null> {
  const known = read(dataFolder);
  const account = known ?? { email, password: newPassword(), seeded: false };
  if (!known) saveDemoAccount(dataFolder, account);
  // Nobody reads the demo person's mail.
  const made = await createFirstAccount(
    { ...world, mailer: null },
    { name, workspaceName: demoWorkspace.name, ...account },
  );
  const member = await memberOf(world, account.email);
  if (!member) return null;
  // A fresh database behind an old data folder: nothing of what was made is there any more.
  return { account: made.ok ? { ...account, seeded: false } : account, member };
}

export function saveDemoAccount(dataFolder: string, account: DemoAccount): void {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(fileIn(dataFolder), `${JSON.stringify(account, null, 2)}\n`, { mode: 0o600 });
}

const fileIn = (dataFolder: string) => join(dataFolder, 'demo.json');

function read(dataFolder: string): DemoAccount | null {
  try {
    return DemoAccount.parse(JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')));
  } catch {
    return null;
  }
}

/** Easy to type from a terminal, hard to guess: 20 letters and digits in fours, about 100 bits. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const text = [...randomBytes(20)].map((byte) => letters[byte % letters.length]).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

async function memberOf(world: World, address: string): Promise<Member | null> {
  const user = await world.db
    .selectFrom('auth_user')
    .select(['id', 'name', 'email'])
    .where('email', '=', address)
    .executeTakeFirst();
  if (!user) return null;
  const { workspaces } = await getMe(world, user);
  const demo = workspaces.find(({ slug }) => slug === demoWorkspace.slug) ?? workspaces[0];
  return demo ? findMember(world, { visitor: user, slug: demo.slug, address: null }) : null;
}
