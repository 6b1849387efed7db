import { expect } from 'vitest';
import { testScenarios } from '../../tooling/scenario-tests';
import { faultsIn } from './market-check';
import { outcomes } from './scenario-outcomes';
import { openMiraklWorld } from './scenario-world';

let faults: string[] = [];

testScenarios({
  channel: 'mirakl',
  outcomes,
  open() {
    faults = [];
    return openMiraklWorld({ watch: (request) => faults.push(...faultsIn(request)) });
  },
  check: () => expect(faults).toEqual([]),
});
