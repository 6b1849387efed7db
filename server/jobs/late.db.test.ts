import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { mail } from '../connectors/mail';
import { uuidv7 } from '../db/uuidv7';
import { withWorkspace } from '../db/with-workspace';
import { aDrawing } from '../faults/a-drawing';
import { aHouse, type House, until } from '../faults/a-house';
import { aMailServer, type TestMailServer } from '../faults/a-mail-server';
import { deliveriesOf, openProblemsOf, runsOf } from '../faults/ledger-of';
import { anOrderMessage } from '../faults/seed';
import { testConnectors } from '../faults/test-world';
import { createMailer } from '../mail/mailer';
import { retryRun } from './intervene';
import { gatherLate } from './late.job';

let house: House;
let server: TestMailServer;
let clock: number;
afterEach(async () => {
  await house.close();
  await server.close();
});

const hour = 3_600_000;
const inWorkspace = <T>(work: Parameters<typeof withWorkspace<T>>[2]) =>
  withWorkspace(house.world.db, house.workspaceId, work);
const lists = () =>
  inWorkspace((trx) => trx.selectFrom('late_list').select(['orders', 'flow_version']).orderBy('day').execute());
const untilMails = (count: number) => until(`${count} mails`, { holds: () => server.received.length === count });
/** The text as people read it. */
const textOf = (index: number) =>
  (server.received[index]?.bytes ?? '').replaceAll('=\r\n', '').replaceAll('=C2=B7', '·').replaceAll('\r\n', '\n');

const keyOfToday = () => `late:${new Date(clock).toISOString().slice(0, 10)}`;
const shipBy = (number: string, inHours: number) =>
  inWorkspace((trx) =>
    sql`update "order" set ship_by = ${new Date(clock + inHours * hour)} where number = ${number}`.execute(trx),
  );

/** Late lists every day at eight in the morning, UTC; the flow went live the evening before, and it is five past eight. */
async function aMorning(orders: Readonly<Record<string, number>>) {
  server = await aMailServer();
  const account = uuidv7();
  const letter = {
    connectionId: account,
    to: 'depot@example.com',
    subject: '{{lateCount}} late',
    text: 'To ship now:\n{{lateOrders}}',
  };
  const flow = ({ from }: { from: string }) =>
    aDrawing(
      {
        in: ['source', { connectionId: from, events: ['created'] }],
        stop: ['stop', { message: 'Kept' }],
        late: ['late-orders', { time: '08:00', zone: 'UTC', hours: 24 }],
        letter: ['email', letter],
      },
      'in.out>stop',
      'late.out>letter',
    );
  const mailer = createMailer({ url: server.url, from: 'Sluice <sluice@example.com>' });
  house = await aHouse({ connectors: [...testConnectors, mail], mailer, flow });
  clock = Date.parse(`${new Date().toISOString().slice(0, 10)}T08:05:00Z`);
  Object.assign(house.world, { now: () => new Date(clock) });
  await inWorkspace(async (trx) => {
    const values = { workspace_id: house.workspaceId, id: account, connector: 'mail', name: 'Post' };
    await trx
      .insertInto('connection')
      .values({ ...values, settings: '{}', sealed: '{}', webhook_token: account })
      .execute();
    await sql`update flow_version set published_at = ${new Date(clock - 12 * hour)}`.execute(trx);
    // Nothing is due until the orders are there.
    await sql`update flow set archived_at = now()`.execute(trx);
  });
  const worker = await house.startWorker();
  for (const number of Object.keys(orders)) await house.post(anOrderMessage(number));
  await until('the orders are there', {
    holds: async () =>
      (await inWorkspace((trx) => trx.selectFrom('order').select('id').execute())).length ===
      Object.keys(orders).length,
  });
  for (const [number, inHours] of Object.entries(orders)) await shipBy(number, inHours);
  await inWorkspace((trx) => sql`update flow set archived_at = null`.execute(trx));
  return worker;
}

describe('a list of late orders', () => {
  it('comes as one email a day with every late order, most urgent first, however many workers ring for it', async () => {
    await aMorning({ soon: 5, past: -3, fine: 60, gone: -40 * 24 });
    await Promise.all([house.startWorker(), house.startWorker()]);
    await Promise.all([1, 2, 3].map(() => gatherLate(house.world, house)));
    await untilMails(1);
    expect(textOf(0)).toContain('Subject: 2 orders late');
    const day = new Date(clock).toISOString().slice(0, 10);
    expect(textOf(0)).toContain(`past · test-market · was due ${day} 05:05 · 342.00 EUR`);
    expect(textOf(0)).toContain(`soon · test-market · due ${day} 13:05 · 342.00 EUR\n\n2 orders: 684.00 EUR`);
    expect(textOf(0)).not.toMatch(/fine ·|gone ·/);
    await until('the run is done', { holds: async () => (await runsOf(house)).every(({ state }) => state === 'done') });
    expect(await runsOf(house)).toMatchObject([{ kind: 'late', open: 0 }]);
    expect(await deliveriesOf(house)).toMatchObject([{ operation: 'email', state: 'delivered' }]);
    expect(await lists()).toEqual([{ orders: 2, flow_version: 1 }]);
    // Both orders remember it.
    const events = await inWorkspace((trx) =>
      trx.selectFrom('order_event').select('key').where('kind', '=', 'late').execute(),
    );
    expect(new Set(events.map(({ key }) => key)).size).toBe(1);
    expect(events).toHaveLength(2);
    expect(await openProblemsOf(house)).toEqual([]);
  });

  it('says the same when its run is tried again, and sends it no second time', async () => {
    await aMorning({ past: -3 });
    await untilMails(1);
    await until('the run is done', { holds: async () => (await runsOf(house)).every(({ state }) => state === 'done') });
    const [run] = await runsOf(house);
    await inWorkspace((trx) =>
      retryRun(trx, { workspaceId: house.workspaceId, runId: run?.id ?? '', from: 'start', version: 'pinned' }),
    );
    await until('the second run has ended', {
      holds: async () => (await runsOf(house)).filter(({ state }) => state === 'done').length === 2,
    });
    const traces = await inWorkspace((trx) => trx.selectFrom('run').select('trace').execute());
    expect(
      traces.every(({ trace }) => JSON.stringify(trace).includes('Email to depot@example.com: 1 order late')),
    ).toBe(true);
    expect(server.received).toHaveLength(1);
  });

  it('comes again the next day, and not at all on a day when none is late', async () => {
    await aMorning({ past: -3 });
    await untilMails(1);
    clock += 23 * hour;
    await gatherLate(house.world, house);
    expect(await lists()).toHaveLength(1);
    clock += hour;
    await untilMails(2);
    await shipBy('past', 200);
    clock += 24 * hour;
    await until('the third day is taken', { holds: async () => (await lists()).length === 3 });
    expect((await lists()).map(({ orders }) => orders)).toEqual([1, 1, 0]);
    expect(server.received).toHaveLength(2);
    expect(await runsOf(house)).toHaveLength(2);
  });

  it('is lost or begun whole: what a crash interrupts is made by the next worker', async () => {
    const worker = await aMorning({ past: 48 });
    await until('the day is taken', { holds: async () => (await lists()).length === 1 });
    await worker.stop();
    await inWorkspace((trx) => sql`delete from late_list`.execute(trx));
    await shipBy('past', -3);
    // Its event cannot be written: the transaction breaks after the day was taken.
    await inWorkspace((trx) =>
      sql`insert into order_event (workspace_id, id, order_id, kind, key, connection_id, occurred_at)
        select "order".workspace_id, ${uuidv7()}, "order".id, 'late', ${keyOfToday()} || ' ' || flow.id || ' late',
          "order".connection_id, now() from "order", flow`.execute(trx),
    );
    await expect(gatherLate(house.world, house)).rejects.toThrow(/duplicate key/);
    expect([await lists(), await runsOf(house)]).toEqual([[], []]);
    await inWorkspace((trx) => sql`delete from order_event where kind = 'late'`.execute(trx));
    await house.startWorker();
    await untilMails(1);
  });

  it('does not come for a time that was past when the flow went live, nor half a day late', async () => {
    const worker = await aMorning({});
    await worker.stop();
    const due = async () => {
      await inWorkspace((trx) => sql`delete from late_list`.execute(trx));
      await gatherLate(house.world, house);
      return (await lists()).length;
    };
    expect(await due()).toBe(1);
    await inWorkspace((trx) => sql`update flow_version set published_at = ${new Date(clock)}`.execute(trx));
    expect(await due()).toBe(0);
    await inWorkspace((trx) => sql`update flow_version set published_at = ${new Date(clock - 12 * hour)}`.execute(trx));
    clock += 12 * hour;
    expect(await due()).toBe(0);
  });
});
