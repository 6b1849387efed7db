import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ProblemFix } from '../../nodes/problem-fix';
import { kindTable } from '../../nodes/problem-kind-table';
import { appPages } from '../../server/tooling/app-pages';
import { fixPages, type Placed } from './fix-target';

/** Made where the group stands: a dialog, or trying again. */
const inPlace = ['mapCode', 'fixThere', 'retry', 'wait', 'skip'];

const id = '01a22974-8e99-7000-b9d0-924064bdf040';
const order = { id, number: '#1' };
const known = { code: 'x.y', subject: 'MUG', connectionId: id, flowId: id, nodeId: 'out', sampleOrders: [order] };
/** All that a group can know of where it stands, and how little. */
const groups: readonly Placed[] = [
  { ...known, orders: 1 },
  { ...known, orders: 37 },
  { ...known, subject: null, nodeId: null, orders: 37 },
  { code: 'x.y', subject: null, connectionId: null, flowId: null, nodeId: null, orders: 0, sampleOrders: [] },
];

/** "/[workspace]/orders/[orderId]" as a pattern that an address of it fits. */
const patterns = appPages().map((page) => new RegExp(`^${page.replace(/\[\w+\]/g, '[^/?#]+')}$`));

it('knows of every fix where it is made', () => {
  expect([...Object.keys(fixPages), ...inPlace].sort()).toEqual(ProblemFix.options.toSorted());
  expect([...new Set(kindTable.map(({ fix }) => fix))].sort()).toEqual(ProblemFix.options.toSorted());
});

it.each(Object.entries(fixPages))('leads for “%s” to a page there is, and a part of it there is', (_fix, pageOf) => {
  const pages = groups.flatMap((group) => pageOf(group) ?? []);
  expect(pages.length).toBeGreaterThan(0);
  for (const page of pages) {
    const url = new URL(`/a-shop/${page}`, 'http://sluice.invalid');
    expect(patterns.filter((pattern) => pattern.test(url.pathname)).length, page).toBeGreaterThan(0);
    if (url.hash !== '') expect(connectionPage).toContain(`id="${url.hash.slice(1)}"`);
  }
});

const connectionPage = readFileSync(new URL('../_connections/connection-page.tsx', import.meta.url), 'utf8');

it('leads to what a group is about as nearly as it is known', () => {
  const [one, many] = groups;
  if (!one || !many) throw new Error('two groups');
  expect(fixPages.raiseLimit(one)).toBe(`connections/${id}#limits`);
  expect(fixPages.editFlow(one)).toBe(`flows/${id}?node=out`);
  expect(fixPages.editOrder(one)).toBe(`orders/${id}`);
  expect(fixPages.editOrder(many)).toBe(`orders?code=x.y&subject=MUG&at=${id}`);
});
