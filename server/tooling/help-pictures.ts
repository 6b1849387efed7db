import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { findChromium } from '../setup/chromium';
import { productUrl, startProduct } from './e2e-product';
import { helpFlow } from './help-flow';
import { type Visitor, visit } from './product-visitor';

// npm run help:pictures (after npm run build): takes the pictures of the help pages and the README anew, of the product as it is.
const folder = fileURLToPath(new URL('../../public/help/', import.meta.url));
const desk = { width: 1180, height: 660 };
const phone = { width: 375, height: 720 };

mkdirSync(folder, { recursive: true });
const product = await startProduct();
try {
  const { executablePath, args, env } = findChromium();
  const browser = await chromium.launch({ executablePath, args: [...args], env: { ...env } });
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ baseURL: productUrl, viewport: desk, colorScheme, locale: 'en-GB' });
    await takeAll(context, colorScheme);
    await context.close();
  }
  await browser.close();
} finally {
  await product.stop();
}

async function takeAll(context: BrowserContext, colorScheme: string): Promise<void> {
  const visitor = await visit(context);
  const page = await context.newPage();
  const take = async (name: string) => {
    await settle(page);
    await page.screenshot({ path: `${folder}${name}-${colorScheme}.png`, animations: 'disabled' });
    process.stdout.write(`${name}-${colorScheme}.png\n`);
  };
  const empty = await visitor.tell<{ id: string }>('flows.create', { name: 'My first flow' });
  await page.goto(`/${visitor.workspace}/flows/${empty.id}`);
  await page.getByRole('button', { name: 'Choose where orders come from' }).waitFor();
  await take('empty');
  const flowId = await openTen(page, visitor);
  await take('ten-steps');
  await runTest(page);
  await take('test');
  await compare(page, { visitor, flowId });
  await take('diff');
  await page.setViewportSize(phone);
  await openTen(page, visitor);
  await page.getByRole('region', { name: 'Outline' }).waitFor();
  await take('phone');
}

/** Fonts are here, nothing moves any more. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
  await page.mouse.move(2, 2);
  await page.waitForTimeout(600);
}

async function drawing({ ask }: Visitor): Promise<FlowDocument> {
  const accounts = await ask<readonly { id: string; name: string }[]>('connections.list');
  const idOf = (name: string) => accounts.find((one) => one.name === name)?.id ?? '';
  return helpFlow({ harbour: idOf('Harbour Market'), lantern: idOf('Lantern Bazaar'), store: idOf('Workshop Store') });
}

async function openTen(page: Page, visitor: Visitor): Promise<string> {
  const document = await drawing(visitor);
  const { id } = await visitor.tell<{ id: string }>('flows.create', { name: 'Orders into the shop', document });
  await page.goto(`/${visitor.workspace}/flows/${id}`);
  await page.getByText('Into the shop').first().waitFor();
  return id;
}

async function runTest(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hide the steps' }).click();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByRole('button', { name: 'Run the test' }).click();
  await page.getByText(/^It would/).waitFor();
  await page.getByRole('button', { name: /^Show everything/ }).click();
}

/** Two versions: a step changed, one moved, one added. */
async function compare(page: Page, { visitor, flowId }: { visitor: Visitor; flowId: string }): Promise<void> {
  const before = await drawing(visitor);
  await visitor.tell('flows.publish', { flowId, revision: 1, note: 'First go' });
  const nodes = before.nodes.map((node) => {
    if (node.id === 'tag-lantern') return { ...node, disabled: true };
    return node.id === 'home' ? { ...node, position: { ...node.position, x: node.position.x + 96 } } : node;
  });
  const added = { ...nodes[4], id: 'end', type: 'stop', name: null, settings: {}, position: { x: 1504, y: 220 } };
  const draft = {
    ...before,
    nodes: [...nodes, { ...added, settings: { message: 'Too large for us' } }],
    edges: [...before.edges, { id: 'rejected', from: 'look', fromPort: 'rejected', to: 'end' }],
  };
  await visitor.tell('flows.saveDraft', { flowId, draft, revision: 1 });
  await visitor.tell('flows.publish', { flowId, revision: 2, note: 'No orders of Lantern Bazaar over Christmas' });
  await page.goto(`/${visitor.workspace}/flows/${flowId}`);
  await page.getByRole('button', { name: 'Versions', exact: true }).click();
  await page.getByRole('button', { name: /^Version 2/ }).click();
  await page.getByText(/step added/).waitFor();
}
