import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aMailServer, type TestMailServer } from '../faults/a-mail-server';
import { createMailer } from '../mail/mailer';
import {
  hourMs,
  insertConnection,
  insertOrders,
  insertProblems,
  setConnection,
  startWatching,
  type Watched,
} from '../tooling/alert-kit';
import { writtenTo } from '../tooling/read-mail';
import { auditTrail } from '../tooling/test-world';
import { saveTimes } from './save-times';
import { snoozeAlert } from './snooze-alert';

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

const emailTo = (address: string) => ({ email: { members: [], addresses: [address] } });

const written = (to: string) => writtenTo(mail, to);

it('keeps emails back in quiet hours and sends them in one go, except those that may pass', async () => {
  watched.set('2026-03-10T21:30:00Z'); // 22:30 in Berlin
  const times = { timeZone: 'Europe/Berlin', quiet: { from: '22:00', to: '07:00' }, digest: null };
  expect(await saveTimes(watched.world, { member: watched.member, times })).toMatchObject({ ok: true });
  await watched.change('connection', { ...emailTo('urgent@example.com'), evenInQuietHours: true });
  await watched.change('problems', emailTo('calm@example.com'));
  const id = await insertConnection(watched, { name: 'Harbour Market' });
  await setConnection(watched, { id, problem: 'The key has expired.' });
  for (const sku of ['A-1', 'A-2']) {
    const orderIds = await insertOrders(watched, { connectionId: id });
    await insertProblems(watched, { orderIds, connectionId: id, sku, at: watched.now() });
  }
  await watched.look();
  expect(await watched.open()).toHaveLength(3);
  expect(written('urgent@example.com')).toHaveLength(1);
  watched.set('2026-03-11T05:59:00Z');
  await watched.look();
  expect(written('calm@example.com')).toHaveLength(0);
  watched.set('2026-03-11T06:00:30Z');
  await watched.look();
  const [morning, ...more] = written('calm@example.com');
  expect(more).toEqual([]);
  expect(morning).toContain('Alerts: 2 open');
  expect(morning).toContain('A-1');
  expect(morning).toContain('A-2');
});

it('reminds only if asked to, and neither of what is snoozed; what is muted is not even told to be over', async () => {
  await watched.change('connection', { ...emailTo('again@example.com'), remindHours: 4 });
  const id = await insertConnection(watched, { name: 'Harbour Market' });
  await setConnection(watched, { id, problem: 'The key has expired.' });
  const looks = async (hours: number) => {
    for (let hour = 0; hour < hours; hour += 1) {
      watched.wait(hourMs);
      await watched.look();
    }
  };
  await watched.look();
  await looks(9);
  const subjects = () => written('again@example.com').map((one) => /^Subject: (.*) =?·?/m.exec(one)?.[1]);
  expect(subjects()).toHaveLength(3);
  expect(written('again@example.com')[1]).toContain('Still: Harbour Market needs to be reconnected');
  const [alert] = await watched.open();
  const snooze = (until: Date | 'over' | null) =>
    snoozeAlert(watched.world, { member: watched.member, alertId: alert?.id ?? '', until });
  await snooze(new Date(watched.now().getTime() + 6 * hourMs));
  await looks(5);
  expect(subjects()).toHaveLength(3);
  await looks(2);
  expect(subjects()).toHaveLength(4);
  await snooze('over');
  await looks(9);
  await setConnection(watched, { id, problem: null });
  await watched.look();
  expect(subjects()).toHaveLength(4);
  const actions = (await auditTrail(watched.world, watched.member)).map(({ action }) => action);
  expect(actions.filter((action) => action === 'alert.snoozed')).toHaveLength(2);
});

it('sends the morning’s summary once at its local time, says so when nothing needs anybody, and stops when switched off', async () => {
  watched.set('2026-03-28T05:00:00Z'); // 06:00 in Berlin, the day before the clocks change
  const times = {
    timeZone: 'Europe/Berlin',
    quiet: null,
    digest: { at: '08:00', to: { members: [watched.member.userId], addresses: [] } },
  };
  await saveTimes(watched.world, { member: watched.member, times });
  const { email } = await watched.world.db
    .selectFrom('auth_user')
    .select('email')
    .where('id', '=', watched.member.userId)
    .executeTakeFirstOrThrow();
  await watched.look();
  expect(written(email)).toHaveLength(0);
  watched.set('2026-03-28T07:00:10Z');
  await Promise.all([watched.look(), watched.look()]);
  expect(written(email)).toHaveLength(1);
  expect(written(email)[0]).toContain('Nothing needs you.');

  const connectionId = await insertConnection(watched, { name: 'Harbour Market' });
  const orderIds = await insertOrders(watched, { connectionId, count: 3, total: '20.00' });
  await insertProblems(watched, { orderIds, connectionId, sku: 'ABC-1', at: watched.now() });
  watched.set('2026-03-29T05:59:00Z');
  await watched.look();
  expect(written(email)).toHaveLength(1);
  watched.set('2026-03-29T06:00:10Z'); // 08:00 again, an hour earlier by UTC
  await watched.look();
  const second = written(email)[1] ?? '';
  expect(second).toContain('One thing needs you');
  expect(second).toContain('3 orders, €60.00: The shop does not know ABC-1');

  await saveTimes(watched.world, { member: watched.member, times: { ...times, digest: null } });
  watched.set('2026-03-30T06:00:10Z');
  await watched.look();
  expect(written(email)).toHaveLength(2);
});
