import { expect } from 'vitest';
import { testScenarios } from '../../tooling/scenario-tests';
import { outcomes } from './scenario-outcomes';
import { openWooWorld } from './scenario-world';
import { faultsIn } from './shop-check';

for (const fulfillments of [false, true]) {
  let faults: string[] = [];
  testScenarios({
    channel: 'woocommerce',
    outcomes,
    setUp: fulfillments ? 'with fulfilments' : 'without fulfilments',
    open: () => {
      faults = [];
      return openWooWorld({ fulfillments }, (request) => faults.push(...faultsIn(request)));
    },
    check: () => expect(faults, 'every request must fit WooCommerce’s own documentation').toEqual([]),
  });
}
