import { testScenarios } from '../../tooling/scenario-tests';
import { outcomes } from './scenario-outcomes';
import { openMarketWorld } from './scenario-world';

testScenarios({ channel: 'sandbox-market', outcomes, open: openMarketWorld });
