import { chromiumRenderer } from '../labels/chromium-renderer';
import { convertLabel } from '../labels/convert-label';
import { printableHtml } from '../labels/label-html';
import { openLabel } from '../labels/open-label';
import { launchBrowser, type WarmBrowser } from '../labels/warm-browser';
import { carrierLabel } from './carrier-label';
import { percentiles } from './percentiles';

const rounds = 6;
const labelsARound = 60;
const pagesAtOnce = 2;

/**
 * Base64 HTML to a 4 × 6 in PDF, beside what the browser gives when one only loads each label and calls `page.pdf()`. Both use the same
 * warm browser with as many pages side by side, and take turns, so that whatever else the machine does hits both.
 */
export async function measureLabels() {
  const browser = await launchBrowser();
  const renderer = chromiumRenderer({ pagesAtOnce, launch: async () => browser });
  let number = 0;
  const convert = async () => {
    number += 1;
    const opened = await openLabel({ data: Buffer.from(carrierLabel(number)).toString('base64') });
    const made = opened.ok && (await convertLabel(renderer, { labels: opened.value, paper: '4x6in' }));
    if (!made || !made.ok || made.value.pages !== 1) throw new Error('A label did not become one page.');
  };
  const printRaw = rawLoop(browser);
  await sideBySide(20, convert);
  await sideBySide(20, printRaw);
  const ours: number[] = [];
  const spent = { ours: 0, raw: 0 };
  for (let round = 0; round < rounds; round += 1) {
    spent.raw += (await sideBySide(labelsARound, printRaw)).ms;
    const { ms, times } = await sideBySide(labelsARound, convert);
    spent.ours += ms;
    ours.push(...times);
  }
  await renderer.close();
  const perSecond = (ms: number) => Math.round(((rounds * labelsARound) / ms) * 10_000) / 10;
  return {
    name: 'labels',
    per_s: perSecond(spent.ours),
    of_ceiling: Math.round((spent.raw / spent.ours) * 100) / 100,
    p95_ms: percentiles(ours).p95,
    ceiling_per_s: perSecond(spent.raw),
  };
}

/** What Playwright itself makes of it, and nothing more. */
function rawLoop(browser: WarmBrowser): () => Promise<void> {
  let number = 1_000_000;
  return async () => {
    number += 1;
    const page = await browser.takePage();
    await page.setContent(printableHtml({ html: carrierLabel(number), paper: '4x6in' }));
    await page.pdf({ preferCSSPageSize: true, printBackground: true });
    browser.keepPage(page);
  };
}

async function sideBySide(count: number, work: () => Promise<void>): Promise<{ ms: number; times: number[] }> {
  const times: number[] = [];
  let left = count;
  const began = performance.now();
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: pagesAtOnce }, lane));
  return { ms: performance.now() - began, times };
}
