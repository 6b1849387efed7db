import { expect, type Page, type Request } from '@playwright/test';
import { addressOf, appPages } from '../../server/tooling/app-pages';
import { productUrl } from '../../server/tooling/e2e-product';
import type { CanaryWorkspace } from './canary-workspace';

/** Every page of the workspace, each thing in it that has a page of its own, and states that say more than the first. */
export function addressesOf(workspace: CanaryWorkspace): readonly string[] {
  const { slug, flowId, nodeId, connectionIds, orderIds, runIds } = workspace;
  const places = {
    workspace: [slug],
    flowId: [flowId],
    nodeId: [nodeId, 'call'],
    connectionId: connectionIds,
    orderId: orderIds,
    runId: runIds,
    templateId: ['builtin:orders-to-shop'],
    kind: ['packingSlip'],
  };
  const pages = appPages().filter((one) => one.startsWith('/[workspace]') && !sameForAll.has(one));
  const filled = pages.flatMap((page) =>
    Object.entries(places).reduce<readonly string[]>(
      (pages, [name, values]) =>
        pages.flatMap((one) =>
          one.includes(`[${name}]`) ? values.map((value) => one.replace(`[${name}]`, value)) : [one],
        ),
      [page],
    ),
  );
  const home = `/${slug}`;
  const more = ['orders?state=needsFix', `flows/${flowId}?node=${nodeId}`];
  // Whatever still has a gap throws here: a new kind of page needs an example.
  return [...filled.map((one) => addressOf(one, {})), ...more.map((one) => `${home}/${one}`)];
}

/** What is written there is the same in every workspace. */
const sameForAll = new Set(['/[workspace]/help', '/[workspace]/help/api']);

interface Walk {
  readonly addresses: readonly string[];
  /** What is in a text that may not be. */
  readonly look: (text: string) => readonly string[];
}

const isOurs = (url: string) => url.startsWith(productUrl) && !url.includes('/_next/static/');

/** Opens one page after the other and everything that opens on it. @returns what was found in the page or in an answer, with its place */
export async function walk(page: Page, { addresses, look }: Walk): Promise<string[]> {
  const found = new Set<string>();
  const note = (place: string, text: string) => {
    for (const word of look(text)) found.add(`${place}: ${word}`);
  };
  const reading: Promise<void>[] = [];
  // Only what has come whole: a page that is left gives up the rest of its answers.
  const read = async (request: Request) => {
    const answer = await request.response();
    if (!answer || !isOurs(request.url())) return;
    const place = `${new URL(page.url()).pathname} answered by ${new URL(request.url()).pathname}`;
    note(place, `${JSON.stringify(answer.headers())} ${await answer.text()}`);
  };
  await page.goto(addresses[0] ?? '');
  await settle(page);
  const listen = (request: Request) => void reading.push(read(request));
  page.on('requestfinished', listen);
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => note('a socket', payload.toString())));
  page.on('console', (message) => note('the console', message.text()));
  for (const address of addresses) {
    note(`${address} as it is sent`, await (await page.request.get(address)).text());
    // The first one is open, and may have led on.
    if (address !== addresses[0]) await goTo(page, address);
    await settle(page);
    await openAll(page);
    note(address, await everythingOn(page));
  }
  // What is asked for from now on is the next walk's.
  page.off('requestfinished', listen);
  await Promise.all(reading);
  return [...found];
}

/** As a link on the page leads there: a browser that begins anew each time takes three times as long. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(`next.router.push(${JSON.stringify(address)})`);
  await expect.poll(() => page.evaluate(() => location.pathname + location.search), { intervals: [30] }).toBe(address);
}

async function settle(page: Page) {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

/** Everything that opens in place, the parts that show only then included; then what is behind a button. */
async function openAll(page: Page): Promise<void> {
  const isDrawing = new URL(page.url()).pathname.includes('/flows/');
  for (let round = 0; round < 3 && !isDrawing; round += 1) {
    const opened = await page.evaluate(() => {
      const closed = [...document.querySelectorAll<HTMLElement>('main [aria-expanded=false]:not([aria-haspopup])')];
      for (const one of closed) one.click();
      return closed.length;
    });
    if (opened === 0) break;
    await settle(page);
  }
  for (const name of [/^Export$/, /^Why did it \(not\) publish\?$/, /^Test$/]) {
    const button = page.getByRole('main').getByRole('button', { name }).first();
    if (await button.isVisible()) await button.click();
  }
  const more = page.getByRole('main').getByRole('button', { name: 'More', exact: true });
  if (!(await more.isVisible())) return settle(page);
  await more.click();
  const raw = page.getByRole('menuitem', { name: 'Messages as they came' });
  await expect(page.getByRole('menu')).toBeVisible();
  if (!(await raw.isVisible())) return page.keyboard.press('Escape');
  await raw.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await settle(page);
}

/** The page as it is now, and what its fields hold. */
const everythingOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
    return [document.title, document.documentElement.outerHTML, ...fields.map(({ value }) => value)].join('\n');
  });
