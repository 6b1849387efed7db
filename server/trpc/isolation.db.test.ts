import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions } from '../auth/permissions';
import { unlistedProduct } from '../connectors/simulator-kit/catalogue';
import type { Db } from '../db/connection';
import { withWorkspace } from '../db/with-workspace';
import { idsOfDemo } from '../tooling/demo-ids';
import { ForgetWhere } from '../tooling/forget-where';
import { nobodysIds } from '../tooling/nobodys-ids';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { aMember } from '../tooling/test-world';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { appRouter } from './app-router';
import { dumpWorkspace } from './dump-workspace';
import { type Ids, otherQuestions, questions } from './isolation-questions';
import type { Context } from './procedures';

let demo: TestDemo;
let eve: Member;
let ours: Ids;

beforeAll(async () => {
  demo = await startTestDemo();
  eve = await aMember(demo.world, { name: 'Eve' });
  ours = await idsOfDemo(demo);
}, 60_000);
afterAll(() => demo.drop(), 60_000);

function callerFor(member: Member, world: World) {
  const { userId, userName } = member;
  const context: Context = {
    world,
    account: { id: userId, name: userName, email: 'eve@example.com' },
    address: null,
    findMember: (slug) => Promise.resolve(slug === member.slug ? member : null),
    noteDenied: () => Promise.resolve(),
  };
  return appRouter.createCaller(context);
}

interface Question {
  readonly path: string;
  readonly input: object;
  readonly world?: World;
}

/** The answer as text, with what differs from call to call by nature left out. */
async function answer({ path, input, world = demo.world }: Question): Promise<string> {
  const [area = '', name = ''] = path.split('.');
  const caller = callerFor(eve, world) as unknown as Record<
    string,
    Record<string, (input: object) => Promise<unknown>>
  >;
  try {
    return JSON.stringify(await caller[area]?.[name]?.(input));
  } catch (error) {
    if (!(error instanceof TRPCError) || error.code === 'INTERNAL_SERVER_ERROR') throw error;
    return JSON.stringify([error.code, error.cause]);
  }
}

const everything = () => dumpWorkspace({ db: demo.world.db, workspaceId: demo.owner.workspaceId });

it('has a question for every procedure inside a workspace', () => {
  const inside = Object.keys(permissions).filter((path) => typeof permissions[path] !== 'string');
  expect(Object.keys(questions).sort()).toEqual(inside.sort());
});

async function compare(world: World): Promise<void> {
  const before = await everything();
  for (const [path, ask] of [...Object.entries(questions), ...otherQuestions]) {
    const workspace = { workspace: eve.slug };
    const foreign = await answer({ path, world, input: { ...workspace, ...ask(ours) } });
    const missing = await answer({ path, world, input: { ...workspace, ...ask(nobodysIds()) } });
    expect(foreign, path).toBe(missing);
    for (const name of ['LB-1000', 'Harbour Market', unlistedProduct.sku]) expect(foreign, path).not.toContain(name);
  }
  expect(await everything()).toBe(before);
}

it(
  'answers somebody else’s ids as it answers ids that nobody has, and changes nothing',
  () => compare(demo.world),
  60_000,
);

describe('with every condition on the workspace forgotten', () => {
  const forgetful = new ForgetWhere();
  const flowsSeenBy = (db: Db) =>
    withWorkspace(db, [eve.workspaceId, demo.owner.workspaceId], (trx) =>
      trx.selectFrom('flow').select('workspace_id').where('workspace_id', '=', eve.workspaceId).execute(),
    );

  it('finds rows of another workspace, where the database lets it see them', async () => {
    expect(await flowsSeenBy(demo.world.db)).toEqual([]);
    expect(await flowsSeenBy(demo.world.db.withPlugin(new ForgetWhere()))).not.toEqual([]);
  });

  it('still answers somebody else’s ids as it answers ids that nobody has, and changes nothing', async () => {
    await compare({ ...demo.world, db: demo.world.db.withPlugin(forgetful) });
    expect(forgetful.forgotten).toBeGreaterThan(150);
  }, 60_000);
});

it('answers somebody else’s workspace as one that does not exist', async () => {
  for (const [path, ask] of [...Object.entries(questions), ...otherQuestions]) {
    const foreign = await answer({ path, input: { workspace: demo.owner.slug, ...ask(ours) } });
    const missing = await answer({ path, input: { workspace: 'nowhere', ...ask(ours) } });
    expect(foreign, path).toBe(missing);
    expect(foreign, path).toContain('NOT_FOUND');
  }
}, 60_000);
