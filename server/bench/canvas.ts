import { parseArgs } from 'node:util';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../setup/chromium';
import { productUrl, startProduct } from '../tooling/e2e-product';
import { type Visitor, visit } from '../tooling/product-visitor';
import { findMiddleCard, recordFrames } from './canvas-frames';
import { measureTyping } from './canvas-typing';
import { wideFlow } from './wide-flow';

// npm run bench:canvas -- --json: how long a large flow takes to open, how smoothly it pans, zooms and drags, and how long a typed
// letter waits (ten steps are there to compare with), in a real browser on the built product. Run it on a quiet machine: the browser, the product and its demo share the cores.
const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const sizes = [300, 1000] as const;
/** Small enough that a letter waits for nothing: what the others are compared with. */
const SMALL = 10;
const OPENINGS = 5;

const product = await startProduct();
try {
  const { executablePath, args, env } = findChromium();
  const browser = await chromium.launch({ executablePath, args: [...args], env: { ...env } });
  try {
    const context = await browser.newContext({ baseURL: productUrl, viewport: { width: 1280, height: 800 } });
    const visitor = await visit(context);
    const small = await openFlow(context, { visitor, steps: SMALL });
    tellTyping(await measureTyping(small.page));
    await small.page.close();
    for (const steps of sizes) tell(await measure(context, { visitor, steps }));
  } finally {
    await browser.close();
  }
} finally {
  await product.stop();
}

interface Line {
  readonly name: string;
  readonly open_ms: number;
  readonly fps_p5: number;
  readonly typing_p95_ms: number;
}

function tell(line: Line): void {
  if (options.json) console.log(JSON.stringify(line));
  else
    console.log(
      `${line.name}: opens in ${line.open_ms} ms, ${line.fps_p5} frames a second or more for 95 of 100 frames, a letter is painted within ${line.typing_p95_ms} ms`,
    );
}

function tellTyping(ms: number): void {
  if (options.json) console.log(JSON.stringify({ name: `typing_${SMALL}`, p95_ms: ms }));
  else console.log(`beside ${SMALL} steps a letter is painted within ${ms} ms`);
}

async function openFlow(context: BrowserContext, { visitor, steps }: { visitor: Visitor; steps: number }) {
  const address = `/${visitor.workspace}/flows/${await createFlow(visitor, steps)}`;
  const page = await context.newPage();
  const openings: number[] = [];
  for (let times = 0; times < OPENINGS; times += 1) openings.push(await open(page, address));
  await page.waitForTimeout(2_000);
  return { page, openMs: median(openings) };
}

async function measure(
  context: BrowserContext,
  { visitor, steps }: { visitor: Visitor; steps: number },
): Promise<Line> {
  const { page, openMs } = await openFlow(context, { visitor, steps });
  const fromFar = [...(await pan(page)), ...(await zoom(page)), ...(await drag(page))];
  await page.keyboard.press('0');
  await page.waitForTimeout(500);
  const frames = [...fromFar, ...(await pan(page)), ...(await drag(page))].sort((a, b) => a - b);
  await page.keyboard.press('1');
  await page.waitForTimeout(500);
  const typing = await measureTyping(page);
  await page.close();
  const slow = frames[Math.floor(frames.length * 0.95)] ?? Number.POSITIVE_INFINITY;
  const fps = Math.round((1000 / slow) * 10) / 10;
  return { name: `canvas_${steps}`, open_ms: openMs, fps_p5: fps, typing_p95_ms: typing };
}

function median(values: readonly number[]): number {
  return Math.round([...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN);
}

/** From the address to every card of the view painted. The first time fills the browser's cache, as a person's first visit does. */
async function open(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const painted = () => requestAnimationFrame(() => resolve(performance.now()));
        let drawn = 0;
        // Cards come in one go, so two frames with the same number of them are all of them.
        const look = () => {
          const before = drawn;
          drawn = document.querySelectorAll('.react-flow__node').length;
          requestAnimationFrame(drawn > 0 && drawn === before ? painted : look);
        };
        look();
      }),
  );
}

async function pan(page: Page): Promise<readonly number[]> {
  await page.mouse.move(800, 500);
  return recordFrames(page, async () => {
    for (let turn = 0; turn < 90; turn += 1) {
      await page.mouse.wheel(0, turn % 20 < 10 ? 30 : -30);
      await page.waitForTimeout(12);
    }
  });
}

async function zoom(page: Page): Promise<readonly number[]> {
  await page.keyboard.down('Control');
  const frames = await recordFrames(page, async () => {
    for (let turn = 0; turn < 90; turn += 1) {
      await page.mouse.wheel(0, turn % 30 < 15 ? -20 : 20);
      await page.waitForTimeout(12);
    }
  });
  await page.keyboard.up('Control');
  return frames;
}

/** Drags the card nearest to the middle of the window. */
async function drag(page: Page): Promise<readonly number[]> {
  const card = await findMiddleCard(page);
  const box = await card.boundingBox();
  if (!box) throw new Error('No card is on the screen to drag.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 5, y);
  const frames = await recordFrames(page, async () => {
    for (let turn = 0; turn < 120; turn += 1) await page.mouse.move(x + 5 + (turn % 30) * 5, y + (turn % 20) * 4);
  });
  await page.waitForTimeout(500);
  const moved = await card.boundingBox();
  await page.mouse.up();
  if (!moved || Math.abs(moved.x - box.x) < 20) throw new Error('The card stayed where it was.');
  return frames;
}

async function createFlow({ ask, tell }: Visitor, steps: number): Promise<string> {
  const connections = await ask<readonly { id: string; kind: string }[]>('connections.list');
  const idOf = (kind: string) => connections.find((one) => one.kind === kind)?.id ?? '';
  const document = wideFlow(steps, { sourceId: idOf('marketplace'), destinationId: idOf('shop') });
  const { id } = await tell<{ id: string }>('flows.create', { name: `${steps} steps`, document });
  return id;
}
