import { unlistedProduct } from '../connectors/simulator-kit/catalogue';

/** One id of every kind. */
export interface Ids {
  readonly flowId: string;
  readonly connectionId: string;
  readonly orderId: string;
  readonly runId: string;
  readonly deliveryId: string;
  readonly backfillId: string;
  readonly holdId: string;
  readonly taskId: string;
  readonly messageId: string;
  readonly userId: string;
  readonly invitationId: string;
  readonly templateId: string;
  readonly alertId: string;
  readonly endpointId: string;
  readonly webhookMessageId: string;
  readonly accessId: string;
  readonly slug: string;
  readonly keyId: string;
}

const document = { version: 1, nodes: [], edges: [] };
const aTemplate = { name: 'Mine', audience: 'mine', slotLabels: {}, parameters: [] };
const anEndpoint = { url: 'https://example.com/hook', description: '', kinds: ['alert.opened'] };
const aRule = (connectionId: string) => ({
  name: 'Mine',
  on: true,
  when: { kind: 'quiet', connectionId },
  email: { members: [], addresses: [] },
  webhook: true,
  evenInQuietHours: false,
  remindHours: null,
});
const account = { connector: 'sandbox-store', settings: {}, credentials: {} };

/** What each procedure is asked, the workspace aside. A new procedure fails the test until it stands here. */
export const questions: Readonly<Record<string, (ids: Ids) => object>> = {
  'workspace.get': () => ({}),
  'workspace.rename': () => ({ name: '' }),
  'workspace.requireSecondStep': () => ({ isRequired: false }),
  'members.list': () => ({}),
  'members.change': ({ userId }) => ({ userId, role: 'viewer', until: null }),
  'members.remove': ({ userId }) => ({ userId }),
  // The last owner stays, so that the questions after this one are asked by a member.
  'members.leave': () => ({}),
  'invitations.list': () => ({}),
  'invitations.create': () => ({ email: '', role: 'viewer' }),
  'invitations.withdraw': ({ invitationId }) => ({ invitationId }),
  'staff.list': () => ({}),
  'staff.decide': ({ accessId }) => ({ accessId, grant: { role: 'viewer', hours: 1 } }),
  'staff.end': ({ accessId }) => ({ accessId }),
  'home.summary': () => ({}),
  'search.everything': () => ({ text: 'LB-' }),
  'steps.list': ({ flowId, connectionId }) => ({ flowId, connectionId }),
  'steps.get': ({ flowId }) => ({ flowId, nodeId: 'publish' }),
  'steps.close': ({ flowId }) => ({ flowId, nodeId: 'publish', reason: 'x' }),
  'problems.groups': () => ({}),
  'retries.list': ({ taskId }) => ({ taskId }),
  'retries.plan': ({ orderId }) => ({ what: { kind: 'orders', orderIds: [orderId] } }),
  'retries.begin': ({ taskId }) => ({ taskId }),
  'retries.stop': ({ taskId }) => ({ taskId }),
  'problems.resolveGroup': (ids) => ({ ...group, connectionId: ids.connectionId, reason: 'x' }),
  'flows.list': () => ({}),
  'flows.get': ({ flowId }) => ({ flowId }),
  'flows.versions': ({ flowId }) => ({ flowId }),
  'flows.version': ({ flowId }) => ({ flowId, number: 1 }),
  'flows.counts': ({ flowId }) => ({ flowId, window: 'day' }),
  'flows.create': () => ({ name: '' }),
  'flows.rename': ({ flowId }) => ({ flowId, name: 'Mine' }),
  'flows.duplicate': ({ flowId }) => ({ flowId }),
  'flows.archive': ({ flowId }) => ({ flowId }),
  'flows.restore': ({ flowId }) => ({ flowId }),
  'flows.saveDraft': ({ flowId }) => ({ flowId, draft: document, revision: 1 }),
  'flows.hold': ({ flowId }) => ({ flowId, tab: 'x', takeOver: true }),
  'flows.letGo': ({ flowId }) => ({ flowId, tab: 'x' }),
  'flows.publish': ({ flowId }) => ({ flowId, revision: 1 }),
  'flows.unpublish': ({ flowId }) => ({ flowId }),
  'flows.discardDraft': ({ flowId }) => ({ flowId }),
  'flows.restoreVersion': ({ flowId }) => ({ flowId, number: 1, revision: 1 }),
  'flows.test': ({ flowId, orderId }) => ({ flow: { flowId }, order: { sampleId: orderId }, eventKind: 'created' }),
  'samples.list': () => ({}),
  'files.export': ({ flowId }) => ({ flowId }),
  'files.exportTemplate': ({ templateId }) => ({ templateId }),
  'files.plan': () => ({ text: '{}' }),
  'files.import': () => ({ text: '{}' }),
  'alerts.open': () => ({}),
  'alerts.past': () => ({}),
  'alerts.snooze': ({ alertId }) => ({ alertId, until: 'over' }),
  'alerts.settings': () => ({}),
  'alerts.saveRule': ({ connectionId }) => ({ ruleId: null, rule: aRule(connectionId) }),
  'alerts.removeRule': ({ alertId }) => ({ ruleId: alertId }),
  'alerts.saveTimes': () => ({ times: { timeZone: 'nowhere', quiet: null, digest: null } }),
  'webhooks.list': () => ({}),
  'webhooks.create': () => ({ ...anEndpoint, kinds: [] }),
  'webhooks.update': ({ endpointId }) => ({ ...anEndpoint, endpointId }),
  'webhooks.switch': ({ endpointId }) => ({ endpointId, on: false }),
  'webhooks.rotateSecret': ({ endpointId }) => ({ endpointId }),
  'webhooks.remove': ({ endpointId }) => ({ endpointId }),
  'webhooks.messages': ({ endpointId }) => ({ endpointId }),
  'webhooks.sendTest': ({ endpointId }) => ({ endpointId }),
  'webhooks.sendAgain': ({ webhookMessageId }) => ({ messageId: webhookMessageId }),
  'audit.actors': () => ({}),
  'apiKeys.list': () => ({}),
  'apiKeys.create': () => ({ name: '', role: 'viewer', days: 30 }),
  'apiKeys.revoke': ({ keyId }) => ({ keyId }),
  'audit.list': ({ userId }) => ({ actor: userId }),
  'audit.exportCsv': ({ userId }) => ({ actor: userId }),
  'templates.list': () => ({}),
  'templates.draft': ({ flowId }) => ({ flowId }),
  'templates.save': ({ flowId, templateId }) => ({ ...aTemplate, flowId, templateId }),
  'templates.remove': ({ templateId }) => ({ templateId }),
  'templates.plan': ({ templateId, slug }) => ({ templateId, clients: [slug] }),
  'templates.change': ({ templateId }) => ({ templateId, name: 'Mine', audience: 'here' }),
  'templates.news': ({ flowId }) => ({ flowId }),
  'templates.tryOut': ({ slug, connectionId }) => ({
    templateId: 'builtin:updates-home',
    trials: [{ client: slug, bindings: { s1: connectionId, s2: connectionId }, values: {} }],
  }),
  'templates.clone': ({ slug, connectionId }) => ({
    templateId: 'builtin:updates-home',
    clones: [
      { client: slug, name: 'Mine', bindings: { s1: connectionId, s2: connectionId }, values: {}, goLive: true },
    ],
  }),
  'connectors.list': () => ({}),
  'connections.list': () => ({}),
  'connections.get': ({ connectionId }) => ({ connectionId }),
  'connections.create': () => ({ ...account, name: '' }),
  'connections.update': ({ connectionId }) => ({ connectionId, name: 'Mine' }),
  'connections.test': ({ connectionId }) => ({ connectionId }),
  'connections.pause': ({ connectionId }) => ({ connectionId }),
  'connections.resume': ({ connectionId }) => ({ connectionId }),
  'connections.archive': ({ connectionId }) => ({ connectionId }),
  'connections.suggestMapping': () => ({ connector: 'generic', sample: '{}' }),
  'connections.pollNow': ({ connectionId }) => ({ connectionId }),
  'connections.pullOrder': ({ connectionId }) => ({ connectionId, number: 'LB-100001' }),
  'connections.backfill': ({ connectionId }) => ({
    connectionId,
    from: '2026-01-01T00:00:00Z',
    to: '2026-01-02T00:00:00Z',
  }),
  'connections.stopBackfill': ({ backfillId }) => ({ backfillId }),
  'orders.list': ({ connectionId }) => ({ connectionId, search: 'LB-' }),
  'orders.get': ({ orderId }) => ({ orderId }),
  'orders.why': ({ orderId, flowId }) => ({ orderId, flowId }),
  'orders.raw': ({ messageId }) => ({ messageId }),
  'orders.preview': ({ orderId }) => ({ orderId, documentId: 'x' }),
  'orders.document': ({ orderId }) => ({ orderId, documentId: 'x' }),
  'orders.addNote': ({ orderId }) => ({ orderId, text: 'x' }),
  'orders.correct': ({ orderId }) => ({ orderId, edits: [{ field: 'shipTo.city', value: 'Toledo' }] }),
  'orders.approve': ({ holdId }) => ({ holdId }),
  'orders.reject': ({ holdId }) => ({ holdId, reason: 'x' }),
  'orders.decideMany': ({ orderId }) => ({ orderIds: [orderId], state: 'approved' }),
  'orders.retry': ({ deliveryId }) => ({ deliveryId, from: 'failed', version: 'live' }),
  'orders.skip': ({ deliveryId }) => ({ deliveryId, reason: 'x' }),
  'orders.markDelivered': ({ deliveryId }) => ({ deliveryId, remoteId: 'x' }),
  'papers.template': () => ({ kind: 'invoice' }),
  'papers.saveTemplate': () => ({ kind: 'invoice', template: null }),
  'papers.previewTemplate': ({ orderId }) => ({ template: { source: '{{ order.number }}', paper: 'a6' }, orderId }),
  'papers.start': ({ orderId }) => ({ kinds: ['label'], paper: 'a6', orderIds: [orderId] }),
  'papers.progress': ({ orderId }) => ({ id: orderId }),
  'papers.file': ({ orderId }) => ({ id: orderId }),
  'papers.lastMade': ({ flowId }) => ({ flowId, nodeId: 'convert' }),
  'privacy.retention': () => ({}),
  'privacy.previewRetention': () => ({ keep }),
  'privacy.saveRetention': () => ({ keep: { ...keep, audit: 1 } }),
  'privacy.person': () => ({ person: { order: 'LB-100001' } }),
  'privacy.exportPerson': () => ({ person: { order: 'LB-100001' } }),
  'privacy.erasePerson': () => ({ person: { order: 'LB-100001' } }),
  'views.list': () => ({ list: 'runs' }),
  'views.save': () => ({ list: 'runs', name: '', query: '', shared: false }),
  'views.change': ({ runId }) => ({ viewId: runId, name: 'Mine' }),
  'views.remove': ({ runId }) => ({ viewId: runId }),
  'runs.list': ({ flowId, connectionId }) => ({ flowId, connectionId }),
  'runs.get': ({ runId }) => ({ runId }),
  'connections.setUnknownSku': ({ connectionId }) => ({ connectionId, unknownSku: 'skip' }),
  'codeMap.get': ({ connectionId }) => ({ connectionId }),
  'codeMap.suggest': ({ connectionId }) => ({ connectionId, kind: 'carrier', code: 'x' }),
  'codeMap.exportCsv': ({ connectionId }) => ({ connectionId }),
  'codeMap.set': ({ connectionId }) => ({ connectionId, kind: 'carrier', code: 'a', target: 'b' }),
  'codeMap.remove': ({ connectionId }) => ({ connectionId, kind: 'carrier', code: 'a' }),
  'codeMap.setUnknown': ({ connectionId }) => ({
    connectionId,
    unknown: { kind: 'carrier', policy: 'hold', fallback: null },
  }),
  'codeMap.importCsv': ({ connectionId }) => ({ connectionId, csv: 'carrier,a,b' }),
  'skuMap.list': ({ connectionId }) => ({ connectionId }),
  'skuMap.suggest': ({ connectionId }) => ({ connectionId, sku: 'x' }),
  'skuMap.exportCsv': ({ connectionId }) => ({ connectionId }),
  'skuMap.set': ({ connectionId }) => ({ connectionId, sku: 'a', targetSku: 'b' }),
  'skuMap.remove': ({ connectionId }) => ({ connectionId, sku: 'a' }),
  'skuMap.importCsv': ({ connectionId }) => ({ connectionId, csv: 'a,b' }),
};
const keep = { messages: null, answers: null, traces: null, papers: null, persons: null, audit: null };
const group = { code: 'sku.unknown', subject: unlistedProduct.sku };

/** The same procedures asked in their other ways, so that every field that takes an id is given a foreign one. */
export const otherQuestions: readonly (readonly [path: string, ask: (ids: Ids) => object])[] = [
  ['samples.list', ({ connectionId }) => ({ connectionIds: [connectionId] })],
  ['orders.raw', ({ orderId }) => ({ orderId })],
  ['orders.retry', ({ orderId }) => ({ orderId, from: 'failed', version: 'live' })],
  ['orders.retry', ({ runId }) => ({ runId, from: 'failed', version: 'live' })],
  ['orders.list', ({ connectionId }) => ({ cause: { ...group, connectionId } })],
  ['retries.plan', ({ connectionId }) => ({ what: { kind: 'cause', cause: { ...group, connectionId } } })],
  ['retries.plan', ({ connectionId }) => ({ what: { kind: 'search', search: { state: 'all', connectionId } } })],
  ['retries.plan', ({ flowId }) => ({ what: { kind: 'step', flowId, nodeId: 'store' } })],
  ['alerts.saveRule', ({ flowId }) => ({ ruleId: null, rule: { ...aRule(''), when: problemsIn(flowId) } })],
];
const problemsIn = (flowId: string) => ({
  kind: 'problems',
  family: null,
  flowId,
  connectionId: null,
  per: 'cause',
  orders: 1,
  minutes: 5,
  money: null,
});
