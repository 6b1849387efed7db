import { afterAll, beforeAll, expect, it } from 'vitest';
import { withWorkspace } from '../db/with-workspace';
import { aMember, auditTrail, createTestWorld, type TestWorld } from '../tooling/test-world';
import type { Member } from '../workspaces/member';
import { getConnection } from './get-connection';
import { setUnknownSku } from './set-unknown-sku';

let test: TestWorld;
let ana: Member;

beforeAll(async () => {
  test = await createTestWorld();
  ana = await aMember(test.world);
});
afterAll(() => test.drop());

async function connect(connector: string): Promise<string> {
  const id = test.world.newId();
  await withWorkspace(test.world.db, ana.workspaceId, (trx) =>
    trx
      .insertInto('connection')
      .values({ workspace_id: ana.workspaceId, id, connector, name: connector, settings: '{}', webhook_token: id })
      .execute(),
  );
  return id;
}

it('holds orders with unknown products until somebody says otherwise', async () => {
  const connectionId = await connect('shopify');
  const policy = async () => {
    const found = await getConnection(test.world, { member: ana, connectionId });
    return found.ok ? found.value.unknownSku : null;
  };
  expect(await policy()).toEqual({ policy: 'hold', customLines: expect.stringContaining('no stock moves') });
  expect(await setUnknownSku(test.world, { member: ana, connectionId, unknownSku: 'custom' })).toEqual({
    ok: true,
    value: { resumed: 0 },
  });
  expect(await policy()).toEqual({ policy: 'custom', customLines: expect.stringContaining('no stock moves') });
  expect((await auditTrail(test.world, ana)).at(-1)).toMatchObject({
    action: 'connection.unknownSku',
    before: { unknownSku: 'hold' },
    after: { unknownSku: 'custom', resumed: 0 },
  });
});

it('offers lines without a product only where the shop has them, and nothing where no orders are taken', async () => {
  const [store, market] = [await connect('generic'), await connect('sandbox-market')];
  const choose = (connectionId: string) =>
    setUnknownSku(test.world, { member: ana, connectionId, unknownSku: 'custom' });
  expect(await choose(store)).toMatchObject({ ok: false, problems: [{ code: 'connection.noCustomLines' }] });
  expect(await choose(market)).toMatchObject({ ok: false, problems: [{ code: 'connection.takesNoOrders' }] });
});
