import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumRenderer } from './chromium-renderer';
import { convertLabel } from './convert-label';
import { openLabel } from './open-label';
import type { Paper } from './paper';
import type { Renderer } from './renderer';

let renderer: Renderer;
beforeAll(() => {
  renderer = chromiumRenderer();
});
afterAll(() => renderer.close());

const fixture = (name: string) => readFileSync(new URL(`../../../shared/fixtures/labels/${name}`, import.meta.url));

async function convert(
  datas: readonly (string | Uint8Array)[],
  { paper = '4x6in' as Paper, pages = undefined as number[] | undefined } = {},
) {
  const labels = [];
  for (const data of datas) {
    const opened = await openLabel({ data });
    if (!opened.ok) throw new Error(opened.problems[0]?.message);
    labels.push(...opened.value);
  }
  return convertLabel(renderer, { labels, paper, ...(pages && { pages }) });
}

/** Reads the PDF back with a reader that had no part in making it. */
async function read(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const text = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ');
    pages.push({ mm: [Math.round((width / 72) * 25.4), Math.round((height / 72) * 25.4)], text });
  }
  await task.destroy();
  return pages;
}

async function pdfOf(...args: Parameters<typeof convert>) {
  const result = await convert(...args);
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return { ...result.value, read: await read(result.value.bytes) };
}

describe('the right paper comes out', () => {
  it.each([
    ['4x6in', [102, 152]],
    ['a6', [105, 148]],
    ['a4', [210, 297]],
  ] as const)('carrier HTML on %s, one page, its text still text', async (paper, mm) => {
    const pdf = await pdfOf([fixture('dpduk.html').toString('base64')], { paper });
    expect(pdf.read).toHaveLength(1);
    expect(pdf.read[0]?.mm).toEqual(mm);
    expect(pdf.read[0]?.text).toContain('FR-EXP-0100-TST0');
    expect(Buffer.from(pdf.bytes).toString('latin1')).toContain('/FontFile2');
  });

  it('HTML that names its own page size keeps it', async () => {
    const pdf = await pdfOf(['<style>@page{size:60mm 40mm}</style><p>Small'], { paper: 'own' });
    expect(pdf.read).toEqual([{ mm: [60, 40], text: 'Small' }]);
  });

  it('a picture keeps its true size when the paper is its own', async () => {
    const pdf = await pdfOf([pngOf({ width: 812, height: 1218, dpi: 203 })], { paper: 'own' });
    expect(pdf.read.map(({ mm }) => mm)).toEqual([[102, 152]]);
  });

  it('several labels become one PDF in their order, and pages of a PDF can be chosen', async () => {
    const three = await pdfOf(['<p>one</p>', '<p>two</p>', '<p>three</p>']);
    expect(three.read.map(({ text }) => text)).toEqual(['one', 'two', 'three']);

    const chosen = await pdfOf([three.bytes], { pages: [3, 1] });
    expect(chosen.read.map(({ text }) => text)).toEqual(['three', 'one']);
  });

  it('a PDF passes through unchanged', async () => {
    const first = await pdfOf(['<p>as it is</p>']);
    const second = await pdfOf([first.bytes], { paper: 'a4' });
    expect(second.sha256).toBe(first.sha256);
  });

  it('letters of many alphabets survive', async () => {
    const pdf = await pdfOf(['<p>Größe Łódź Αθήνα Київ</p>']);
    expect(pdf.read[0]?.text).toBe('Größe Łódź Αθήνα Київ');
  });

  it('printer code is said to be printer code', async () => {
    expect(await convert([fixture('ups.zpl')])).toMatchObject({ ok: false, problems: [{ code: 'label.printerCode' }] });
  });
});

describe('a hostile label gets nothing', () => {
  let canary: string;
  let touched = 0;
  const server = createServer((_request, response) => {
    touched += 1;
    response.end();
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    canary = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it.each<[string, (canary: string) => string, string | null]>([
    ['a script', () => '<script>document.body.textContent="owned"</script><p>good</p>', 'a script'],
    ['a script in an image', () => '<img src=x onerror="document.body.textContent=1"><p>good</p>', null],
    ['a remote picture', (at) => `<img src="${at}/a.png"><p>good</p>`, '/a.png'],
    ['a frame on a file', () => '<iframe src="file:///etc/passwd"></iframe><p>good</p>', 'file:///etc/passwd'],
    ['an object on a file', () => '<object data="file:///etc/passwd"></object><p>good</p>', 'file:///etc/passwd'],
    ['a CSS import', (at) => `<style>@import url(${at}/a.css);</style><p>good</p>`, '/a.css'],
    ['a CSS background', (at) => `<p style="background:url('${at}/b.png')">good</p>`, '/b.png'],
    [
      'a remote font',
      (at) => `<style>@font-face{font-family:x;src:url(${at}/f.woff)}p{font-family:x}</style><p>good</p>`,
      '/f.woff',
    ],
    ['a refresh', (at) => `<meta http-equiv="refresh" content="0;url=${at}/r"><p>good</p>`, '/r'],
    [
      'SVG with foreign HTML',
      (at) => `<svg><foreignObject><iframe src="${at}/s"></iframe></foreignObject></svg><p>good</p>`,
      '/s',
    ],
    ['a Windows share', () => '<img src="\\\\host\\share\\x.png"><p>good</p>', 'host'],
    [
      'prefetch and preconnect',
      (at) => `<link rel="preload" as="image" href="${at}/p.png"><link rel="preconnect" href="${at}"><p>good</p>`,
      '/p.png',
    ],
  ])('%s: printed without it, and said', async (_name, html, told) => {
    const pdf = await pdfOf([html(canary)]);
    expect(pdf.read.at(-1)?.text).toContain('good');
    if (told) expect(pdf.refused.join(' ')).toContain(told);
    expect(touched).toBe(0);
  });

  it.each<[string, () => string]>([
    ['a table of a million rows', () => `<table>${'<tr><td>x</td></tr>'.repeat(1_000_000)}</table>`],
    [
      'endless CSS',
      () => `<style>${'p:has(~p:has(~p)){color:red}'.repeat(20_000)}</style>${'<p>x</p>'.repeat(20_000)}`,
    ],
    ['a page a kilometre high', () => '<div style="height:1000000000px">x</div>'],
  ])(
    '%s ends within 15 s and the next label is unaffected',
    async (_name, html) => {
      const began = performance.now();
      const result = await convert([html()]);
      expect(performance.now() - began).toBeLessThan(15_000);
      if (!result.ok) expect(result.problems[0]?.code).toMatch(/^label\./);
      expect((await pdfOf(['<p>next</p>'])).read[0]?.text).toBe('next');
      expect(touched).toBe(0);
    },
    30_000,
  );
});

/** A black PNG of one bit per pixel that says its resolution. */
function pngOf({ width, height, dpi }: { width: number; height: number; dpi: number }): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const physical = Buffer.alloc(9);
  const perMetre = Math.round(dpi / 0.0254);
  physical.writeUInt32BE(perMetre, 0);
  physical.writeUInt32BE(perMetre, 4);
  physical.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height));
  const parts = [chunk('IHDR', header), chunk('pHYs', physical), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

function chunk(name: string, body: Buffer): Buffer {
  const framed = Buffer.concat([Buffer.alloc(4), Buffer.from(name), body, Buffer.alloc(4)]);
  framed.writeUInt32BE(body.length, 0);
  framed.writeUInt32BE(crc32(framed.subarray(4, -4)), framed.length - 4);
  return framed;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
