import { router } from './procedures';
import { accountRouter } from './routers/account';
import { apiKeysRouter } from './routers/api-keys';
import { auditRouter } from './routers/audit';
import { connectionsRouter } from './routers/connections';
import { connectorsRouter } from './routers/connectors';
import { filesRouter } from './routers/files';
import { flowsRouter } from './routers/flows';
import { homeRouter } from './routers/home';
import { invitationsRouter } from './routers/invitations';
import { meRouter } from './routers/me';
import { membersRouter } from './routers/members';
import { ordersRouter } from './routers/orders';
import { papersRouter } from './routers/papers';
import { problemsRouter } from './routers/problems';
import { retriesRouter } from './routers/retries';
import { runsRouter } from './routers/runs';
import { samplesRouter } from './routers/samples';
import { searchRouter } from './routers/search';
import { skuMapRouter } from './routers/sku-map';
import { templatesRouter } from './routers/templates';
import { workspaceRouter } from './routers/workspace';

export const appRouter = router({
  me: meRouter,
  account: accountRouter,
  workspace: workspaceRouter,
  members: membersRouter,
  invitations: invitationsRouter,
  home: homeRouter,
  problems: problemsRouter,
  retries: retriesRouter,
  flows: flowsRouter,
  samples: samplesRouter,
  connectors: connectorsRouter,
  connections: connectionsRouter,
  orders: ordersRouter,
  papers: papersRouter,
  runs: runsRouter,
  skuMap: skuMapRouter,
  templates: templatesRouter,
  audit: auditRouter,
  files: filesRouter,
  apiKeys: apiKeysRouter,
  search: searchRouter,
});

/** All the browser needs to know of the server: `import type` only. */
export type AppRouter = typeof appRouter;
