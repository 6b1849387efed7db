import { expect } from 'vitest';
import { amazonViolations } from '../../tooling/amazon-contract';
import { testScenarios } from '../../tooling/scenario-tests';
import { outcomes } from './scenario-outcomes';
import { openAmazonWorld } from './scenario-world';

let wrong: string[] = [];

testScenarios({
  channel: 'amazon',
  outcomes,
  open() {
    wrong = [];
    return openAmazonWorld({ watch: (request) => wrong.push(...amazonViolations(request)) });
  },
  check: () => expect(wrong, 'every request must fit Amazon’s own description').toEqual([]),
});
