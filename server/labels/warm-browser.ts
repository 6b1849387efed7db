import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../setup/chromium';
import { findChild } from './browser-memory';

/** A running Chromium that prints untrusted pages: no scripts, no network, none of our environment. */
export interface WarmBrowser {
  /** Process group of the browser and all its children; null where we cannot tell. */
  readonly group: number | null;
  /** A page nobody prints on; opens one when there is none. */
  takePage(): Promise<Page>;
  /** For the next label. Only pages whose label left nothing behind. */
  keepPage(page: Page): void;
  /** Ends it and its children, whatever they are doing. */
  kill(): Promise<void>;
}

export async function launchBrowser(): Promise<WarmBrowser> {
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
  const context = await openContext(browser);
  const group = findChild(mark);
  const idle: Page[] = [];
  return {
    group,
    takePage: async () => idle.pop() ?? (await context.newPage()),
    keepPage: (page) => void idle.push(page),
    async kill() {
      if (group !== null) killGroup(group);
      await browser.close().catch(() => undefined);
    },
  };
}

async function openContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    offline: true,
    serviceWorkers: 'block',
    acceptDownloads: false,
  });
  // The label is written into an empty page: whatever is asked for, is not the label.
  await context.route('**', (route) => route.abort());
  return context;
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // Already gone, which is what was wanted.
  }
}
