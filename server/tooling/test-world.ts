import { createOpeners } from '../boot/create-openers';
import { connectors } from '../connectors/registry';
import { newKey } from '../crypto/envelope';
import { parseKeys } from '../crypto/key-ring';
import { createVault } from '../crypto/vault';
import { type Db, openDatabase } from '../db/connection';
import { createTestDatabase } from '../db/test-database';
import { uuidv7 } from '../db/uuidv7';
import { withWorkspace } from '../db/with-workspace';
import { createGuardedHttp } from '../http/guarded-http';
import { openRenderer } from '../labels/open-renderer';
import { createLog } from '../log';
import { createWorkspace } from '../workspaces/create-workspace';
import type { Member, Role } from '../workspaces/member';
import type { World } from '../workspaces/world';

export interface TestWorld {
  readonly world: World;
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** A world on a fresh database, with the real connectors and a real network that reaches this machine only. */
export async function createTestWorld(changes: Partial<World> = {}): Promise<TestWorld> {
  const { url, drop } = await createTestDatabase();
  const db = await openDatabase({ url, name: 'sluice test' });
  const http = createGuardedHttp();
  const world = worldOver(db, { http, ...changes });
  return {
    world,
    url,
    drop: async () => {
      await Promise.all([http.close(), world.renderer.close()]);
      await db.destroy();
      await drop();
    },
  };
}

/** The same over a database that is there already. */
export function worldOver(db: Db, changes: Partial<World> = {}): World {
  const vault = createVault(parseKeys(newKey().bytes.toString('base64'), 'test'));
  return {
    db,
    log: createLog({ name: 'test', level: 'silent' }),
    vault,
    http: createGuardedHttp(),
    connectors,
    hashPassword: (password) => Promise.resolve(`hash of ${password.length}`),
    verifyPassword: ({ password, hash }) => Promise.resolve(hash === `hash of ${password.length}`),
    ...createOpeners({ db, vault }),
    now: () => new Date(),
    renderer: openRenderer({}),
    mailer: null,
    newId: uuidv7,
    publicUrl: 'http://localhost:3000',
    demo: () => null,
    ...changes,
  };
}

/** A person with a workspace of their own. */
export async function aMember(
  world: World,
  { name = 'Ana Ruiz', role = 'owner' }: { name?: string; role?: Role } = {},
): Promise<Member> {
  const userId = uuidv7();
  const email = `${userId}@example.com`;
  await world.db.insertInto('auth_user').values({ id: userId, name, email }).execute();
  const workspaceId = uuidv7();
  const workspaceName = `${name}'s shop`;
  const { slug } = await withWorkspace(world.db, workspaceId, (trx) =>
    createWorkspace({ trx, vault: world.vault }, { id: workspaceId, name: workspaceName, ownerId: userId }),
  );
  return { workspaceId, slug, workspaceName, role, userId, userName: name, isConsultant: false, address: '127.0.0.1' };
}

/** Somebody else in the same workspace. */
export async function aColleague(
  world: World,
  { of, name = 'Tom Berg', role = 'editor' }: { of: Member; name?: string; role?: Role },
): Promise<Member> {
  const userId = uuidv7();
  await world.db
    .insertInto('auth_user')
    .values({ id: userId, name, email: `${userId}@example.com` })
    .execute();
  await withWorkspace(world.db, of.workspaceId, (trx) =>
    trx.insertInto('member').values({ workspace_id: of.workspaceId, user_id: userId, role }).execute(),
  );
  return { ...of, userId, userName: name, role };
}

/** What the audit trail of a workspace says, oldest first. */
export const auditTrail = (world: World, { workspaceId }: Pick<Member, 'workspaceId'>) =>
  withWorkspace(world.db, workspaceId, (trx) =>
    trx
      .selectFrom('audit_entry')
      .select(['action', 'actor', 'target', 'before', 'after', 'address'])
      .where('workspace_id', '=', workspaceId)
      .orderBy('id')
      .execute(),
  );
