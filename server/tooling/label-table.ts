import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Renderer } from '../labels/renderer';
import { aPng } from './a-picture';
import { aZip } from './a-zip';
import { labelDesk, published } from './label-kit';

const printerCodes = [
  'amazon.zpl',
  'amazonshipping.zpl',
  'auspost.zpl',
  'canadapost.zpl',
  'fedex.zpl',
  'ups.zpl',
  'usps.zpl',
  'dpduk.epl',
];

/** Everything that may come in, and the paper that has to come out, whichever engine prints it. */
export function provesPapers(open: () => Renderer): void {
  const { convert, paperOf } = labelDesk(open);
  const carrierHtml = published('labels/dpduk.html');
  const plain = carrierHtml.toString('base64');
  const seen = { missingFonts: [], text: expect.stringContaining('FR-EXP-0100-TST0') };

  describe('every published label gives the right paper', () => {
    it.each([
      ['4x6in', [102, 152]],
      ['a6', [105, 148]],
      ['a4', [210, 297]],
      ['own', [102, 152]],
    ] as const)('DPD’s HTML on %s: one page, its text still text, its fonts inside, not blank', async (paper, mm) => {
      const { read, widthMm, heightMm, pages } = await paperOf([plain], { paper });
      expect(read).toMatchObject([{ mm, ...seen }]);
      expect(read[0]?.ink).toBeGreaterThan(0.02);
      expect([pages, Math.round(widthMm ?? 0), Math.round(heightMm ?? 0)]).toEqual([1, ...mm]);
    });

    it.each(printerCodes)('%s goes out byte for byte as it came', async (name) => {
      const { bytes, mediaType, pages } = await paperOf([published(`labels/${name}`).toString('base64')]);
      expect(Buffer.from(bytes).equals(published(`labels/${name}`))).toBe(true);
      expect({ mediaType, pages }).toEqual({ mediaType: `application/${name.slice(-3)}`, pages: null });
    });

    it('Amazon’s PNG, as its documentation shows the answer, at its true size', async () => {
      const answer = JSON.parse(published('amazon/examples/shippingV2/directPurchaseShipment.200.json').toString());
      const { contents } = findContents(answer);
      const { read } = await paperOf([contents], { paper: 'own' });
      expect(read).toMatchObject([{ mm: [102, 152] }]);
      expect(read[0]?.ink).toBeGreaterThan(0.02);
    });

    it('the GIF inside DPD’s HTML, by itself', async () => {
      const [, gif = ''] = /data:image\/gif;base64,([A-Za-z0-9+/=]+)/.exec(carrierHtml.toString()) ?? [];
      const { read } = await paperOf([gif], { paper: 'own' });
      expect(read).toHaveLength(1);
      expect(read[0]?.ink).toBeGreaterThan(0.02);
    });

    it('ShipStation’s PDF, cut off in its documentation, is refused as damaged', async () => {
      const { response } = JSON.parse(published('labels/shipstation-create-label-example.json').toString());
      expect(await convert([response.body.labelData.replace('p...', '')])).toMatchObject({
        ok: false,
        problems: [{ code: 'label.unreadable', message: 'The label is a PDF that cannot be opened.' }],
      });
    });

    it.each([
      'easypost-shipments-label.json',
      'easypost-events-retrieve.json',
      'easypost-refunds-create.json',
      'easypost-shipments-buy.json',
      'easypost-shipments-create.json',
      'easypost-trackers-retrieve.json',
      'easypost-webhooks-create.json',
      'sendle-create-order-example.json',
      'sendle-tracking-webhook-example.json',
      'shipstation-create-label-example.json',
      'shipstation-v1-openapi.yml',
    ])('%s is an answer around a label, not a label, and is said to be none', async (name) => {
      expect(await convert([published(`labels/${name}`)])).toMatchObject({
        ok: false,
        problems: [{ code: 'label.unreadable' }],
      });
    });
  });

  describe('every form of Base64 gives the same label', () => {
    it.each<[string, string | Buffer]>([
      ['plain', plain],
      ['url-safe', carrierHtml.toString('base64url')],
      ['wrapped lines', plain.match(/.{1,76}/g)?.join('\r\n') ?? ''],
      ['a data: URI', `data:text/html;base64,${plain}`],
      ['a data: URI that lies about its type', `data:application/pdf;base64,${plain}`],
      ['gzip', gzipSync(carrierHtml).toString('base64')],
      ['ZIP', aZip({ 'label.html': carrierHtml }).toString('base64')],
      [
        'ZIP with a read-me beside it',
        aZip({ 'a.txt': Buffer.from('Hello'), 'b.pdf': carrierHtml }).toString('base64'),
      ],
      ['raw bytes', carrierHtml],
    ])('%s', async (_form, data) => {
      const { read } = await paperOf([data]);
      expect(read).toMatchObject([{ mm: [102, 152], ...seen }]);
    });

    it('HTML with pictures inside it shows them', async () => {
      const picture = aPng({ width: 400, height: 400, dpi: 203 }).toString('base64');
      const { read } = await paperOf([`<p>See</p><img width=200 src="data:image/png;base64,${picture}">`]);
      expect(read[0]?.text).toContain('See');
      expect(read[0]?.ink).toBeGreaterThan(0.1);
    });
  });

  describe('sizes, order and pages', () => {
    it('HTML that names its own page size keeps it', async () => {
      const { read } = await paperOf(['<style>@page{size:60mm 40mm}</style><p>Small'], { paper: 'own' });
      expect(read).toMatchObject([{ mm: [60, 40], text: 'Small' }]);
    });

    it.each([
      [203, [102, 152]],
      [300, [69, 103]],
    ])('a picture of 812 × 1218 pixels at %i dpi keeps its true size', async (dpi, mm) => {
      const { read } = await paperOf([aPng({ width: 812, height: 1218, dpi })], { paper: 'own' });
      expect(read).toMatchObject([{ mm }]);
      expect(read[0]?.ink).toBeGreaterThan(0.9);
    });

    it('several labels become one PDF in their order, and pages of a PDF can be chosen', async () => {
      const picture = aPng({ width: 812, height: 1218, dpi: 203 });
      const three = await paperOf(['<p>one</p>', picture, '<p>three</p>']);
      expect(three.read.map(({ text }) => text)).toEqual(['one', '', 'three']);

      const chosen = await paperOf([three.bytes], { pages: [3, 1] });
      expect(chosen.read.map(({ text }) => text)).toEqual(['three', 'one']);
      expect(await convert([three.bytes], { pages: [4] })).toMatchObject({ problems: [{ code: 'label.noPages' }] });
    });

    it('a PDF passes through unchanged', async () => {
      const first = await paperOf(['<p>as it is</p>']);
      const second = await paperOf([first.bytes], { paper: 'a4' });
      expect(second.sha256).toBe(first.sha256);
    });

    it('letters of many alphabets survive', async () => {
      const { read } = await paperOf(['<p>Größe Łódź Αθήνα Київ</p>']);
      expect(read).toMatchObject([{ text: 'Größe Łódź Αθήνα Київ', missingFonts: [] }]);
    });

    it('printer code among other labels is said to be printer code', async () => {
      const both = [published('labels/ups.zpl'), '<p>one</p>'];
      expect(await convert(both)).toMatchObject({ ok: false, problems: [{ code: 'label.printerCode' }] });
    });
  });
}

/** Wherever in the answer the document lies. */
function findContents(value: unknown): { contents: string } {
  if (typeof value !== 'object' || value === null) return { contents: '' };
  if ('contents' in value && typeof value.contents === 'string') return { contents: value.contents };
  for (const inner of Object.values(value)) {
    const found = findContents(inner);
    if (found.contents) return found;
  }
  return { contents: '' };
}
