import { afterAll, expect, it } from 'vitest';
import { aPng } from '../tooling/a-picture';
import { published } from '../tooling/label-kit';
import { chromiumRenderer } from './chromium-renderer';
import { drawPreview } from './draw-preview';
import { readImageSize } from './image-size';
import { openLabel } from './open-label';

const renderer = chromiumRenderer();
afterAll(() => renderer.close());

async function pictureOf(data: string | Uint8Array) {
  const opened = await openLabel({ data });
  const [label] = opened.ok ? opened.value : [];
  if (!label) throw new Error('a label');
  const bytes = await drawPreview(renderer, { label, widthPx: 320 });
  const size = bytes && readImageSize({ bytes, mediaType: 'image/png' });
  return size && { width: size.width, height: size.height };
}

it.each([
  ['DPD’s HTML', published('labels/dpduk.html'), { width: 320, height: 480 }],
  ['a picture', aPng({ width: 812, height: 1218, dpi: 203 }), { width: 320, height: 480 }],
  ['UPS’s printer code, dot by dot', published('labels/ups.zpl'), { width: 813, height: 1220 }],
  ['FedEx’s printer code', published('labels/fedex.zpl'), { width: 813, height: 1220 }],
])('%s has a picture to look at', async (_name, data, size) => {
  expect(await pictureOf(data)).toEqual(size);
});

it.each([
  ['EPL, which nobody draws', published('labels/dpduk.epl')],
  ['a damaged PDF', Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')],
])('%s has none, and nothing breaks', async (_name, data) => {
  expect(await pictureOf(data)).toBeNull();
});
