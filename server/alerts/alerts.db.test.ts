import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aMailServer, type TestMailServer } from '../faults/a-mail-server';
import { createMailer } from '../mail/mailer';
import {
  hourMs,
  insertConnection,
  insertOrders,
  insertProblems,
  minuteMs,
  setConnection,
  startWatching,
  type Watched,
} from '../tooling/alert-kit';
import { writtenTo } from '../tooling/read-mail';
import { auditTrail } from '../tooling/test-world';
import { listPast } from './list-alerts';

let mail: TestMailServer;
let started: Awaited<ReturnType<typeof startWatching>>;
beforeAll(async () => {
  mail = await aMailServer();
  started = await startWatching({ mailer: createMailer({ url: mail.url, from: 'Sluice <sluice@example.com>' }) });
});
afterAll(async () => {
  await started.drop();
  await mail.close();
});

let watched: Watched;
beforeEach(async () => {
  watched = await started.watchOver();
});

const past = async () => (await listPast(watched.world, { member: watched.member, cursor: null, limit: 10 })).rows;
const emailTo = (address: string) => ({ email: { members: [], addresses: [address] } });

const written = (to: string) => writtenTo(mail, to);

it('tells from the first minute, once however many workers look, and says how long it took when it is over', async () => {
  await watched.change('connection', emailTo('once@example.com'));
  const id = await insertConnection(watched, { name: 'Harbour Market' });
  await watched.look();
  expect(await watched.open()).toEqual([]);

  await setConnection(watched, { id, problem: 'Harbour Market does not accept the key any more.' });
  await Promise.all([watched.look(), watched.look(), watched.look()]);
  const [alert, ...others] = await watched.open();
  expect(others).toEqual([]);
  expect(alert).toMatchObject({
    title: 'Harbour Market needs to be reconnected',
    message: 'Harbour Market does not accept the key any more.',
    path: `connections/${id}`,
    action: 'Reconnect',
  });
  watched.wait(3 * hourMs + 12 * minuteMs);
  await watched.look();
  expect(await watched.open()).toHaveLength(1);
  expect(written('once@example.com')).toHaveLength(1);

  await setConnection(watched, { id, problem: null });
  await Promise.all([watched.look(), watched.look()]);
  expect(await watched.open()).toEqual([]);
  expect(await past()).toMatchObject([{ id: alert?.id, resolvedAt: watched.now().toISOString() }]);
  const [told, over, ...more] = written('once@example.com');
  expect(more).toEqual([]);
  expect(told).toContain('Subject: Harbour Market needs to be reconnected');
  expect(told).toContain(`/${watched.member.slug}/connections/${id}`);
  expect(over).toContain('Resolved: Harbour Market needs to be reconnected');
  expect(over).toContain('Resolved after 3 h 12 min.');
});

it('makes one alert of thousands of orders with one cause, and counts them and their money as they come', async () => {
  const connectionId = await insertConnection(watched, { name: 'Workshop Store' });
  const about = { connectionId, sku: 'ABC-1', at: watched.now() };
  const first = await insertOrders(watched, { connectionId, count: 4_999, total: '10.01' });
  await insertProblems(watched, { ...about, orderIds: first });
  await watched.look();
  expect(await watched.open()).toMatchObject([{ orders: 4_999, value: [{ currency: 'EUR', amount: '50039.99' }] }]);
  const [begun] = await watched.open();

  await insertProblems(watched, { ...about, orderIds: await insertOrders(watched, { connectionId }) });
  await insertProblems(watched, { ...about, sku: 'XYZ-9', orderIds: await insertOrders(watched, { connectionId }) });
  watched.wait(minuteMs);
  await watched.look();
  const alerts = await watched.open();
  expect(alerts).toHaveLength(2);
  expect(alerts.find(({ id }) => id === begun?.id)).toMatchObject({
    orders: 5_000,
    lastSeenAt: watched.now().toISOString(),
  });
}, 60_000);

it('does not take an alert for over while its orders are only being tried again', async () => {
  const connectionId = await insertConnection(watched, { name: 'Workshop Store' });
  const orderIds = await insertOrders(watched, { connectionId });
  const problem = { orderIds, connectionId, sku: 'ABC-1', at: watched.now() };
  await insertProblems(watched, problem);
  await watched.look();
  const resolve = () => watched.inside((trx) => sql`update problem set resolved_at = now()`.execute(trx));
  await resolve();
  watched.wait(20_000);
  await watched.look();
  await insertProblems(watched, problem);
  watched.wait(20_000);
  await watched.look();
  expect(await watched.open()).toHaveLength(1);
  await resolve();
  await watched.look();
  const fixedAt = watched.now();
  watched.wait(minuteMs);
  await watched.look();
  expect(await past()).toMatchObject([{ resolvedAt: fixedAt.toISOString() }]);
});

it('hears a source that has gone quiet, and that it speaks again', async () => {
  const id = await insertConnection(watched, { name: 'Harbour Market' });
  await watched.inside(async (trx) => {
    // Two orders an hour, day and night, for ten days.
    await sql`insert into order_hour (workspace_id, connection_id, hour, came)
      select ${watched.member.workspaceId}, ${id}, date_trunc('hour', now()) - hour * interval '1 hour', 2 from generate_series(1, 240) hour`.execute(
      trx,
    );
    await sql`update connection set last_received_at = now()`.execute(trx);
  });
  watched.wait(hourMs);
  await watched.look();
  expect(await watched.open()).toEqual([]);
  watched.wait(4 * hourMs);
  await watched.look();
  expect(await watched.open()).toMatchObject([{ title: 'Harbour Market has gone quiet', path: `connections/${id}` }]);
  const [{ message } = { message: '' }] = await watched.open();
  expect(message).toBe('Nothing has come from it for 5 h. By its own habit about 10 orders would have come by now.');

  await watched.inside((trx) => sql`update connection set last_received_at = ${watched.now()}`.execute(trx));
  await watched.look();
  expect(await watched.open()).toEqual([]);
  expect(await past()).toHaveLength(1);
});

it('warns of orders that are stuck here while their ship-by comes near', async () => {
  const connectionId = await insertConnection(watched, { name: 'Harbour Market' });
  const shipBy = new Date(watched.now().getTime() + 6 * hourMs);
  const [stuck = ''] = await insertOrders(watched, { connectionId, shipBy, total: '80.00' });
  await insertOrders(watched, { connectionId, shipBy }); // at its destination: nothing Sluice could do
  await insertProblems(watched, { orderIds: [stuck], connectionId, sku: 'A-1', at: watched.now() });
  const deadlines = async () => (await watched.open()).filter(({ ruleId }) => ruleId === 'deadline');
  await watched.look();
  expect(await deadlines()).toEqual([]);
  watched.wait(3 * hourMs);
  await watched.look();
  expect(await deadlines()).toMatchObject([
    { title: 'One order of Harbour Market must ship soon', orders: 1, shipBy: shipBy.toISOString() },
  ]);
});

it('ends the alerts of a rule that is switched off, and keeps a rule to what it is about', async () => {
  const [id, other] = [
    await insertConnection(watched, { name: 'Harbour Market' }),
    await insertConnection(watched, { name: 'Lantern Bazaar' }),
  ];
  await setConnection(watched, { id, problem: 'The key has expired.' });
  await setConnection(watched, { id: other, problem: 'The key has expired.' });
  await watched.look();
  expect(await watched.open()).toHaveLength(2);
  const only = { kind: 'connection', connectionId: other, downMinutes: 15, pausedHours: null } as const;
  await watched.change('connection', { when: only });
  await watched.look();
  expect(await watched.open()).toMatchObject([{ connectionId: other }]);
  await watched.change('connection', { on: false });
  await watched.look();
  expect(await watched.open()).toEqual([]);
  const trail = await auditTrail(watched.world, watched.member);
  expect(trail.filter(({ action }) => action === 'alert.ruleChanged')).toHaveLength(2);
});
