import { expect } from 'vitest';
import { testScenarios } from '../../tooling/scenario-tests';
import { faultsIn } from './ebay-check';
import { outcomes } from './scenario-outcomes';
import { openEbayWorld } from './scenario-world';

let faults: string[] = [];

testScenarios({
  channel: 'ebay',
  outcomes,
  open() {
    faults = [];
    return openEbayWorld({ watch: (request) => faults.push(...faultsIn(request)) });
  },
  check: () => expect(faults, 'every request must fit eBay’s own description').toEqual([]),
});
