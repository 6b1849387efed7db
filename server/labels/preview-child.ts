import { createRequire } from 'node:module';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ready } from 'zpl-renderer-js';

/** A program for `askChild`: draws the first page of a PDF, or printer code, as a PNG. Files of strangers: hence a process of its own. */
interface Question {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly widthPx: number;
}

process.once('message', (question: Question) => {
  void draw(question)
    .catch(() => null)
    .then((png) => process.send?.(png));
});

const draw = ({ bytes, mediaType, widthPx }: Question): Promise<Uint8Array> =>
  mediaType === 'application/zpl' ? drawZpl(bytes) : drawPdf(bytes, widthPx);

/** Printers print 8 dots to the millimetre; 4 × 6 in is what carriers draw for. */
async function drawZpl(bytes: Uint8Array): Promise<Uint8Array> {
  const { api } = await ready;
  return Buffer.from(await api.zplToBase64Async(new TextDecoder().decode(bytes), 101.6, 152.4, 8), 'base64');
}

const standardFonts = createRequire(import.meta.url)
  .resolve('pdfjs-dist/package.json')
  .replace('package.json', 'standard_fonts/');

/** pdf.js types its own canvas factory as Object. */
interface Factory {
  create(
    width: number,
    height: number,
  ): { readonly canvas: HTMLCanvasElement & { toBuffer(type: 'image/png'): Uint8Array } };
}

async function drawPdf(bytes: Uint8Array, widthPx: number): Promise<Uint8Array> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, standardFontDataUrl: standardFonts });
  const pdf = await task.promise;
  const page = await pdf.getPage(1);
  const viewport = page.getViewport({ scale: widthPx / page.getViewport({ scale: 1 }).width });
  const { canvas } = (pdf.canvasFactory as Factory).create(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvas, viewport }).promise;
  return canvas.toBuffer('image/png');
}
