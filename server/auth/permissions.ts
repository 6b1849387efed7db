import type { Role } from '../workspaces/member';

const everyone: readonly Role[] = ['owner', 'admin', 'editor', 'viewer'];
const editors: readonly Role[] = ['owner', 'admin', 'editor'];
const admins: readonly Role[] = ['owner', 'admin'];

const owners: readonly Role[] = ['owner'];

/**
 * `open` needs no account, `signedIn` needs one, `platform` needs one that runs this installation and gives no sight of any workspace's
 * orders; the rest needs membership of the workspace in one of these roles.
 */
export type Permission = 'open' | 'signedIn' | 'platform' | readonly Role[];

/**
 * Who may call what: the one table of permissions. A procedure that is not listed cannot be called, and a test fails.
 */
export const permissions: Readonly<Record<string, Permission>> = {
  'me.get': 'open',
  'me.addWorkspace': 'signedIn',
  'account.createFirst': 'open',
  'account.join': 'open',
  'account.get': 'signedIn',
  'account.askVerification': 'signedIn',
  'account.changeEmail': 'signedIn',
  // The secret of its link is all that is needed.
  'account.confirmEmail': 'open',

  'clients.list': 'signedIn',
  'clients.steps': 'signedIn',

  // Counts and names over all workspaces. What is in one is for those whom its owner let in: server/staff.
  'platform.workspaces': 'platform',
  'platform.steps': 'platform',
  'platform.engine': 'platform',
  'platform.database': 'platform',
  'platform.ringAgain': 'platform',
  'platform.giveUpJob': 'platform',
  'platform.sendAgain': 'platform',
  'platform.giveUpStuck': 'platform',
  'platform.staff': 'platform',
  'platform.addStaff': 'platform',
  'platform.removeStaff': 'platform',
  'platform.trail': 'platform',
  'platform.askAccess': 'platform',
  'platform.withdrawAccess': 'platform',

  'workspace.get': everyone,
  'workspace.rename': admins,
  'workspace.requireSecondStep': ['owner'],
  // Who may change whom, and who is the last owner: manage-problems.ts.
  'members.list': everyone,
  'members.change': admins,
  'members.remove': admins,
  'members.leave': everyone,
  // The secret of its link is all that is needed to look; to accept, one signs in with its address.
  'invitations.look': 'open',
  'invitations.accept': 'signedIn',
  'invitations.list': admins,
  'invitations.create': admins,
  'invitations.withdraw': admins,
  // Who of Sluice's staff asks to be let in, and who is in.
  'staff.list': everyone,
  'staff.decide': owners,
  'staff.end': owners,
  'home.summary': everyone,
  'search.everything': everyone,

  'steps.list': everyone,
  'steps.get': everyone,
  'steps.close': editors,

  'problems.groups': everyone,
  'problems.resolveGroup': editors,

  'retries.list': everyone,
  'retries.plan': editors,
  // More than 100 at once is for admins; begin-retry.ts asks for the role.
  'retries.begin': editors,
  'retries.stop': editors,

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

  'files.export': editors,
  'files.exportTemplate': editors,
  'files.plan': editors,
  'files.import': editors,

  'alerts.open': everyone,
  'alerts.past': everyone,
  'alerts.snooze': editors,
  'alerts.settings': admins,
  'alerts.saveRule': admins,
  'alerts.removeRule': admins,
  'alerts.saveTimes': admins,

  'webhooks.list': admins,
  'webhooks.create': admins,
  'webhooks.update': admins,
  'webhooks.switch': admins,
  'webhooks.rotateSecret': admins,
  'webhooks.remove': admins,
  'webhooks.messages': admins,
  'webhooks.sendTest': admins,
  'webhooks.sendAgain': admins,

  'audit.actors': admins,
  'audit.list': admins,
  'audit.exportCsv': admins,

  // Whoever makes a key decides what a program may do here: never consultants (below), and never above their own role.
  'apiKeys.list': admins,
  'apiKeys.create': admins,
  'apiKeys.revoke': admins,

  'templates.list': everyone,
  'templates.draft': editors,
  'templates.save': editors,
  'templates.remove': editors,
  // Each client's own workspace is asked too, with the role the person has there: plan-clones.ts, clone-template.ts.
  'templates.change': editors,
  'templates.news': everyone,
  'templates.plan': editors,
  'templates.tryOut': editors,
  'templates.clone': editors,

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
  'orders.correct': editors,
  // The step that holds the order may ask for more; decide-hold.ts looks at the role.
  'orders.approve': editors,
  'orders.reject': editors,
  'orders.decideMany': editors,
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

  'privacy.retention': admins,
  'privacy.previewRetention': ['owner'],
  'privacy.saveRetention': ['owner'],
  'privacy.person': admins,
  'privacy.exportPerson': admins,
  'privacy.erasePerson': admins,

  'runs.list': everyone,
  'runs.get': everyone,

  'codeMap.get': everyone,
  'codeMap.suggest': everyone,
  'codeMap.exportCsv': everyone,
  'codeMap.set': editors,
  'codeMap.remove': editors,
  'codeMap.setUnknown': editors,
  'codeMap.importCsv': editors,

  // Whose they are is asked there: save-view.ts, change-view.ts, delete-view.ts.
  'views.list': everyone,
  'views.save': everyone,
  'views.change': everyone,
  'views.remove': everyone,

  'skuMap.list': everyone,
  'skuMap.suggest': everyone,
  'skuMap.exportCsv': everyone,
  'skuMap.set': editors,
  'skuMap.remove': editors,
  'skuMap.importCsv': editors,
};

/** @throws when the procedure is not listed: nothing is allowed by being forgotten. */
export function permissionOf(procedure: string): Permission {
  const permission = Object.hasOwn(permissions, procedure) ? permissions[procedure] : undefined;
  if (!permission) throw new Error(`${procedure} is not listed in server/auth/permissions.ts.`);
  return permission;
}

/** What consultants may never call, whatever their role: who belongs to a workspace is its own people's business. */
const forOwnPeople = new Set([
  'workspace.rename',
  'members.change',
  'members.remove',
  'invitations.list',
  'invitations.create',
  'invitations.withdraw',
  'audit.actors',
  'audit.list',
  'audit.exportCsv',
  'privacy.saveRetention',
  'privacy.exportPerson',
  'privacy.erasePerson',
  'apiKeys.list',
  'apiKeys.create',
  'apiKeys.revoke',
]);

/** Whether a member of the workspace may call a procedure that works inside it. */
export function mayCall(member: { role: Role; isConsultant: boolean }, procedure: string): boolean {
  const permission = permissionOf(procedure);
  if (typeof permission === 'string')
    throw new Error(`${procedure} works inside a workspace but is listed as ${permission}.`);
  return permission.includes(member.role) && !(member.isConsultant && forOwnPeople.has(procedure));
}
