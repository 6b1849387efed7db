import { readFileSync } from 'node:fs';
import { graphqlExecutor } from '../../tooling/graphql-executor';
import { testScenarios } from '../../tooling/scenario-tests';
import { outcomes } from './scenario-outcomes';
import { openShopifyWorld } from './scenario-world';

const execute = graphqlExecutor(readFileSync(new URL('simulator/admin-api.sdl', import.meta.url), 'utf8'));

testScenarios({ channel: 'shopify', outcomes, open: () => openShopifyWorld(execute) });
