import { router } from './procedures';
import { accountRouter } from './routers/account';
import { alertsRouter } from './routers/alerts';
import { apiKeysRouter } from './routers/api-keys';
import { auditRouter } from './routers/audit';
import { clientsRouter } from './routers/clients';
import { codeMapRouter } from './routers/code-map';
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
import { platformRouter } from './routers/platform';
import { privacyRouter } from './routers/privacy';
import { problemsRouter } from './routers/problems';
import { retriesRouter } from './routers/retries';
import { runsRouter } from './routers/runs';
import { samplesRouter } from './routers/samples';
import { searchRouter } from './routers/search';
import { skuMapRouter } from './routers/sku-map';
import { staffRouter } from './routers/staff';
import { stepsRouter } from './routers/steps';
import { templatesRouter } from './routers/templates';
import { viewsRouter } from './routers/views';
import { webhooksRouter } from './routers/webhooks';
import { workspaceRouter } from './routers/workspace';

export const appRouter = router({
  me: meRouter,
  account: accountRouter,
  workspace: workspaceRouter,
  members: membersRouter,
  staff: staffRouter,
  clients: clientsRouter,
  platform: platformRouter,
  invitations: invitationsRouter,
  home: homeRouter,
  steps: stepsRouter,
  problems: problemsRouter,
  retries: retriesRouter,
  flows: flowsRouter,
  samples: samplesRouter,
  connectors: connectorsRouter,
  connections: connectionsRouter,
  orders: ordersRouter,
  papers: papersRouter,
  privacy: privacyRouter,
  runs: runsRouter,
  codeMap: codeMapRouter,
  skuMap: skuMapRouter,
  templates: templatesRouter,
  alerts: alertsRouter,
  webhooks: webhooksRouter,
  views: viewsRouter,
  audit: auditRouter,
  files: filesRouter,
  apiKeys: apiKeysRouter,
  search: searchRouter,
});

/** All the browser needs to know of the server: `import type` only. */
export type AppRouter = typeof appRouter;
