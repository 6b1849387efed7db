import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { mail } from '../connectors/mail';
import { toJsonb } from '../db/to-jsonb';
import { uuidv7 } from '../db/uuidv7';
import { withWorkspace } from '../db/with-workspace';
import { aDrawing } from '../faults/a-drawing';
import { aHouse, type House, until } from '../faults/a-house';
import { aMailServer, type TestMailServer } from '../faults/a-mail-server';
import { deliveriesOf, openProblemsOf, runsOf } from '../faults/ledger-of';
import { anOrderMessage } from '../faults/seed';
import { testConnectors } from '../faults/test-world';
import { createMailer } from '../mail/mailer';
import { published } from '../tooling/label-kit';
import { readPdfPages } from '../tooling/read-pdf';
import { retryDeliveries } from './intervene';

let house: House;
let server: TestMailServer;
afterEach(async () => {
  await house.close();
  await server.close();
});

const inWorkspace = <T>(work: Parameters<typeof withWorkspace<T>>[2]) =>
  withWorkspace(house.world.db, house.workspaceId, work);

/** Once a label has come, it is printed and mailed to the warehouse. */
async function opened({ refuse = false, convert = true } = {}) {
  server = await aMailServer({ refuse });
  const account = uuidv7();
  const flow = (at: { from: string }) =>
    aDrawing(
      {
        in: ['source', { connectionId: at.from, events: ['labelled'] }],
        convert: ['label-convert', { paper: 'a6', whenNone: 'goOn' }],
        letter: [
          'email',
          {
            connectionId: account,
            to: 'depot@example.com',
            subject: 'Label of {{number}}',
            text: 'Hello',
            attach: 'label',
          },
        ],
      },
      convert ? 'in.out>convert' : 'in.out>letter',
      ...(convert ? ['convert.converted>letter', 'convert.noLabel>letter'] : []),
    );
  const mailer = createMailer({ url: server.url, from: 'Sluice <sluice@example.com>' });
  house = await aHouse({ connectors: [...testConnectors, mail], mailer, flow });
  await inWorkspace((trx) =>
    trx
      .insertInto('connection')
      .values({
        workspace_id: house.workspaceId,
        id: account,
        connector: 'mail',
        name: 'Mail',
        settings: toJsonb({}),
        sealed: '{}',
        webhook_token: account,
      })
      .execute(),
  );
  await house.startWorker();
  await house.post(anOrderMessage('1'));
}

const tellLabel = (bytes: Buffer) =>
  house.post({
    id: 'label-d1',
    orderId: '1',
    at: '2026-01-11T09:30:00Z',
    label: { id: 'd1', data: bytes.toString('base64') },
  });
const stored = (mediaType: string) =>
  inWorkspace((trx) =>
    trx.selectFrom('document').select('bytes').where('media_type', '=', mediaType).executeTakeFirstOrThrow(),
  );
const untilDelivered = () =>
  until('the email is delivered', {
    holds: async () => (await deliveriesOf(house)).some(({ state }) => state === 'delivered'),
  });

/** The first file in a mail, out of its MIME by hand. */
function attachmentIn(mime: string): { fileName: string; bytes: Buffer } {
  const [, head = '', body = ''] =
    /(Content-Type: application[\s\S]*?)\r\n\r\n([A-Za-z0-9+/=\r\n]+?)\r\n--/.exec(mime) ?? [];
  const [, fileName = ''] = /Content-Disposition: attachment; filename="?([^"\r\n]+)"?/.exec(head) ?? [];
  return { fileName, bytes: Buffer.from(body, 'base64') };
}

it('mails the label as PDF, byte for byte what is stored', async () => {
  await opened();
  await tellLabel(gzipSync(published('labels/dpduk.html')));
  await untilDelivered();
  expect(server.received).toHaveLength(1);
  const { fileName, bytes } = attachmentIn(server.received[0]?.bytes ?? '');
  expect(fileName).toBe('label-1.pdf');
  expect(bytes.equals((await stored('application/pdf')).bytes)).toBe(true);
  expect(await readPdfPages(bytes)).toMatchObject([{ mm: [105, 148], text: expect.stringContaining('FR-EXP') }]);
});

it('mails the label as it came where nothing was made of it, under a name that says what it is', async () => {
  await opened({ convert: false });
  await tellLabel(published('labels/ups.zpl'));
  await untilDelivered();
  const { fileName, bytes } = attachmentIn(server.received[0]?.bytes ?? '');
  expect(fileName).toBe('label-1.zpl');
  expect(bytes.equals(published('labels/ups.zpl'))).toBe(true);
});

it('shows it when the mail comes back, and sends it whole when a person asks for it again', async () => {
  await opened({ refuse: true });
  await tellLabel(published('labels/dpduk.html'));
  await until('it came back', {
    holds: async () => (await deliveriesOf(house)).some(({ state }) => state === 'parked'),
  });
  expect(await openProblemsOf(house)).toMatchObject([{ code: 'mail.refused' }]);
  expect(server.received).toEqual([]);

  const { port } = new URL(server.url);
  await server.close();
  server = await aMailServer({ port: Number(port) });
  const [delivery] = await deliveriesOf(house);
  await inWorkspace((trx) =>
    retryDeliveries(trx, { workspaceId: house.workspaceId, deliveryIds: [delivery?.id ?? ''] }),
  );
  await untilDelivered();
  expect(attachmentIn(server.received[0]?.bytes ?? '').bytes.equals((await stored('application/pdf')).bytes)).toBe(
    true,
  );
});

it('without a label it is not sent, and says what to do', async () => {
  await opened();
  await tellLabel(Buffer.from('neither this nor that'));
  await until('the run has a problem', {
    holds: async () => (await runsOf(house)).some(({ state }) => state === 'problem'),
  });
  expect((await openProblemsOf(house)).map(({ code }) => code)).toEqual(['label.unreadable']);
  expect(server.received).toEqual([]);
});
