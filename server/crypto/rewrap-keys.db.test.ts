import { afterAll, beforeAll, expect, it } from 'vitest';
import { withWorkspace } from '../db/with-workspace';
import { aMember, createTestWorld, type TestWorld } from '../tooling/test-world';
import { newKey } from './envelope';
import { parseKeys } from './key-ring';
import { rewrapKeys } from './rewrap-keys';
import { createVault } from './vault';

const old = newKey().bytes.toString('base64');
const fresh = newKey().bytes.toString('base64');

let test: TestWorld;
beforeAll(async () => {
  test = await createTestWorld({ vault: createVault(parseKeys(old, 'test')) });
});
afterAll(() => test.drop());

it('lets the old key go: everything sealed before opens with the new one alone', async () => {
  const { db, vault } = test.world;
  const members = [await aMember(test.world), await aMember(test.world)];
  const wrappedKeyOf = (workspaceId: string) =>
    withWorkspace(db, workspaceId, (trx) =>
      trx.selectFrom('workspace').select('wrapped_key as key').where('id', '=', workspaceId).executeTakeFirstOrThrow(),
    );
  const sealed = await Promise.all(
    members.map(async ({ workspaceId }) => {
      const place = { workspaceId, connectionId: 'c', wrappedKey: (await wrappedKeyOf(workspaceId)).key };
      return { place, text: vault.seal({ apiKey: workspaceId }, place) };
    }),
  );
  const both = createVault(parseKeys(`${fresh},${old}`, 'test'));
  expect(await rewrapKeys({ db, vault: both })).toBe(2);
  expect(await rewrapKeys({ db, vault: both })).toBe(0);
  const alone = createVault(parseKeys(fresh, 'test'));
  for (const { place, text } of sealed) {
    const { key } = await wrappedKeyOf(place.workspaceId);
    expect(alone.open(text, { ...place, wrappedKey: key })).toEqual({ apiKey: place.workspaceId });
  }
});

it('gives two workspaces of one name two addresses', async () => {
  const slugs = [await aMember(test.world, { name: 'Same' }), await aMember(test.world, { name: 'Same' })].map(
    ({ slug }) => slug,
  );
  expect(slugs).toEqual(['same-s-shop', 'same-s-shop-2']);
});
