import { failed, ok, type Result } from '../../nodes/problem';
import { printableHtml } from './label-html';
import { leavesNothingBehind, outsideReferences } from './outside-references';
import { Alarm, guardPrinting } from './print-guard';
import {
  type HtmlPage,
  MAX_PDF_BYTES,
  RENDER_TIMEOUT_MS,
  type RenderedPage,
  type Renderer,
  renderProblems,
} from './renderer';
import { launchBrowser, type WarmBrowser } from './warm-browser';

const MAX_QUEUE = 50;
/** Chromium grows with every page; a fresh one now and then keeps a worker's memory flat. */
const LABELS_PER_BROWSER = 1000;
/** Two tries, the browser's start and the answer fit into the 15 s a label may take. */
const PRINTING_MS = RENDER_TIMEOUT_MS - 1000;

/**
 * The embedded engine: one warm Chromium in a process group of its own, a few pages side by side.
 * A page that gets stuck or greedy takes the browser with it; the next label finds a new one.
 *
 * @param pagesAtOnce labels printed side by side; more wait their turn, and beyond 50 waiting are sent back to try later.
 * @param launch how to come by a browser; the benchmark brings the one it measures.
 */
export function chromiumRenderer({
  pagesAtOnce = 2,
  launch = launchBrowser,
}: {
  pagesAtOnce?: number;
  launch?: () => Promise<WarmBrowser>;
} = {}): Renderer {
  const turns = takeTurns(pagesAtOnce);
  const browsers = keepWarm(launch);
  return {
    engine: 'chromium',
    async render(page) {
      if (turns.waiting() >= MAX_QUEUE) return failed(renderProblems.busy);
      await turns.enter();
      try {
        return await printTwice(browsers, page);
      } finally {
        turns.leave();
      }
    },
    close: () => browsers.close(),
  };
}

function takeTurns(atOnce: number) {
  let running = 0;
  const queue: (() => void)[] = [];
  return {
    waiting: () => queue.length,
    async enter() {
      if (running < atOnce) running += 1;
      else await new Promise<void>((resolve) => queue.push(resolve));
    },
    leave() {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    },
  };
}

/** A browser and who is printing with it. */
interface Engine {
  readonly browser: Promise<WarmBrowser>;
  labels: number;
  printing: number;
}

/** The one browser for the next label, and the end of those before it. */
function keepWarm(launch: () => Promise<WarmBrowser>) {
  let current: Engine | null = null;
  const kill = async ({ browser }: Engine) => (await browser.catch(() => null))?.kill();
  return {
    take(): Engine {
      current ??= { browser: launch(), labels: 0, printing: 0 };
      current.labels += 1;
      current.printing += 1;
      return current;
    },
    async giveBack(engine: Engine, { isBroken }: { isBroken: boolean }) {
      engine.printing -= 1;
      const isOld = engine.labels >= LABELS_PER_BROWSER;
      if (current === engine && (isBroken || isOld)) current = null;
      // An old browser finishes what others print with it.
      if (isBroken || (current !== engine && engine.printing === 0)) await kill(engine);
    },
    async close() {
      const last = current;
      current = null;
      if (last) await kill(last);
    },
  };
}

type Browsers = ReturnType<typeof keepWarm>;

/** A browser may die of the label beside this one: then this one is printed again by the next browser, once. */
async function printTwice(browsers: Browsers, page: HtmlPage): Promise<Result<RenderedPage>> {
  const deadline = performance.now() + PRINTING_MS;
  const first = await printOnce(browsers, { page, deadline });
  return first === 'lost' ? notLost(await printOnce(browsers, { page, deadline })) : first;
}

const notLost = (printed: Printed): Result<RenderedPage> =>
  printed === 'lost' ? failed(renderProblems.lost) : printed;

type Printed = Result<RenderedPage> | 'lost';

async function printOnce(
  browsers: Browsers,
  { page, deadline }: { page: HtmlPage; deadline: number },
): Promise<Printed> {
  const engine = browsers.take();
  const browser = await engine.browser.catch(async (cause: unknown) => {
    await browsers.giveBack(engine, { isBroken: true });
    throw new Error('The browser that prints labels does not start.', { cause });
  });
  const guard = guardPrinting({ group: browser.group, ms: Math.max(0, deadline - performance.now()) });
  let isBroken = false;
  try {
    const rendered = await Promise.race([print(browser, page), guard.alarm]);
    return rendered.pdf.length > MAX_PDF_BYTES ? failed(renderProblems.tooLarge) : ok(rendered);
  } catch (error) {
    isBroken = true;
    return error instanceof Alarm ? failed(error.problem) : 'lost';
  } finally {
    guard.end();
    await browsers.giveBack(engine, { isBroken });
  }
}

async function print(browser: WarmBrowser, { html, paper }: HtmlPage): Promise<RenderedPage> {
  const page = await browser.takePage();
  await page.setContent(printableHtml({ html, paper }), { waitUntil: 'load', timeout: 0 });
  const pdf = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    width: '101.6mm',
    height: '152.4mm',
    margin: { top: 0, right: 0, bottom: 0, left: 0 },
  });
  if (leavesNothingBehind(html)) browser.keepPage(page);
  else await page.close();
  return { pdf, refused: outsideReferences(html) };
}
