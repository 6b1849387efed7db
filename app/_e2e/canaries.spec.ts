import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { productFolder, productLog, productUrl } from '../../server/tooling/e2e-product';
import { addressesOf, walk } from './canary-walk';
import { personsIn, secretsIn } from './canary-words';
import { type CanaryWorkspace, openCanaryWorkspace } from './canary-workspace';
import { test } from './demo';
import { tell } from './story-kit';

// What was found says all; a record of so many pages takes longer than the pages.
test.use({ trace: 'off' });

/** Somebody who may look only. */
async function aViewer(page: Page, { browser, slug }: { browser: Browser; slug: string }): Promise<Page> {
  const input = { workspace: slug, email: `vera@${slug}.example`, role: 'viewer', until: null };
  const { link } = await tell(page, {
    procedure: 'invitations.create',
    input,
    answer: z.object({ link: z.string() }),
  });
  const viewer = await browser.newPage({ storageState: { cookies: [], origins: [] } });
  await viewer.goto(new URL(link).pathname);
  await viewer.getByLabel('Your name').fill('Vera Stone');
  await viewer.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
  await viewer.getByRole('button', { name: 'Create account and join' }).click();
  await expect(viewer).toHaveURL(`/${slug}/health`);
  return viewer;
}

const Paths = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** What a program with this key is told, wherever it may ask. */
async function told(page: Page, { key, workspace }: { key: string; workspace: CanaryWorkspace }): Promise<string> {
  const { paths } = Paths.parse(await (await page.request.get('/api/v1/openapi.json')).json());
  const ids: Readonly<Record<string, string | undefined>> = {
    orderId: workspace.orderIds[0],
    runId: workspace.runIds[0],
    connectionId: workspace.connectionIds[0],
    flowId: workspace.flowId,
  };
  const asked = Object.entries(paths).flatMap(([path, methods]) => {
    const filled = path.replace(/\{(\w+)\}/g, (part, name: string) => ids[name] ?? part);
    return 'get' in methods && !filled.includes('{') ? [`/api/v1${filled.replace('/api/v1', '')}`] : [];
  });
  const headers = { authorization: `Bearer ${key}` };
  const answers = await Promise.all(asked.map((path) => fetch(`${productUrl}${path}`, { headers })));
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(8);
  return (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
}

const logs = () =>
  [productLog, ...['sluice.log', 'postgres.log'].map((name) => join(productFolder(), name))]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

test('no page, answer, export or log says a secret, and to a viewer none says who bought an order', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const workspace = await openCanaryWorkspace(page);
  const { slug, made, keys } = workspace;
  try {
    const viewer = await aViewer(page, { browser, slug });
    const addresses = addressesOf(workspace);
    const secret = (text: string) => secretsIn(text, made);
    const either = (text: string) => [...secret(text), ...personsIn(text)];
    const seen = new Set<string>();
    const asOwner = (text: string) => {
      for (const word of personsIn(text)) seen.add(word.toLowerCase());
      return secret(text);
    };
    const [owner, others] = await Promise.all([
      walk(page, { addresses, look: asOwner }),
      walk(viewer, { addresses, look: either }),
    ]);
    expect.soft(owner, 'what the owner finds').toEqual([]);
    expect.soft(others, 'what a viewer finds').toEqual([]);
    // What is looked for was there to be found by those who work on orders: every word of the person.
    expect.soft([...seen].length).toBeGreaterThan(25);
    expect.soft(secret(await told(page, { key: keys.owner, workspace }))).toEqual([]);
    expect.soft(either(await told(page, { key: keys.viewer, workspace }))).toEqual([]);
    expect(either(logs())).toEqual([]);
    await viewer.context().close();
  } finally {
    await workspace.close();
  }
});
