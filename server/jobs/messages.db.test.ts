import { afterEach, describe, expect, it } from 'vitest';
import { mail } from '../connectors/mail';
import { webService } from '../connectors/web-service';
import { toJsonb } from '../db/to-jsonb';
import { uuidv7 } from '../db/uuidv7';
import { withWorkspace } from '../db/with-workspace';
import { aDrawing } from '../faults/a-drawing';
import { aHouse, type House, until } from '../faults/a-house';
import { aMailServer } from '../faults/a-mail-server';
import { aService } from '../faults/a-service';
import { createdAtShop, deliveriesOf, openProblemsOf, runsOf } from '../faults/ledger-of';
import { anOrderMessage } from '../faults/seed';
import { testConnectors } from '../faults/test-world';
import { createMailer } from '../mail/mailer';
import { retryDeliveries, retryRun } from './intervene';

let house: House;
const closing: (() => unknown)[] = [];
afterEach(async () => {
  await house.close();
  for (const close of closing.splice(0)) await close();
});

const inWorkspace = <T>(work: Parameters<typeof withWorkspace<T>>[2]) =>
  withWorkspace(house.world.db, house.workspaceId, work);
const states = async () => (await deliveriesOf(house)).map(({ operation, state }) => `${operation} ${state}`);
const untilStates = (...expected: string[]) =>
  until(`the ledger says ${expected}`, { holds: async () => `${await states()}` === `${expected}` });

async function opened<Opened extends { close(): unknown }>(opening: Promise<Opened>): Promise<Opened> {
  const it = await opening;
  closing.push(() => it.close());
  return it;
}

/** An account of that connector in the house, under an id the flow can name before. */
async function anAccount(
  connector: string,
  { id, settings = {}, credentials = {} }: { id: string; settings?: object; credentials?: object },
) {
  await inWorkspace((trx) =>
    trx
      .insertInto('connection')
      .values({
        workspace_id: house.workspaceId,
        id,
        connector,
        name: connector,
        settings: toJsonb(settings),
        sealed: JSON.stringify(credentials),
        webhook_token: id,
      })
      .execute(),
  );
}

const callFlow =
  (account: string, settings: object = {}) =>
  (at: { from: string; to: string }) =>
    aDrawing(
      {
        in: ['source', { connectionId: at.from, events: ['created'] }],
        call: ['http-call', { connectionId: account, path: '/orders/{{number}}', ...settings }],
        shop: ['publish', { connectionId: at.to, onlyToOrigin: false }],
      },
      'in.out>call',
      'call.done>shop',
    );
// The demo's own channels may be on this machine; here so may a web service.
const local = [...testConnectors, { ...webService, loopback: true }, mail];

async function calling(service: { url: string }, settings: object = {}) {
  const account = uuidv7();
  house = await aHouse({ connectors: local, flow: callFlow(account) });
  await anAccount('web-service', {
    id: account,
    settings: { url: service.url, ...settings },
    credentials: { secret: 'k3y' },
  });
  await house.startWorker();
  await house.post(anOrderMessage('1'));
}

describe('a web request of a flow', () => {
  it('arrives once, with the key of the account and the order in it, and the flow goes on behind it', async () => {
    const service = await opened(aService(201));
    await calling(service, { proof: 'bearer' });
    await until('the order is created', { holds: () => createdAtShop(house).get('1') === 1 });
    expect(service.seen).toHaveLength(1);
    const { request, body } = service.seen[0] ?? {};
    expect(request).toMatchObject({ method: 'POST', url: '/api/orders/1', headers: { authorization: 'Bearer k3y' } });
    expect(request?.headers['idempotency-key']).toMatch(/^sl[a-z2-7]{24}$/);
    expect(JSON.parse(body ?? '')).toMatchObject({ order: { source: { number: '1' }, tags: ['web'] } });
    const [delivery] = await inWorkspace((trx) =>
      trx.selectFrom('delivery').select(['note', 'exchanges']).orderBy('seq').execute(),
    );
    expect(delivery?.note).toBe('It answered 201');
    expect(JSON.stringify(delivery?.exchanges)).not.toContain('k3y');
  });

  it('is not made again when the order runs again from the start, though what is behind it is met', async () => {
    const service = await opened(aService(200));
    await calling(service);
    await untilStates('call delivered', 'order delivered');
    const [run] = await runsOf(house);
    await inWorkspace((trx) =>
      retryRun(trx, { workspaceId: house.workspaceId, runId: run?.id ?? '', from: 'start', version: 'pinned' }),
    );
    await until('the second run has ended', {
      holds: async () => (await runsOf(house)).filter(({ state }) => state === 'done').length === 2,
    });
    expect(service.seen).toHaveLength(1);
    expect(createdAtShop(house).get('1')).toBe(1);
    expect((await runsOf(house)).map(({ open }) => open)).toEqual([0, 0]);
  });

  it('is tried again by itself while the service is down', async () => {
    const service = await opened(aService(503, 503, 200));
    await calling(service);
    await untilStates('call delivered', 'order delivered');
    expect(service.seen).toHaveLength(3);
    expect(new Set(service.seen.map(({ request }) => request.headers['idempotency-key'])).size).toBe(1);
  });

  it('is parked with the service’s own words when it is refused, and goes on once it is sent again', async () => {
    const service = await opened(aService(422, 200));
    await calling(service);
    await untilStates('call parked');
    expect(await openProblemsOf(house)).toMatchObject([{ code: 'destination.refused' }]);
    const [parked] = await deliveriesOf(house);
    await inWorkspace((trx) =>
      retryDeliveries(trx, { workspaceId: house.workspaceId, deliveryIds: [parked?.id ?? ''] }),
    );
    await untilStates('call delivered', 'order delivered');
    expect(await openProblemsOf(house)).toEqual([]);
  });

  it('asks a person when its answer was lost and the service cannot tell', async () => {
    const service = await opened(aService('hangUp'));
    await calling(service);
    await untilStates('call parked');
    expect(await openProblemsOf(house)).toMatchObject([{ code: 'delivery.unknownOutcome' }]);
    expect(service.seen).toHaveLength(1);
  });

  it('is repeated after a lost answer where the service looks at the Idempotency-Key', async () => {
    const service = await opened(aService('hangUp', 200));
    await calling(service, { honoursIdempotencyKey: true });
    await untilStates('call delivered', 'order delivered');
    expect(service.seen).toHaveLength(2);
  });

  it('never reaches an address inside the house', async () => {
    const service = await opened(aService(200));
    const account = uuidv7();
    house = await aHouse({ connectors: [...testConnectors, webService], flow: callFlow(account) });
    await anAccount('web-service', { id: account, settings: { url: service.url } });
    await house.startWorker();
    await house.post(anOrderMessage('1'));
    await untilStates('call parked');
    expect(await openProblemsOf(house)).toMatchObject([{ code: 'connection.addressRefused' }]);
    expect(service.seen).toEqual([]);
  });
});

const mailerTo = ({ url }: { url: string }) => createMailer({ url, from: 'Sluice <sluice@example.com>' });
const letter = {
  to: '{{buyerEmail}}, depot@example.com',
  subject: 'Order {{number}} für {{buyerName}}',
  text: 'Grüße,\n{{items}}',
};

async function writing(mailer: ReturnType<typeof createMailer> | null, settings: object = {}) {
  const account = uuidv7();
  const flow = (at: { from: string }) =>
    aDrawing(
      {
        in: ['source', { connectionId: at.from, events: ['created'] }],
        letter: ['email', { connectionId: account, ...letter }],
      },
      'in.out>letter',
    );
  house = await aHouse({ connectors: local, mailer, flow });
  await anAccount('mail', { id: account, settings });
  await house.startWorker();
  await house.post(anOrderMessage('1'));
}

describe('an email of a flow', () => {
  it('arrives once, at everybody it is for, in the name of the shop', async () => {
    const server = await opened(aMailServer());
    await writing(mailerTo(server), { senderName: 'Corner Shop', replyTo: 'hello@corner-shop.example' });
    await untilStates('email delivered');
    await house.post(anOrderMessage('1', { id: 'told-again' }));
    await until('every run is done', {
      holds: async () => (await runsOf(house)).every(({ state }) => state === 'done'),
    });
    expect(server.received).toHaveLength(1);
    const { to, bytes } = server.received[0] ?? { to: '', bytes: '' };
    expect(to).toBe('ana.1@example.com depot@example.com');
    expect(bytes).toContain('From: Corner Shop <sluice@example.com>');
    expect(bytes).toContain('Reply-To: hello@corner-shop.example');
    expect(bytes).toMatch(/Message-ID: <sl[a-z2-7]{24}@sluice>/i);
    expect(bytes).toMatch(/Subject: =\?UTF-8\?Q\?Order_1_f=C3=BCr_Ana_Ruiz\?=/);
    expect(bytes).toContain('Gr=C3=BC=C3=9Fe');
    expect(bytes).toContain('Stoneware mug');
    // An order about which only a letter was written went nowhere.
    expect(await runsOf(house)).toMatchObject([{ result: 'filtered', open: 0 }]);
  });

  it('waits for a mail server, with a plain word and a way out', async () => {
    await writing(null);
    await untilStates('email parked');
    expect(await openProblemsOf(house)).toMatchObject([{ code: 'mail.notSetUp' }]);
    expect(await runsOf(house)).toMatchObject([{ state: 'problem', open: 1 }]);
  });

  it('is parked when the server refuses the address', async () => {
    const server = await opened(aMailServer({ refuse: true }));
    await writing(mailerTo(server));
    await untilStates('email parked');
    expect(await openProblemsOf(house)).toMatchObject([{ code: 'mail.refused' }]);
  });

  it('says for whom it was not taken when others got it', async () => {
    const server = await opened(aMailServer({ refuse: 'depot@example.com' }));
    await writing(mailerTo(server));
    await untilStates('email delivered');
    expect(server.received.map(({ to }) => to)).toEqual(['ana.1@example.com']);
    const sent = await inWorkspace((trx) => trx.selectFrom('delivery').select('note').executeTakeFirst());
    expect(sent?.note).toBe(
      'To ana.1@example.com. Not taken for depot@example.com: the mail server knows no such mailbox',
    );
  });

  it('is tried again when the server cannot be reached: it surely never left', async () => {
    await writing(createMailer({ url: 'smtp://127.0.0.1:1', from: 'sluice@example.com' }));
    await until('it was tried twice', { holds: async () => ((await deliveriesOf(house))[0]?.attempt ?? 0) >= 2 });
    expect((await states())[0]).not.toBe('email parked');
  });
});
