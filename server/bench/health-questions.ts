import type { appRouter } from '../trpc/app-router';

type Caller = ReturnType<typeof appRouter.createCaller>;

interface Question {
  readonly name: string;
  readonly ask: (
    caller: Caller,
    about: { workspace: string; n: number; flowId: string; connectionId: string; sourceId: string; idleId: string },
  ) => Promise<unknown>;
}

/** What people open in the morning: every list and number of the health, orders and runs pages. `n`: a different one each time. */
export const questions: readonly Question[] = [
  {
    name: 'home.summary',
    ask: (caller, { workspace }) => caller.home.summary({ workspace, timeZone: 'Australia/Sydney' }),
  },
  {
    name: 'home.summary month',
    ask: (caller, { workspace }) => caller.home.summary({ workspace, timeZone: 'UTC', range: 'month' }),
  },
  { name: 'workspace.get', ask: (caller, { workspace }) => caller.workspace.get({ workspace }) },
  { name: 'problems.groups', ask: (caller, { workspace }) => caller.problems.groups({ workspace }) },
  {
    name: 'orders.list by number',
    ask: (caller, { workspace, n }) => caller.orders.list({ workspace, search: `HB-${1 + ((n * 37) % 5000)}` }),
  },
  ...(['all', 'needsFix', 'waiting', 'published', 'filtered', 'cancelled'] as const).map((state) => ({
    name: `orders.list ${state}`,
    ask: (caller: Caller, { workspace }: { workspace: string }) => caller.orders.list({ workspace, state }),
  })),
  {
    name: 'orders.list by cause',
    ask: (caller, { workspace, n, connectionId }) =>
      caller.orders.list({ workspace, cause: { code: 'sku.unknown', subject: `SKU-${n % 150}`, connectionId } }),
  },
  {
    name: 'orders.list by connection',
    ask: (caller, { workspace, connectionId }) => caller.orders.list({ workspace, connectionId }),
  },
  {
    name: 'orders.list by sku',
    ask: (caller, { workspace, n }) => caller.orders.list({ workspace, search: `sku-${n}` }),
  },
  {
    name: 'orders.list nothing found',
    ask: (caller, { workspace }) => caller.orders.list({ workspace, search: 'zebra' }),
  },
  ...(['in', 'out'] as const).map((which) => ({
    name: `orders.list ${which} in a day`,
    ask: (caller: Caller, { workspace }: { workspace: string }) =>
      caller.orders.list({ workspace, moved: { which, from: new Date(Date.now() - 86_400_000).toISOString() } }),
  })),
  { name: 'orders.list by tag', ask: (caller, { workspace }) => caller.orders.list({ workspace, tag: 'Gift' }) },
  { name: 'runs.list', ask: (caller, { workspace }) => caller.runs.list({ workspace }) },
  { name: 'runs.list by flow', ask: (caller, { workspace, flowId }) => caller.runs.list({ workspace, flowId }) },
  ...(['waiting', 'done', 'problem', 'cancelled'] as const).map((state) => ({
    name: `runs.list ${state}`,
    ask: (caller: Caller, { workspace }: { workspace: string }) => caller.runs.list({ workspace, state }),
  })),
  {
    name: 'runs.list stuck at a step',
    ask: (caller, { workspace, flowId }) => caller.runs.list({ workspace, flowId, state: 'problem', nodeId: 'out' }),
  },
  {
    name: 'runs.list by way of a step',
    ask: (caller, { workspace, flowId }) => caller.runs.list({ workspace, flowId, nodeId: 'out' }),
  },
  {
    name: 'runs.list by connection',
    ask: (caller, { workspace, connectionId }) => caller.runs.list({ workspace, connectionId }),
  },
  {
    name: 'runs.list by version',
    ask: (caller, { workspace, flowId }) => caller.runs.list({ workspace, flowId, version: 1 }),
  },
  {
    name: 'runs.list by version 2',
    ask: (caller, { workspace, flowId }) => caller.runs.list({ workspace, flowId, version: 2 }),
  },
  { name: 'runs.list by problem', ask: (caller, { workspace }) => caller.runs.list({ workspace, problem: 'sku' }) },
  {
    name: 'runs.list by another problem',
    ask: (caller, { workspace }) => caller.runs.list({ workspace, problem: 'mail' }),
  },
  { name: 'runs.list by tag', ask: (caller, { workspace }) => caller.runs.list({ workspace, tag: 'Gift' }) },
  {
    name: 'runs.list by a tag nobody has',
    ask: (caller, { workspace }) => caller.runs.list({ workspace, tag: 'Nobody' }),
  },
  {
    name: 'runs.list by number',
    ask: (caller, { workspace, n }) => caller.runs.list({ workspace, search: `HB-${1 + ((n * 37) % 5000)}` }),
  },
  { name: 'runs.list by buyer', ask: (caller, { workspace }) => caller.runs.list({ workspace, search: 'ana ruiz' }) },
  {
    name: 'runs.list by source',
    ask: (caller, { workspace, sourceId }) => caller.runs.list({ workspace, connectionId: sourceId }),
  },
  {
    name: 'runs.list by a connection without any',
    ask: (caller, { workspace, idleId }) => caller.runs.list({ workspace, connectionId: idleId }),
  },
  {
    name: 'runs.list by way of a step nothing came by',
    ask: (caller, { workspace, flowId }) => caller.runs.list({ workspace, flowId, nodeId: 'idle' }),
  },
  {
    name: 'runs.list by a way out',
    ask: (caller, { workspace, flowId }) => caller.runs.list({ workspace, flowId, nodeId: 'in', port: 'out' }),
  },
  {
    name: 'runs.list last hour, by tag and state',
    ask: (caller, { workspace }) =>
      caller.runs.list({
        workspace,
        tag: 'Gift',
        state: 'done',
        since: new Date(Date.now() - 3_600_000).toISOString(),
      }),
  },
  {
    name: 'runs.list cancelled of a flow',
    ask: (caller, { workspace, flowId }) => caller.runs.list({ workspace, flowId, state: 'cancelled' }),
  },
  {
    name: 'flows.counts',
    ask: (caller, { workspace, flowId }) => caller.flows.counts({ workspace, flowId, window: 'day' }),
  },
  { name: 'steps.list', ask: (caller, { workspace }) => caller.steps.list({ workspace }) },
  {
    name: 'steps.list by connection and kind',
    ask: (caller, { workspace, connectionId }) => caller.steps.list({ workspace, connectionId, kind: 'publish' }),
  },
  { name: 'steps.get', ask: (caller, { workspace, flowId }) => caller.steps.get({ workspace, flowId, nodeId: 'out' }) },
  {
    name: 'steps.get month',
    ask: (caller, { workspace, flowId }) => caller.steps.get({ workspace, flowId, nodeId: 'out', range: 'month' }),
  },
  // Asked by somebody who looks after all workspaces at once.
  { name: 'clients.list', ask: (caller) => caller.clients.list({ timeZone: 'Australia/Sydney' }) },
  { name: 'clients.steps', ask: (caller) => caller.clients.steps({}) },
  { name: 'platform.workspaces', ask: (caller) => caller.platform.workspaces() },
  { name: 'platform.steps', ask: (caller) => caller.platform.steps() },
  { name: 'platform.engine', ask: (caller) => caller.platform.engine() },
  { name: 'retries.list', ask: (caller, { workspace }) => caller.retries.list({ workspace }) },
];
