import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { uuidv7 } from '../db/uuidv7';
import { withWorkspace } from '../db/with-workspace';
import { aHouse, type House, until } from '../faults/a-house';
import { anOrderMessage } from '../faults/seed';
import { getPapersFile, getPapersProgress } from '../papers/get-papers';
import { saveTemplate } from '../papers/save-template';
import { startPapers } from '../papers/start-papers';
import type { PaperKind } from '../papers/template-kind';
import { published } from '../tooling/label-kit';
import { readPdfPages } from '../tooling/read-pdf';
import type { Member } from '../workspaces/member';

let house: House;
afterEach(() => house.close());

const member = (): Member => ({
  workspaceId: house.workspaceId,
  slug: 'w',
  workspaceName: 'Test',
  role: 'editor',
  userId: uuidv7(),
  userName: 'Ana',
  isConsultant: false,
  address: null,
});

/** Three orders: one with an HTML label, one with printer code, one without any. */
async function opened(): Promise<string[]> {
  house = await aHouse({ events: ['created'] });
  await house.startWorker();
  for (const number of ['1', '2', '3']) await house.post(anOrderMessage(number));
  const orders = () =>
    withWorkspace(house.world.db, house.workspaceId, (trx) =>
      trx.selectFrom('order').select(['id', 'content']).orderBy('number').execute(),
    );
  await until('the orders are there', { holds: async () => (await orders()).length === 3 });
  const labels = { '1': gzipSync(published('labels/dpduk.html')), '2': published('labels/ups.zpl') };
  for (const [orderId, bytes] of Object.entries(labels)) {
    const label = { id: `d${orderId}`, data: bytes.toString('base64') };
    await house.post({ id: `label-${orderId}`, orderId, at: '2026-01-11T09:30:00Z', label });
  }
  await until('the labels are there', {
    holds: async () => JSON.stringify(await orders()).split('"sha256"').length === 3,
  });
  return (await orders()).map(({ id }) => id);
}

async function print(kinds: readonly PaperKind[], orderIds: readonly string[]) {
  const world = { ...house.world, newId: uuidv7 };
  const started = await startPapers(world, { member: member(), wish: { kinds, paper: 'a6', orderIds } });
  if (!started.ok) throw new Error(started.problems[0]?.message);
  const { id } = started.value;
  const progress = async () => {
    const found = await getPapersProgress(world, { member: member(), id });
    if (!found.ok) throw new Error(found.problems[0]?.message);
    return found.value;
  };
  await until('the papers are printed', { holds: async () => (await progress()).state === 'done' });
  const file = await getPapersFile(world, { member: member(), id });
  const pages = file.ok ? await readPdfPages(Buffer.from(file.value.base64, 'base64')) : [];
  return { ...(await progress()), pages };
}

it('prints labels, packing slips and invoices of many orders as one PDF, and says what is missing and why', async () => {
  const [first = '', second = '', third = ''] = await opened();
  const { pages, missing, finished, orders } = await print(['label', 'packingSlip'], [third, first, second]);
  expect({ finished, orders }).toEqual({ finished: 3, orders: 3 });
  expect(pages.map(({ mm, text }) => [mm[0], /order (\d)|FR-EXP/iu.exec(text)?.[0]])).toEqual([
    [210, 'Order 3'],
    [105, 'FR-EXP'],
    [210, 'Order 1'],
    [210, 'Order 2'],
  ]);
  expect(missing.map(({ number, reason }) => [number, reason])).toEqual([
    ['3', 'Shipping label: none has come'],
    ['2', 'Shipping label: it is printer code, to be sent to a label printer from the order’s page'],
  ]);
});

it('prints an invoice of the workspace’s own template, its text escaped and its amounts right', async () => {
  const [first = ''] = await opened();
  const source =
    '<h1>Rechnung {{ order.number }}</h1>{% for line in lines %}{{ line.quantity }} × {{ line.unit_price }}; {% endfor %}{{ totals.total }} {{ "<b>" }}';
  const saved = await saveTemplate(house.world, {
    member: member(),
    kind: 'invoice',
    template: { source, paper: 'a6' },
  });
  expect(saved).toMatchObject({ ok: true });
  const { pages } = await print(['invoice'], [first]);
  expect(pages).toMatchObject([{ mm: [105, 148], missingFonts: [] }]);
  expect(pages[0]?.text.replace(/\s+/gu, ' ')).toMatch(/^Rechnung 1 1 × €9\.50; 2 × €9\.50; .*€342\.00 <b>$/u);
});

it('does not keep a template that cannot be read, and says where it is wrong', async () => {
  await opened();
  const template = { source: '<p>\n{% if x %}', paper: 'a4' as const };
  expect(await saveTemplate(house.world, { member: member(), kind: 'invoice', template })).toMatchObject({
    ok: false,
    problems: [{ code: 'template.invalid', message: 'Line 2: tag {% if x %} not closed.' }],
  });
});

it('prints an order chosen twice once', async () => {
  const [first = ''] = await opened();
  const again = await print(['label'], [first, first]);
  expect(again.pages).toHaveLength(1);
});
