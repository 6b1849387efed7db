import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { groupMemory } from '../labels/browser-memory';
import { chromiumRenderer } from '../labels/chromium-renderer';
import { convertLabel } from '../labels/convert-label';
import { openLabel } from '../labels/open-label';
import { launchBrowser } from '../labels/warm-browser';
import { carrierLabel } from './carrier-label';

/** Converts thousands of labels, a hostile one among every hundred, and proves that nothing is left behind. */
const { values: options } = parseArgs({ options: { labels: { type: 'string', default: '10000' } } });
const total = Number(options.labels);
const pagesAtOnce = 2;
const mostGrowth = 40_000_000;

if (process.platform !== 'linux' || !globalThis.gc) {
  throw new Error('Run it with "npm run soak:labels", on Linux: processes and files are counted in /proc.');
}

let group: number | null = null;
let browsers = 0;
const renderer = chromiumRenderer({
  pagesAtOnce,
  launch: async () => {
    const browser = await launchBrowser();
    group = browser.group;
    browsers += 1;
    return browser;
  },
});

const hostile = '<meta http-equiv="refresh" content="1;url=http://10.0.0.1/"><img src="http://10.0.0.1/x.png"><p>x';
let number = 0;
async function convertNext(): Promise<void> {
  number += 1;
  const data = Buffer.from(number % 100 === 0 ? hostile : carrierLabel(number)).toString('base64');
  const opened = await openLabel({ data });
  const made = opened.ok && (await convertLabel(renderer, { labels: opened.value, paper: '4x6in' }));
  if (!made || !made.ok || made.value.pages !== 1) throw new Error(`Label ${number} did not become one page.`);
}

async function convertUntil(count: number): Promise<void> {
  const lane = async () => {
    while (number < count) await convertNext();
  };
  await Promise.all(Array.from({ length: pagesAtOnce }, lane));
}

// What the first browser makes Node itself open for good (its own sockets and pools) is no leak.
await convertNext();
await renderer.close();
await pause(500);
const before = look();
const began = performance.now();
await convertUntil(Math.min(1000, total));
const warm = look();
for (let count = Math.min(1000, total); count <= total; count += 1000) {
  await convertUntil(count);
  const { heap, files, children } = look();
  const browserMb = group === null ? 0 : Math.round((groupMemory(group) ?? 0) / 1e6);
  console.log(JSON.stringify({ labels: count, browsers, heap_mb: toMb(heap), browser_mb: browserMb, children, files }));
}
const seconds = (performance.now() - began) / 1000;
const hot = look();
await renderer.close();
await pause(500);
const after = look();

const leaks = [
  hot.heap - warm.heap > mostGrowth && `memory: ${toMb(warm.heap)} MB became ${toMb(hot.heap)} MB`,
  after.children > before.children && `processes: ${before.children} became ${after.children}`,
  after.files > before.files && `open files: ${before.files} became ${after.files}`,
  after.leftovers > before.leftovers && `temporary files: ${before.leftovers} became ${after.leftovers}`,
].filter((leak) => leak !== false);
console.log(
  JSON.stringify({
    name: 'labels_soak',
    labels: number,
    per_s: Math.round((number / seconds) * 10) / 10,
    browsers,
    leaks,
  }),
);
process.exitCode = leaks.length > 0 ? 1 : 0;

function look() {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return {
    heap: heapUsed + external,
    children: countDescendants(),
    files: readdirSync('/proc/self/fd').length,
    leftovers: readdirSync(tmpdir()).filter((name) => /playwright|chromium/iu.test(name)).length,
  };
}

/** Processes of this one and of the browsers it has started, the dead that nobody buried included. */
function countDescendants(): number {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (/^\d+$/u.test(entry)) parents.set(Number(entry), parentOf(entry));
  }
  const isOurs = (id: number): boolean => {
    const parent = parents.get(id) ?? 0;
    return parent === process.pid || (parent > 1 && isOurs(parent));
  };
  return [...parents.keys()].filter(isOurs).length;
}

function parentOf(entry: string): number {
  try {
    const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

function toMb(bytes: number): number {
  return Math.round(bytes / 1e5) / 10;
}
