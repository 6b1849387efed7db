import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { WebhookEvent, type WebhookKind } from '../../nodes/watch/webhook-event';
import { uuidv7 } from '../db/uuidv7';
import { createGuardedHttp } from '../http/guarded-http';
import { announceNews } from '../jobs/announce.job';
import { postMessages } from '../jobs/webhook.job';
import {
  hourMs,
  insertConnection,
  insertOrders,
  insertProblems,
  minuteMs,
  startWatching,
  type Watched,
} from '../tooling/alert-kit';
import { type HookReceiver, startHookReceiver } from '../tooling/hook-receiver';
import { auditTrail } from '../tooling/test-world';
import { createEndpoint } from './create-endpoint';
import { listEndpoints } from './list-endpoints';
import { listMessages } from './list-messages';
import { rotateSecret } from './rotate-secret';
import { sendAgain } from './send-again';
import { sendTest } from './send-test';
import { switchEndpoint } from './switch-endpoint';

let receiver: HookReceiver;
let started: Awaited<ReturnType<typeof startWatching>>;
let watched: Watched;
let connectionId: string;
beforeAll(async () => {
  receiver = await startHookReceiver();
  started = await startWatching({ http: createGuardedHttp({ trusted: [receiver.host] }) });
});
afterAll(async () => {
  await started.drop();
  await receiver.close();
});
beforeEach(async () => {
  receiver.heard.length = 0;
  receiver.answer({ status: 204 });
  watched = await started.watchOver();
  connectionId = await insertConnection(watched, { name: 'Harbour Market' });
});

const signal = () => new AbortController().signal;
const world = () => watched.world;
const member = () => watched.member;

async function listen(kinds: readonly WebhookKind[], url = receiver.url) {
  const made = await createEndpoint(world(), { member: member(), url, description: '', kinds });
  if (!made.ok) throw new Error(made.problems[0]?.message);
  return { ...made.value, one: { member: member(), endpointId: made.value.endpointId } };
}
const announce = () => announceNews(world(), { job: { workspaceId: member().workspaceId }, signal: signal() });
const post = (endpointId: string) =>
  postMessages(world(), { job: { workspaceId: member().workspaceId, endpointId }, signal: signal() });

/** Order events as decide writes them. @returns their ids */
async function insertEvents(orderIds: readonly string[], kind = 'created'): Promise<string[]> {
  const ids = orderIds.map(() => uuidv7());
  await watched.inside((trx) =>
    sql`insert into order_event (workspace_id, id, order_id, kind, key, connection_id, occurred_at)
      select ${member().workspaceId}, id, order_id, ${kind}, id, ${connectionId}, now()
      from unnest(${ids}::uuid[], ${orderIds}::uuid[]) one (id, order_id)`.execute(trx),
  );
  return ids;
}

const heardIds = () => receiver.heard.map(({ id }) => id).sort();

it('tells what happens from now on, in the documented shape, signed so that another library believes it', async () => {
  const [before = ''] = await insertOrders(watched, { connectionId });
  await insertEvents([before]);
  const { endpointId, secret } = await listen(['order.received', 'problem.opened', 'problem.resolved']);
  const [orderId = ''] = await insertOrders(watched, { connectionId, total: '49.90' });
  const [eventId] = await insertEvents([orderId]);
  await insertEvents([orderId], 'shipped'); // nobody asked for these
  await insertProblems(watched, { orderIds: [orderId], connectionId, sku: 'ABC-1', at: new Date() });
  await watched.inside((trx) => sql`update problem set resolved_at = now()`.execute(trx));
  await announce();
  await post(endpointId);

  const events = receiver.heard.map(({ body, headers }) =>
    WebhookEvent.parse(new Webhook(secret).verify(body, { ...headers })),
  );
  expect(events.map(({ type }) => type).sort()).toEqual(['order.received', 'problem.opened', 'problem.resolved']);
  const received = receiver.heard.find(({ id }) => id === `evt_${eventId}`);
  expect(JSON.parse(received?.body ?? '')).toMatchObject({
    type: 'order.received',
    data: { order: { id: orderId, total: '49.90', currency: 'EUR', source: { name: 'Harbour Market' } } },
  });
  expect(receiver.heard.map(({ body }) => body).join(' ')).not.toMatch(/buyer|email|address|secret/i);
});

it('tells every event once under one id, whichever worker reads and however often', async () => {
  const { endpointId } = await listen(['order.received']);
  const told: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const orderIds = await insertOrders(watched, { connectionId, count: 260 });
    told.push(...(await insertEvents(orderIds)));
    await Promise.all([announce(), announce(), announce()]);
  }
  await announce();
  await Promise.all([post(endpointId), post(endpointId), post(endpointId)]);
  await post(endpointId);
  expect(heardIds()).toEqual(told.map((id) => `evt_${id}`).sort());
}, 60_000);

it('does not pass by what a slow transaction writes after others, however long it takes', async () => {
  const { endpointId } = await listen(['order.received']);
  const [slow = '', quick = ''] = await insertOrders(watched, { connectionId, count: 2 });
  const slowEvent = uuidv7();
  await watched.inside(async (trx) => {
    await sql`insert into order_event (workspace_id, id, order_id, kind, key, connection_id, occurred_at)
      values (${member().workspaceId}, ${slowEvent}, ${slow}, 'created', 'slow', ${connectionId}, now())`.execute(trx);
    const [quickEvent] = await insertEvents([quick]);
    for (let pass = 0; pass < 3; pass += 1) await announce();
    await post(endpointId);
    expect(heardIds()).toEqual([`evt_${quickEvent}`]);
    const { rows } = await sql<{ stands: boolean }>`
      select read_until < now() as stands from webhook_endpoint where id = ${endpointId}`.execute(trx);
    expect(rows).toEqual([{ stands: true }]);
  });
  await announce();
  await post(endpointId);
  expect(heardIds()).toContain(`evt_${slowEvent}`);
  const moved = sql`select read_until > created_at as moved from webhook_endpoint where id = ${endpointId}`;
  // It moves on once nothing older is under way anywhere on the server, other tests' databases included.
  await vi.waitFor(async () => {
    await announce();
    const { rows } = await watched.inside((trx) => moved.execute(trx));
    expect(rows).toEqual([{ moved: true }]);
  }, 10_000);
}, 20_000);

it('tries again by the schedule under the same id, rests as long as it is asked to, and takes a redirect for a failure', async () => {
  const { endpointId, one } = await listen(['order.received']);
  await sendTest(world(), one);
  receiver.answer({ status: 302, headers: { location: 'http://127.0.0.1/elsewhere' } });
  await post(endpointId);
  const state = async () => {
    const listed = await listMessages(world(), one);
    return listed.ok ? listed.value[0] : undefined;
  };
  expect(await state()).toMatchObject({ state: 'planned', attempt: 1, status: 302 });
  await post(endpointId);
  expect(receiver.heard).toHaveLength(1);
  watched.wait(6_000);
  receiver.answer({ status: 503, headers: { 'retry-after': '3600' } });
  await post(endpointId);
  expect(await state()).toMatchObject({ attempt: 2, status: 503, problem: 'It answered 503.' });
  await sendTest(world(), one); // waits with it
  watched.wait(50 * minuteMs);
  await post(endpointId);
  expect(receiver.heard).toHaveLength(2);
  watched.wait(11 * minuteMs);
  receiver.answer({ status: 200 });
  await post(endpointId);
  expect(receiver.heard).toHaveLength(4);
  expect(new Set(heardIds()).size).toBe(2);
});

it('switches an endpoint off that failed for five days, with one alert that is over when it is switched on again', async () => {
  const { endpointId, one } = await listen(['alert.opened']);
  await sendTest(world(), one);
  receiver.answer({ status: 500 });
  const states = async () => (await listEndpoints(world(), member())).map(({ state }) => state);
  for (let hours = 0; hours < 124; hours += 4) {
    if (hours % 24 === 0) await sendTest(world(), one);
    await post(endpointId);
    expect(await states()).toEqual([hours < 120 ? 'on' : 'failing']);
    watched.wait(4 * hourMs);
  }
  const posts = receiver.heard.length;
  await post(endpointId);
  expect(receiver.heard).toHaveLength(posts);
  await watched.look();
  expect(await watched.open()).toMatchObject([{ title: 'A webhook was switched off', path: 'settings/webhooks' }]);
  expect(await sendTest(world(), one)).toMatchObject({ ok: false });

  receiver.answer({ status: 200 });
  await switchEndpoint(world(), { ...one, on: true });
  watched.wait(24 * hourMs);
  await post(endpointId);
  expect(receiver.heard.length).toBeGreaterThan(posts);
  await watched.look();
  expect(await watched.open()).toEqual([]);
}, 60_000);

it('takes 410 for the end of an endpoint', async () => {
  const { endpointId, one } = await listen(['alert.opened']);
  await sendTest(world(), one);
  receiver.answer({ status: 410 });
  await post(endpointId);
  expect(await listEndpoints(world(), member())).toMatchObject([{ state: 'gone' }]);
  expect(await listMessages(world(), one)).toMatchObject({ value: [{ state: 'failed', status: 410 }] });
});

it('signs with both secrets for a day after a rotation, and keeps neither in the open', async () => {
  const { endpointId, secret, one } = await listen(['alert.opened']);
  const rotated = await rotateSecret(world(), one);
  if (!rotated.ok) throw new Error('not rotated');
  const says = async (key: string) => {
    await sendTest(world(), one);
    await post(endpointId);
    const last = receiver.heard.at(-1);
    try {
      return new Webhook(key).verify(last?.body ?? '', { ...last?.headers }) !== null;
    } catch {
      return false;
    }
  };
  expect([await says(secret), await says(rotated.value.secret)]).toEqual([true, true]);
  watched.wait(25 * hourMs);
  const kept = await watched.inside((trx) => sql`select * from webhook_endpoint`.execute(trx));
  for (const one of [secret, rotated.value.secret]) expect(JSON.stringify(kept.rows)).not.toContain(one.slice(6, 30));
  await sendTest(world(), one);
  await post(endpointId);
  expect(receiver.heard.at(-1)?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
  const trail = JSON.stringify(await auditTrail(world(), member()));
  expect(trail).toContain('webhook.secretRotated');
  expect(trail).not.toContain('whsec_');
});

it('sends again what somebody asks for, under its old id', async () => {
  const { endpointId, one } = await listen(['alert.opened']);
  const sent = await sendTest(world(), one);
  if (!sent.ok) throw new Error('not sent');
  await post(endpointId);
  await sendAgain(world(), { member: member(), messageId: sent.value.messageId });
  await post(endpointId);
  expect(receiver.heard).toHaveLength(2);
  expect(new Set(heardIds()).size).toBe(1);
});

it('reaches nothing that is not on the public internet', async () => {
  const { endpointId, one } = await listen(['alert.opened'], 'https://169.254.169.254/latest');
  await sendTest(world(), one);
  await post(endpointId);
  expect(await listMessages(world(), one)).toMatchObject({
    value: [{ state: 'planned', status: null, problem: 'The address is not on the public internet.' }],
  });
});
