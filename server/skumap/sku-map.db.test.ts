import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import { aMember, auditTrail, createTestWorld, type TestWorld } from '../tooling/test-world';
import type { Member } from '../workspaces/member';
import { exportSkuMap } from './export-sku-map';
import { importSkuMap } from './import-sku-map';
import { listSkuMap } from './list-sku-map';
import { removeSku } from './remove-sku';
import { setSku } from './set-sku';
import { suggestSkus } from './suggest-skus';

let test: TestWorld;
let ana: Member;
let connectionId = '';

beforeAll(async () => {
  test = await createTestWorld();
  ana = await aMember(test.world);
  connectionId = test.world.newId();
  await withWorkspace(test.world.db, ana.workspaceId, (trx) =>
    trx
      .insertInto('connection')
      .values({
        workspace_id: ana.workspaceId,
        id: connectionId,
        connector: 'sandbox-store',
        name: 'Workshop Store',
        settings: '{}',
        webhook_token: connectionId,
      })
      .execute(),
  );
});
afterAll(() => test.drop());

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ message }) => message).join(' '));
}
const one = { units: 1, further: [] };
const list = async (limit = 50, cursor: string | null = null) =>
  listSkuMap(test.world, { member: ana, search: { limit, cursor } });

it('keeps one match per SKU, and says what it was before', async () => {
  const match = { member: ana, connectionId, sku: 'MUG-1' };
  expect(value(await setSku(test.world, { ...match, targetSku: 'TASSE-1', ...one }))).toEqual({ resumed: 0 });
  value(await setSku(test.world, { ...match, targetSku: 'TASSE-2', ...one }));
  expect((await list()).rows).toMatchObject([{ sku: 'MUG-1', targetSku: 'TASSE-2', createdBy: 'Ana Ruiz' }]);
  expect((await auditTrail(test.world, ana)).at(-1)).toMatchObject({
    action: 'skuMap.set',
    before: { sku: 'MUG-1', targetSku: 'TASSE-1' },
    after: { targetSku: 'TASSE-2' },
  });
});

it('refuses a match of a SKU with itself', async () => {
  const match = { member: ana, connectionId, sku: 'MUG-1', targetSku: 'MUG-1', ...one };
  expect(await setSku(test.world, match)).toMatchObject({ ok: false, problems: [{ code: 'skuMap.same' }] });
});

it('takes in a whole file or nothing of it', async () => {
  const wrong = await importSkuMap(test.world, { member: ana, connectionId, csv: 'sku,target\nA,1\nB\n' });
  expect(wrong).toMatchObject({ ok: false, problems: [{ subject: '3' }] });
  expect((await list()).rows).toHaveLength(1);
  const csv = 'sku,target\nMUG-1,TASSE-2\nA,1\nB,2\nB,3\n';
  expect(value(await importSkuMap(test.world, { member: ana, connectionId, csv }))).toEqual({
    added: 2,
    changed: 0,
    unchanged: 1,
    resumed: 0,
  });
});

it('gives back a file that comes in again unchanged', async () => {
  const { csv, fileName } = value(await exportSkuMap(test.world, { member: ana, connectionId }));
  expect(fileName).toBe('sku-map-workshop-store.csv');
  expect(value(await importSkuMap(test.world, { member: ana, connectionId, csv }))).toMatchObject({
    added: 0,
    changed: 0,
    unchanged: 3,
  });
});

it('is read page by page without gaps', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(2, cursor);
    seen.push(...page.rows.map(({ sku }) => sku));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual((await list()).rows.map(({ sku }) => sku));
});

it('suggests what was matched before', async () => {
  const found = value(await suggestSkus(test.world, { member: ana, connectionId, sku: 'TASSE-22' }));
  expect(found[0]).toEqual({ sku: 'TASSE-2', title: null, sameBarcode: false });
});

it('forgets a match once', async () => {
  expect(await removeSku(test.world, { member: ana, connectionId, sku: 'A' })).toEqual({ ok: true, value: {} });
  expect(await removeSku(test.world, { member: ana, connectionId, sku: 'A' })).toMatchObject({ ok: false });
});

it('keeps bundles, and brings them in and out', async () => {
  const further = [{ sku: 'TEA-1', units: 2 }];
  const hamper = { member: ana, connectionId, sku: 'HAMPER', targetSku: 'TASSE-1', units: 3, further };
  value(await setSku(test.world, hamper));
  expect((await list()).rows.find(({ sku }) => sku === 'HAMPER')).toMatchObject({ units: 3, further });
  const { csv } = value(await exportSkuMap(test.world, { member: ana, connectionId }));
  expect(csv).toContain('HAMPER,TASSE-1,3,TEA-1,2\r\n');
  const back = value(await importSkuMap(test.world, { member: ana, connectionId, csv }));
  expect([back.added, back.changed]).toEqual([0, 0]);
});
