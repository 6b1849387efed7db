import { testScenarios } from '../../tooling/scenario-tests';
import { outcomes } from './scenario-outcomes';
import { openStoreWorld } from './scenario-world';

testScenarios({ channel: 'sandbox-store', outcomes, open: openStoreWorld });
