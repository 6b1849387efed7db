import { afterEach, expect, it } from 'vitest';
import { mail } from '../connectors/mail';
import { toJsonb } from '../db/to-jsonb';
import { uuidv7 } from '../db/uuidv7';
import { withWorkspace } from '../db/with-workspace';
import { aDrawing } from '../faults/a-drawing';
import { aHouse, type House, postRaw, until } from '../faults/a-house';
import { aMailServer, type TestMailServer } from '../faults/a-mail-server';
import { createdAtShop, deliveriesOf, openProblemsOf, runsOf } from '../faults/ledger-of';
import { anOrderMessage } from '../faults/seed';
import { testConnectors } from '../faults/test-world';
import { createMailer } from '../mail/mailer';
import { retryDeliveries } from './intervene';

let house: House;
let server: TestMailServer;
afterEach(async () => {
  await house.close();
  await server.close();
});

const inWorkspace = <T>(work: Parameters<typeof withWorkspace<T>>[2]) =>
  withWorkspace(house.world.db, house.workspaceId, work);
const untilRun = (state: string) =>
  until(`the run is ${state}`, { holds: async () => (await runsOf(house))[0]?.state === state });

/** A letter goes out, and the order on to the shop behind it. */
async function written(): Promise<string> {
  server = await aMailServer();
  const account = uuidv7();
  house = await aHouse({
    connectors: [...testConnectors, mail],
    mailer: createMailer({ url: server.url, from: 'Sluice <sluice@example.com>' }),
    flow: (at) =>
      aDrawing(
        {
          in: ['source', { connectionId: at.from, events: ['created'] }],
          letter: ['email', { connectionId: account, to: '{{buyerEmail}}', subject: 'Thanks', text: 'Hello' }],
          shop: ['publish', { connectionId: at.to, onlyToOrigin: false }],
        },
        'in.out>letter',
        'letter.done>shop',
      ),
  });
  const { workspaceId } = house;
  const row = { workspace_id: workspaceId, id: account, connector: 'mail', name: 'Mail', settings: toJsonb({}) };
  await inWorkspace((trx) =>
    trx
      .insertInto('connection')
      .values({ ...row, sealed: '{}', webhook_token: account })
      .execute(),
  );
  await house.startWorker();
  await house.post(anOrderMessage('1'));
  await untilRun('done');
  return account;
}

const notice = (letter: string) => {
  const [, reference] = /X-Sluice-Reference: (\S+)/.exec(letter) ?? [];
  return `Final-Recipient: rfc822; ana.1@example.com\r\nAction: failed\r\nDiagnostic-Code: smtp; 550 no such user\r\n\r\nMessage-ID: <${reference}@sluice>\r\n`;
};
const tell = (account: string, body: string) =>
  postRaw(`${house.hooks}/${account}`, { body, headers: { 'content-type': 'message/rfc822' } });

it('a mail that comes back later is a problem of its order, once, and can be sent again without doing twice what is behind it', async () => {
  const account = await written();
  const body = notice(server.received[0]?.bytes ?? '');
  expect((await tell(account, body)).status).toBe(202);
  await untilRun('problem');
  await tell(account, `${body}X-Told: twice\r\n`);
  await until('both notices are read', {
    holds: async () => {
      const unread = inWorkspace((trx) =>
        trx.selectFrom('inbox_entry').select('id').where('state', '=', 'new').execute(),
      );
      return (await unread).length === 0;
    },
  });
  expect(await openProblemsOf(house)).toMatchObject([{ code: 'mail.cameBack' }]);
  expect(await runsOf(house)).toMatchObject([{ state: 'problem', open: 1 }]);

  const parked = (await deliveriesOf(house)).filter(({ state }) => state === 'parked');
  expect(parked).toMatchObject([{ operation: 'email' }]);
  const ids = await inWorkspace((trx) =>
    trx.selectFrom('delivery').select('id').where('state', '=', 'parked').execute(),
  );
  const again = { workspaceId: house.workspaceId, deliveryIds: ids.map(({ id }) => id) };
  await inWorkspace((trx) => retryDeliveries(trx, again));
  await untilRun('done');
  expect(server.received).toHaveLength(2);
  expect(createdAtShop(house).get('1')).toBe(1);
  expect(await openProblemsOf(house)).toEqual([]);
  expect(await runsOf(house)).toMatchObject([{ open: 0 }]);
});

it('a notice about a mail of another account, or about none, changes nothing', async () => {
  const account = await written();
  await tell(account, notice('X-Sluice-Reference: slabcdefghijklmnopqrstuvwx'));
  await tell(account, 'Out of office until Monday');
  await until('both are read', {
    holds: async () => {
      const read = inWorkspace((trx) =>
        trx
          .selectFrom('inbox_entry')
          .select('id')
          .where('state', '=', 'decided')
          .where('topic', '=', 'returned')
          .execute(),
      );
      return (await read).length === 2;
    },
  });
  expect(await openProblemsOf(house)).toEqual([]);
  expect(await runsOf(house)).toMatchObject([{ state: 'done' }]);
});
