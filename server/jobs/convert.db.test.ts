import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { Order } from '../../nodes/order/order';
import { withWorkspace } from '../db/with-workspace';
import { aHouse, type House, until } from '../faults/a-house';
import { openProblemsOf, runsOf } from '../faults/ledger-of';
import { anOrderMessage, node } from '../faults/seed';
import { openRenderer } from '../labels/open-renderer';
import { getPreview } from '../orders/get-preview';
import { getLastMade } from '../papers/get-last-made';
import { aPng } from '../tooling/a-picture';
import { published } from '../tooling/label-kit';
import { readPdfPages } from '../tooling/read-pdf';
import type { Member } from '../workspaces/member';

let house: House;
afterEach(() => house.close());

type Wish = Readonly<Record<string, string>>;

/** Orders go to the shop; a label is converted and follows its order. */
const labelFlow = ({ from, to }: { from: string; to: string }, wish: Wish): FlowDocument => ({
  version: 1,
  nodes: [
    node('source', { type: 'source', settings: { connectionId: from, events: ['created', 'labelled'] } }),
    node('orders', {
      type: 'publish',
      settings: { connectionId: to, publish: { kind: 'always' }, onlyToOrigin: false },
    }),
    node('convert', { type: 'label-convert', settings: { paper: 'a6', whenNone: 'goOn', ...wish } }),
    node('labels', {
      type: 'publish',
      settings: { connectionId: to, publish: { kind: 'always' }, onlyToOrigin: false },
    }),
  ],
  edges: [
    { id: 'e1', from: 'source', fromPort: 'out', to: 'convert' },
    { id: 'e2', from: 'convert', fromPort: 'noLabel', to: 'orders' },
    { id: 'e3', from: 'convert', fromPort: 'converted', to: 'labels' },
  ],
});

async function opened(wish: Wish = {}) {
  house = await aHouse({ flow: (at) => labelFlow(at, wish) });
  await house.startWorker();
  await house.post(anOrderMessage('1'));
  await until('the order is there', { holds: () => house.shop.ledger.length === 1 });
}
const tellLabel = (label: { id: string; data: string; md5?: string }, id = `label-${label.id}`) =>
  house.post({ id, orderId: '1', at: '2026-01-11T09:30:00Z', label });
const arrived = () => until('the label is there', { holds: () => house.shop.ledger.length === 2 });
const Sent = z.object({ label: z.object({ data: z.string(), fileName: z.string(), mediaType: z.string() }) });
const sentLabel = () => Sent.parse(house.shop.ledger[1]?.body).label;
const documents = async () => {
  const row = await withWorkspace(house.world.db, house.workspaceId, (trx) =>
    trx.selectFrom('order').select('content').executeTakeFirstOrThrow(),
  );
  return Order.parse(row.content).documents;
};

describe('a label on its way', () => {
  it('comes in as Base64 of gzipped HTML and reaches the shop as a PDF of the paper chosen', async () => {
    await opened();
    await tellLabel({ id: 'd1', data: gzipSync(published('labels/dpduk.html')).toString('base64') });
    await arrived();
    const { data, fileName, mediaType } = sentLabel();
    expect({ fileName, mediaType }).toEqual({ fileName: 'label-1.pdf', mediaType: 'application/pdf' });
    const pages = await readPdfPages(Buffer.from(data, 'base64'));
    expect(pages).toMatchObject([{ mm: [105, 148], text: expect.stringContaining('FR-EXP-0100-TST0') }]);
  });

  it('is printer code and reaches the shop untouched, with its own ending', async () => {
    await opened();
    await tellLabel({ id: 'd1', data: published('labels/ups.zpl').toString('base64') });
    await arrived();
    const { data, fileName, mediaType } = sentLabel();
    expect({ fileName, mediaType }).toEqual({ fileName: 'label-1.zpl', mediaType: 'application/zpl' });
    expect(Buffer.from(data, 'base64').equals(published('labels/ups.zpl'))).toBe(true);
  });

  it('goes on as it came when nothing is to be made of it: unpacked, with a name of its own', async () => {
    await opened({ output: 'asItCame', fileName: 'box-{number}' });
    await tellLabel({ id: 'd1', data: gzipSync(published('labels/dpduk.html')).toString('base64') });
    await arrived();
    const { data, fileName, mediaType } = sentLabel();
    expect({ fileName, mediaType }).toEqual({ fileName: 'box-1.html', mediaType: 'text/html' });
    expect(Buffer.from(data, 'base64').equals(published('labels/dpduk.html'))).toBe(true);
  });

  it('is a PDF of many pages and reaches the shop as the page chosen', async () => {
    await opened({ pages: '2' });
    const pdf = await PDFDocument.create();
    for (const text of ['Label', 'Instructions']) pdf.addPage([288, 432]).drawText(text);
    await tellLabel({ id: 'd1', data: Buffer.from(await pdf.save()).toString('base64') });
    await arrived();
    expect((await readPdfPages(Buffer.from(sentLabel().data, 'base64'))).map(({ text }) => text)).toEqual([
      'Instructions',
    ]);
  });

  it('says what its page wanted to load', async () => {
    await opened();
    await tellLabel({ id: 'd1', data: btoa('<p>Hello <img src="https://elsewhere.example/logo.png">') });
    await arrived();
    expect((await documents()).map(({ note }) => note)).toEqual([
      undefined,
      'Printed without what its page wanted to load or run: https://elsewhere.example/logo.png.',
    ]);
  });

  it('told twice, or run again, stays one label and one PDF', async () => {
    await opened();
    const data = btoa('<p>one</p>');
    await tellLabel({ id: 'd1', data });
    await arrived();
    await tellLabel({ id: 'd1', data }, 'told-again');
    await until('both are decided', {
      holds: async () => {
        const rows = await withWorkspace(house.world.db, house.workspaceId, (trx) =>
          trx.selectFrom('inbox_entry').select('state').execute(),
        );
        return rows.length === 3 && rows.every(({ state }) => state === 'decided');
      },
    });
    expect((await documents()).map(({ id }) => id)).toEqual(['d1', 'd1:pdf:a6']);
    expect(house.shop.ledger).toHaveLength(2);
  });

  it('damaged on its way is stopped, with the reason', async () => {
    await opened();
    const bytes = Buffer.from('<p>one</p>');
    const md5 = createHash('md5').update('<p>two</p>').digest('base64');
    await tellLabel({ id: 'd1', data: bytes.toString('base64'), md5 });
    await until('the run has a problem', {
      holds: async () => (await runsOf(house)).some(({ state }) => state === 'problem'),
    });
    expect(await openProblemsOf(house)).toMatchObject([{ code: 'label.unreadable' }]);
    expect((await documents()).map(({ note }) => note)).toEqual([
      'The label was damaged on the way: its checksum differs.',
    ]);
  });

  it('whose checksum is right goes through', async () => {
    await opened();
    const bytes = Buffer.from('<p>one</p>');
    const md5 = createHash('md5').update(bytes).digest('base64');
    await tellLabel({ id: 'd1', data: gzipSync(bytes).toString('base64'), md5 });
    await arrived();
    expect((await documents())[0]).not.toHaveProperty('md5');
  });

  it('is kept once, with what is known of it: kind, size on paper, resolution, and how it was wrapped', async () => {
    await opened();
    const png = aPng({ width: 812, height: 1218, dpi: 203 });
    await tellLabel({ id: 'd1', data: gzipSync(png).toString('base64') });
    await arrived();
    const kept = await withWorkspace(house.world.db, house.workspaceId, (trx) =>
      trx
        .selectFrom('document')
        .select(['media_type as type', 'pages', 'width_mm as width', 'height_mm as height', 'dpi', 'wrapping'])
        .where('wrapping', 'is not', null)
        .execute(),
    );
    expect(kept).toEqual([
      { type: 'image/png', pages: 1, width: '101.6', height: '152.4', dpi: 203, wrapping: ['base64', 'gzip'] },
    ]);
  });

  it('is shown at the step that made its paper', async () => {
    await opened();
    await tellLabel({ id: 'd1', data: btoa('<p>one</p>') });
    await arrived();
    const flow = await withWorkspace(house.world.db, house.workspaceId, (trx) =>
      trx.selectFrom('flow').select('id').executeTakeFirstOrThrow(),
    );
    // Only where to look counts here; who may look is the permission table's affair.
    const member = { workspaceId: house.workspaceId } as Member;
    const last = await getLastMade(house.world, { member, flowId: flow.id, nodeId: 'convert' });
    expect(last).toMatchObject({ orderNumber: '1', documentId: 'd1:pdf:a6' });
    expect(await getLastMade(house.world, { member, flowId: flow.id, nodeId: 'labels' })).toBeNull();

    const renderer = openRenderer({});
    const asked = { member, orderId: last?.orderId ?? '', documentId: last?.documentId ?? '' };
    const pictures = [
      await getPreview({ db: house.world.db, renderer }, asked),
      await getPreview({ db: house.world.db, renderer }, asked),
    ];
    await renderer.close();
    expect(pictures[0]).toMatchObject({ ok: true, value: { picture: expect.stringMatching(/^iVBORw0KGgo/) } });
    expect(pictures[1]).toEqual(pictures[0]);
  });
});
