import { createRequire } from 'node:module';
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPage {
  /** Width and height, rounded to whole millimetres. */
  readonly mm: readonly [number, number];
  readonly text: string;
  /** Part of the page that is dark when it is drawn, 0 to 1. */
  readonly ink: number;
  /** Names of fonts the file does not bring along: another machine would draw other letters. */
  readonly missingFonts: readonly string[];
}

const standardFonts = createRequire(import.meta.url)
  .resolve('pdfjs-dist/package.json')
  .replace('package.json', 'standard_fonts/');

/** Reads a PDF back with a reader that had no part in making it. */
export async function readPdfPages(bytes: Uint8Array): Promise<ReadPage[]> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    fontExtraProperties: true,
    standardFontDataUrl: standardFonts,
  });
  const pdf = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const text = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ');
    const ink = await inkOn(page, pdf.canvasFactory as CanvasFactory);
    pages.push({ mm: [toMm(width), toMm(height)], text, ink, missingFonts: await missingFontsOf(page) });
  }
  await task.destroy();
  return pages;
}

const toMm = (points: number) => Math.round((points / 72) * 25.4);

/** pdf.js types its own canvas factory as Object. */
interface CanvasFactory {
  create(
    width: number,
    height: number,
  ): { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D };
}

export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each dot, 72 dots to the inch. */
  readonly dots: Uint8ClampedArray;
}

/** Draws every page, to compare what two files look like. */
export async function drawPdfPages(bytes: Uint8Array): Promise<DrawnPage[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, standardFontDataUrl: standardFonts });
  const pdf = await task.promise;
  const drawn: DrawnPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    drawn.push(await drawPage(await pdf.getPage(number), pdf.canvasFactory as CanvasFactory));
  }
  await task.destroy();
  return drawn;
}

async function drawPage(page: PDFPageProxy, factory: CanvasFactory): Promise<DrawnPage> {
  const viewport = page.getViewport({ scale: 1 });
  const { canvas, context } = factory.create(viewport.width, viewport.height);
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  const { width, height } = canvas;
  return { width, height, dots: context.getImageData(0, 0, width, height).data };
}

async function inkOn(page: PDFPageProxy, factory: CanvasFactory): Promise<number> {
  const { dots: data } = await drawPage(page, factory);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
  return dark / (data.length / 4);
}

async function missingFontsOf(page: PDFPageProxy): Promise<string[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const ids = new Set(fnArray.flatMap((operator, at) => (operator === OPS.setFont ? [String(argsArray[at][0])] : [])));
  const fonts = [...ids].map(
    (id) => page.commonObjs.get(id) as { name: string; missingFile?: boolean; data?: unknown },
  );
  return fonts.flatMap((font) => (font.missingFile || !font.data ? [font.name] : []));
}
