import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Renderer } from '../labels/renderer';
import { aPng } from './a-picture';
import { labelDesk } from './label-kit';

/** Where a hostile page may try to go: a web server that counts, and a file with a secret. */
interface Bait {
  readonly url: string;
  readonly file: string;
}
type Page = (bait: Bait) => string;

const secret = 'SECRET-OF-THE-HOUSE';

/** Each is printed without what it asked for, and says so where it asked for something by name. */
const askers: readonly (readonly [name: string, page: Page, told: string | null])[] = [
  ['a script', () => '<script>document.body.textContent="owned"</script><p>good</p>', 'a script'],
  ['a script in an image', () => '<img src=x onerror="document.body.textContent=1"><p>good</p>', null],
  ['a script in an SVG', ({ url }) => `<svg onload="fetch('${url}/v')"></svg><p>good</p>`, null],
  [
    'a script address',
    () => '<iframe src="javascript:parent.document.body.remove()"></iframe><p>good</p>',
    'javascript:',
  ],
  ['a remote picture', ({ url }) => `<img src="${url}/a.png"><p>good</p>`, '/a.png'],
  ['a set of remote pictures', ({ url }) => `<img srcset="${url}/a.png 1x, ${url}/b.png 2x"><p>good</p>`, '/a.png'],
  ['a frame on a file', ({ file }) => `<iframe src="file://${file}"></iframe><p>good</p>`, 'file://'],
  ['an object on a file', ({ file }) => `<object data="file://${file}"></object><p>good</p>`, 'file://'],
  ['an embedded file', ({ file }) => `<embed src="file://${file}"><p>good</p>`, 'file://'],
  ['a style sheet from a file', ({ file }) => `<link rel=stylesheet href="file://${file}"><p>good</p>`, 'file://'],
  ['a base on files', ({ file }) => `<base href="file:///"><iframe src="${file}"></iframe><p>good</p>`, 'file:///'],
  ['a frame in a frame', ({ url }) => `<iframe srcdoc="<img src=${url}/i.png>"></iframe><p>good</p>`, '/i.png'],
  ['a CSS import', ({ url }) => `<style>@import url(${url}/a.css);</style><p>good</p>`, '/a.css'],
  ['a CSS import by name', ({ url }) => `<style>@import "${url}/n.css";</style><p>good</p>`, '/n.css'],
  ['a CSS background', ({ url }) => `<p style="background:url('${url}/b.png')">good</p>`, '/b.png'],
  ['a remote cursor and list', ({ url }) => `<p style="list-style:url(${url}/l.png)">good</p>`, '/l.png'],
  [
    'a remote font',
    ({ url }) => `<style>@font-face{font-family:x;src:url(${url}/f.woff)}p{font-family:x}</style><p>good</p>`,
    '/f.woff',
  ],
  ['a refresh', ({ url }) => `<meta http-equiv="refresh" content="0;url=${url}/r"><p>good</p>`, '/r'],
  ['a refresh in a second', ({ url }) => `<meta http-equiv="refresh" content="1;url=${url}/r1"><p>good</p>`, '/r1'],
  [
    'SVG with foreign HTML',
    ({ url }) => `<svg><foreignObject><iframe src="${url}/s"></iframe></foreignObject></svg><p>good</p>`,
    '/s',
  ],
  ['a picture inside SVG', ({ url }) => `<svg><image href="${url}/si.png"/></svg><p>good</p>`, '/si.png'],
  ['a shape used from elsewhere', ({ url }) => `<svg><use xlink:href="${url}/u.svg#a"/></svg><p>good</p>`, '/u.svg'],
  ['a film', ({ url }) => `<video src="${url}/v.mp4" poster="${url}/p.png" autoplay></video><p>good</p>`, '/v.mp4'],
  ['a form', ({ url }) => `<form action="${url}/form"><input autofocus></form><p>good</p>`, '/form'],
  ['a Windows share', () => '<img src="\\\\host\\share\\x.png"><p>good</p>', 'host'],
  [
    'prefetch and preconnect',
    ({ url }) => `<link rel="preload" as="image" href="${url}/p.png"><link rel="preconnect" href="${url}"><p>good</p>`,
    '/p.png',
  ],
];

/** Each ends in time, on paper or refused, and takes nobody with it. */
const gluttons: readonly (readonly [name: string, page: () => string])[] = [
  ['a table of a million rows', () => `<table>${'<tr><td>x</td></tr>'.repeat(1_000_000)}</table>`],
  ['endless CSS', () => `<style>${'p:has(~p:has(~p)){color:red}'.repeat(20_000)}</style>${'<p>x</p>'.repeat(20_000)}`],
  ['a page a kilometre high', () => '<div style="height:1000000000px">x</div>'],
  ['boxes a hundred thousand deep', () => '<div>'.repeat(100_000)],
  ['a 20 MB data: URI', () => `<p>big</p><img src="data:image/png;base64,${'A'.repeat(19_000_000)}">`],
  ['a picture that unpacks to half a gigabyte', () => embedded(aPng({ width: 11_000, height: 11_000, dpi: 203 }), 1)],
  ['forty such pictures', () => embedded(aPng({ width: 11_000, height: 11_000, dpi: 203 }), 40)],
];

const embedded = (png: Buffer, times: number) =>
  `<p>big</p>${`<img width=100 src="data:image/png;base64,${png.toString('base64')}">`.repeat(times)}`;

export function provesHostilePagesGetNothing(open: () => Renderer): void {
  const { convert, paperOf } = labelDesk(open);
  const touched: string[] = [];
  const server = createServer((request, response) => {
    touched.push(request.url ?? '');
    response.end(secret);
  });
  let bait: Bait = { url: '', file: '' };
  const folder = mkdtempSync(join(tmpdir(), 'sluice-bait-'));
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    bait = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, file: join(folder, 'secret.txt') };
    writeFileSync(bait.file, secret);
  });
  afterEach(async () => {
    expect((await paperOf(['<p>next</p>'])).read[0]?.text, 'the next label').toBe('next');
    expect(touched, 'requests that went out').toEqual([]);
  }, 30_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
    return new Promise((resolve) => server.close(resolve));
  });

  describe('a hostile label gets nothing, and the next one is unaffected', () => {
    it.each(askers)('%s: printed without it, and said', async (_name, page, told) => {
      const { read, refused } = await paperOf([page(bait)]);
      const text = read.map((one) => one.text).join(' ');
      expect(text).toContain('good');
      expect(text).not.toContain(secret);
      if (told !== null) expect(refused.join(' ')).toContain(told);
    });

    it.each(gluttons)(
      '%s ends within 15 s',
      async (_name, page) => {
        const html = page();
        const began = performance.now();
        const result = await convert([html]);
        expect(performance.now() - began).toBeLessThan(15_000);
        if (!result.ok)
          expect(result.problems[0]?.code).toMatch(/^label\.(tooLarge|renderTimeout|renderRefused|unreadable)$/);
      },
      40_000,
    );

    it('a page whose paper would be more than 20 MB is refused', async () => {
      const noise = randomBytes(4600 * 4600);
      const page = embedded(aPng({ width: 4600, height: 4600, dpi: 203, noise }), 1);
      expect(await convert([page])).toMatchObject({
        ok: false,
        problems: [{ code: expect.stringMatching(/^label\.(tooLarge|renderRefused)$/) }],
      });
    }, 40_000);

    it('a label larger than 20 MB is not opened at all', async () => {
      expect(await convert([`<p>${'x'.repeat(30_000_000)}`])).toMatchObject({
        ok: false,
        problems: [{ code: 'label.unreadable', message: 'The label is larger than 20 MB.' }],
      });
    });
  });
}
