import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { findChromium } from '../setup/chromium';
import { findChild, groupMemory } from './browser-memory';
import { printableHtml } from './label-html';
import { outsideReferences } from './outside-references';
import { type HtmlPage, MAX_PDF_BYTES, RENDER_TIMEOUT_MS, type RenderedPage, type Renderer } from './renderer';

const MAX_QUEUE = 50;
const MAX_MEMORY_BYTES = 1_500_000_000;
const MEMORY_LOOK_MS = 250;
/** Chromium grows with every page; a fresh one now and then keeps a worker's memory flat. */
const PAGES_PER_BROWSER = 1000;
/** Reserved for documentation (RFC 2606), and every request is answered here before it could leave. */
const ADDRESS = 'http://label.invalid/';

interface Warm {
  readonly browser: Browser;
  readonly context: BrowserContext;
  /** Process group of the browser and all its children; null where we cannot tell. */
  readonly group: number | null;
  readonly idle: Page[];
  pages: number;
}

const askForPdf = 'Ask the carrier for a PDF of this label.';
const busy: Problem = { code: 'label.busy', message: 'Too many labels are being printed at once.', retry: 'later' };
const lost: Problem = {
  code: 'label.renderFailed',
  message: 'The label could not be printed this time.',
  retry: 'later',
};
const tooLarge: Problem = {
  code: 'label.tooLarge',
  message: 'The printed label is larger than 20 MB.',
  advice: askForPdf,
  retry: 'never',
};
const tooGreedy: Problem = { ...tooLarge, message: 'Printing the label takes more memory than a label may.' };
const tooSlow: Problem = {
  ...tooLarge,
  code: 'label.renderTimeout',
  message: 'Printing the label took longer than 15 seconds.',
};

/**
 * The embedded engine: one warm Chromium in a process group of its own, a few pages side by side.
 * A page that gets stuck or greedy takes the browser with it; the next label finds a new one.
 *
 * @param pagesAtOnce labels printed side by side; more wait their turn, and beyond 50 waiting are sent back to try later.
 */
export function chromiumRenderer({ pagesAtOnce = 2 }: { pagesAtOnce?: number } = {}): Renderer {
  let warm: Promise<Warm> | null = null;
  let running = 0;
  const waiting: (() => void)[] = [];

  const enter = async () => {
    if (running < pagesAtOnce) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  const kill = async (broken: Warm) => {
    warm = null;
    if (broken.group !== null) killGroup(broken.group);
    await broken.browser.close().catch(() => undefined);
  };

  return {
    engine: 'chromium',
    async render(page) {
      if (waiting.length >= MAX_QUEUE) {
        return failed(busy);
      }
      await enter();
      try {
        warm ??= launch();
        const engine = await warm.catch((cause: unknown) => {
          warm = null;
          throw new Error('The browser that prints labels does not start.', { cause });
        });
        const result = await printWithin(engine, page);
        if (result.broken || engine.pages >= PAGES_PER_BROWSER) await kill(engine);
        return result.outcome;
      } finally {
        leave();
      }
    },
    async close() {
      const engine = await warm?.catch(() => null);
      if (engine) await kill(engine);
    },
  };
}

async function launch(): Promise<Warm> {
  const found = findChromium();
  const mark = `--sluice-renderer=${randomUUID()}`;
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    // Nothing of ours: what handles untrusted HTML must not hold the database's password.
    env: { HOME: tmpdir(), ...found.env },
    // No proxy, no look-ups: even a request that got past the route would find no network.
    args: [...found.args, '--host-resolver-rules=MAP * ~NOTFOUND', '--disable-background-networking', mark],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const context = await browser.newContext({
    javaScriptEnabled: false,
    offline: false,
    serviceWorkers: 'block',
    acceptDownloads: false,
  });
  return { browser, context, group: findChild(mark), idle: [], pages: 0 };
}

interface Printed {
  readonly outcome: Result<RenderedPage>;
  /** The browser cannot be trusted with another label. */
  readonly broken: boolean;
}

async function printWithin(engine: Warm, request: HtmlPage): Promise<Printed> {
  const guard = watch(engine);
  try {
    const rendered = await Promise.race([print(engine, request), guard.alarm]);
    if (rendered.pdf.length > MAX_PDF_BYTES) {
      return {
        outcome: failed(tooLarge),
        broken: false,
      };
    }
    return { outcome: ok(rendered), broken: false };
  } catch (error) {
    if (error instanceof Alarm) return { outcome: failed(error.problem), broken: true };
    return {
      outcome: failed(lost),
      broken: true,
    };
  } finally {
    guard.end();
  }
}

class Alarm extends Error {
  readonly problem: Problem;
  constructor(raised: Problem) {
    super(raised.message);
    this.problem = raised;
  }
}

/** Rings when time or memory runs out. */
function watch({ group }: Warm) {
  let timeout: NodeJS.Timeout | undefined;
  let look: NodeJS.Timeout | undefined;
  const alarm = new Promise<never>((_, reject) => {
    timeout = setTimeout(() => reject(new Alarm(tooSlow)), RENDER_TIMEOUT_MS - 1000);
    look = setInterval(() => {
      const bytes = group === null ? null : groupMemory(group);
      if (bytes !== null && bytes > MAX_MEMORY_BYTES) reject(new Alarm(tooGreedy));
    }, MEMORY_LOOK_MS);
  });
  const end = () => {
    clearTimeout(timeout);
    clearInterval(look);
  };
  return { alarm, end };
}

async function print(engine: Warm, { html, paper }: HtmlPage): Promise<RenderedPage> {
  engine.pages += 1;
  const page = engine.idle.pop() ?? (await engine.context.newPage());
  const document = printableHtml({ html, paper });
  let served = false;
  await page.route('**', (route) => {
    const url = route.request().url();
    if (!served && url === ADDRESS) {
      served = true;
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: document });
    }
    return route.abort();
  });
  await page.goto(ADDRESS, { waitUntil: 'load', timeout: 0 });
  const pdf = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    width: '101.6mm',
    height: '152.4mm',
    margin: { top: 0, right: 0, bottom: 0, left: 0 },
  });
  await page.unroute('**');
  await page.goto('about:blank');
  engine.idle.push(page);
  return { pdf, refused: outsideReferences(html) };
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // Already gone, which is what was wanted.
  }
}
