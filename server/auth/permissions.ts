import type { Role } from '../workspaces/member';

const everyone: readonly Role[] = ['owner', 'admin', 'editor', 'viewer'];
const editors: readonly Role[] = ['owner', 'admin', 'editor'];
const admins: readonly Role[] = ['owner', 'admin'];

/**
 * Who may call what: the one table of permissions. `open` needs no account; the rest needs membership of the workspace in one
 * of these roles. A procedure that is not listed cannot be called, and a test fails.
 */
export const permissions: Readonly<Record<string, 'open' | readonly Role[]>> = {
  'me.get': 'open',
  'account.createFirst': 'open',

  'workspace.get': everyone,
  'workspace.members': everyone,
  'home.summary': everyone,
  'search.everything': everyone,

  'problems.groups': everyone,
  // More than 100 at once is for admins; retry-problem-group.ts asks for the role.
  'problems.retryGroup': editors,
  'problems.resolveGroup': editors,

  'flows.list': everyone,
  'flows.get': everyone,
  'flows.versions': everyone,
  'flows.version': everyone,
  'flows.counts': everyone,
  'flows.create': editors,
  'flows.rename': editors,
  'flows.duplicate': editors,
  'flows.archive': editors,
  'flows.restore': editors,
  'flows.saveDraft': editors,
  'flows.hold': editors,
  'flows.letGo': editors,
  'flows.publish': editors,
  'flows.unpublish': editors,
  'flows.discardDraft': editors,
  'flows.restoreVersion': editors,
  'flows.test': editors,
  // Whole orders with their personal data.
  'samples.list': editors,

  'connectors.list': everyone,
  'connections.list': everyone,
  'connections.get': everyone,
  'connections.create': admins,
  'connections.update': admins,
  'connections.test': admins,
  'connections.setUnknownSku': editors,
  'connections.pause': admins,
  'connections.resume': admins,
  'connections.archive': admins,
  'connections.suggestMapping': admins,
  'connections.pollNow': editors,
  'connections.pullOrder': editors,
  'connections.backfill': admins,
  'connections.stopBackfill': admins,

  'orders.list': everyone,
  'orders.get': everyone,
  'orders.why': everyone,
  'orders.raw': editors,
  'orders.document': editors,
  'orders.preview': editors,
  'orders.addNote': editors,
  // The step that holds the order may ask for more; decide-hold.ts looks at the role.
  'orders.approve': editors,
  'orders.reject': editors,
  'orders.retry': editors,
  'orders.skip': editors,
  'orders.markDelivered': editors,

  'papers.template': editors,
  'papers.saveTemplate': editors,
  'papers.previewTemplate': editors,
  'papers.lastMade': editors,
  'papers.start': editors,
  'papers.progress': editors,
  'papers.file': editors,

  'runs.list': everyone,
  'runs.get': everyone,

  'skuMap.list': everyone,
  'skuMap.suggest': everyone,
  'skuMap.exportCsv': everyone,
  'skuMap.set': editors,
  'skuMap.remove': editors,
  'skuMap.importCsv': editors,
};

/** @throws when the procedure is not listed: nothing is allowed by being forgotten. */
export function permissionOf(procedure: string): 'open' | readonly Role[] {
  const permission = Object.hasOwn(permissions, procedure) ? permissions[procedure] : undefined;
  if (!permission) throw new Error(`${procedure} is not listed in server/auth/permissions.ts.`);
  return permission;
}
