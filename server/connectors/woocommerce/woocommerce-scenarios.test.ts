import { testScenarios } from '../../tooling/scenario-tests';
import { outcomes } from './scenario-outcomes';
import { openWooWorld } from './scenario-world';

for (const fulfillments of [false, true]) {
  testScenarios({
    channel: 'woocommerce',
    outcomes,
    setUp: fulfillments ? 'with fulfilments' : 'without fulfilments',
    open: () => openWooWorld({ fulfillments }),
  });
}
