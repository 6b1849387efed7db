import { beforeAll, inject } from 'vitest';
import { outcomes } from '../connectors/vendure/scenario-outcomes';
import { testScenarios } from '../tooling/scenario-tests';
import { namedFields, openShop, type Shop } from './vendure-shop';
import { openVendureWorld } from './vendure-world';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(inject('vendure'), namedFields);
});

testScenarios({
  channel: 'vendure',
  outcomes,
  setUp: 'with its webhooks',
  open: () => openVendureWorld(shop, { hooks: inject('hooks') }),
});
testScenarios({
  channel: 'vendure',
  outcomes,
  setUp: 'by polling alone',
  open: async () => withoutMessages(await openVendureWorld(shop, { hooks: inject('hooks') })),
});

/** As a shop without the plug-in that posts its events. */
function withoutMessages({ delivered: _none, ...world }: Awaited<ReturnType<typeof openVendureWorld>>) {
  return world;
}
