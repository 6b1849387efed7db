import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { allOperations } from '../api/all-operations';
import { unlistedProduct } from '../connectors/simulator-kit/catalogue';
import { aKey, requestFor, withKey } from '../tooling/api-kit';
import { idsOfDemo } from '../tooling/demo-ids';
import { nobodysIds } from '../tooling/nobodys-ids';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { serveSite } from '../tooling/test-site';
import { aMember } from '../tooling/test-world';
import { dumpWorkspace } from '../trpc/dump-workspace';
import type { Ids } from '../trpc/isolation-questions';

let demo: TestDemo;
let site: Awaited<ReturnType<typeof serveSite>>;
let ours: Ids;
/** Somebody else's, with all rights in a workspace of their own. */
let foreignKey: string;
let ownKey: string;
beforeAll(async () => {
  demo = await startTestDemo();
  site = await serveSite(demo.world);
  const eve = await aMember(demo.world, { name: 'Eve' });
  foreignKey = await aKey(demo.world, { member: eve, role: 'owner' });
  ownKey = await aKey(demo.world, { member: demo.owner, role: 'owner' });
  ours = await idsOfDemo(demo);
}, 60_000);
afterAll(async () => {
  site.close();
  await demo.drop();
}, 60_000);

async function answer(operation: (typeof allOperations)[number], { key, ids }: { key: string; ids: Ids }) {
  const { path, init } = requestFor(operation, ids);
  const answered = await fetch(`${site.base}${path}`, withKey(key, init));
  return { status: answered.status, text: await answered.text() };
}

/** Each call that makes something makes another one: what differs by nature is left out. */
const plain = ({ status, text }: { status: number; text: string }) =>
  `${status} ${text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')}`;

it('answers somebody else’s ids as it answers ids that nobody has, at every address, and changes nothing', async () => {
  const before = await dumpWorkspace({ db: demo.world.db, workspaceId: demo.owner.workspaceId });
  for (const operation of allOperations) {
    const foreign = await answer(operation, { key: foreignKey, ids: ours });
    const missing = await answer(operation, { key: foreignKey, ids: nobodysIds() });
    expect(plain(foreign), operation.id).toBe(plain(missing));
    for (const name of ['LB-1000', 'Harbour Market', unlistedProduct.sku])
      expect(foreign.text, operation.id).not.toContain(name);
  }
  expect(await dumpWorkspace({ db: demo.world.db, workspaceId: demo.owner.workspaceId })).toBe(before);
}, 60_000);

const Page = z.object({ rows: z.array(z.unknown()) });

it('answers what it describes, at every address, with everything the demo has', async () => {
  // Reading first; what changes things comes after it.
  const reading = allOperations.filter(({ method }) => method === 'get');
  const changing = allOperations.filter(({ method }) => method !== 'get');
  const done: string[] = [];
  for (const operation of [...reading, ...changing]) {
    const { status, text } = await answer(operation, { key: ownKey, ids: ours });
    expect(status, `${operation.id}: ${text.slice(0, 200)}`).toBeLessThan(500);
    if (status >= 400) continue;
    done.push(operation.id);
    const described = operation.answer.safeParse(JSON.parse(text));
    expect(described.error?.issues ?? [], operation.id).toEqual([]);
    // Nothing is sent that is not described, and nothing of what is described is lost.
    expect(described.data, operation.id).toEqual(JSON.parse(text));
  }
  expect(done).toEqual(expect.arrayContaining(reading.map(({ id }) => id)));
  expect(done).toEqual(
    expect.arrayContaining(['beginRetry', 'setSku', 'removeSku', 'unpublishFlow', 'testConnection']),
  );
});

it('has something to describe', async () => {
  for (const path of ['flows', 'orders', 'runs', 'problems', 'connections', 'channels', 'templates']) {
    const answered = await fetch(`${site.base}/api/v1/${path}`, withKey(ownKey));
    expect(Page.parse(await answered.json()).rows.length, path).toBeGreaterThan(0);
  }
});
