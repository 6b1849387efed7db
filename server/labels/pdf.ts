import { decodePDFRawStream, PDFArray, PDFDocument, type PDFPage, PDFRawStream, PDFStream } from '@cantoo/pdf-lib';
import { pointsToMm } from './paper';

export interface PdfFacts {
  readonly pages: number;
  /** Of the first page, upright as it is seen, rounded to a tenth. */
  readonly widthMm: number;
  readonly heightMm: number;
}

const rounded = (points: number) => Math.round(pointsToMm(points) * 10) / 10;

/** @returns null when it is no readable PDF: broken, encrypted or without pages. */
export async function readPdf(bytes: Uint8Array): Promise<PdfFacts | null> {
  const opened = await openPdf(bytes);
  if (!opened) return null;
  const { document, first } = opened;
  const { width, height } = first.getSize();
  const turned = first.getRotation().angle % 180 !== 0;
  return {
    pages: document.getPageCount(),
    widthMm: rounded(turned ? height : width),
    heightMm: rounded(turned ? width : height),
  };
}

/** A file cut off on its way opens and fails at the first look inside: both are one try. */
async function openPdf(bytes: Uint8Array): Promise<{ document: PDFDocument; first: PDFPage } | null> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const first = document.getPages()[0];
    return first ? { document, first } : null;
  } catch {
    return null;
  }
}

/**
 * Puts PDFs one behind the other.
 *
 * @param pages per PDF, the pages to take, counted from 1; all when absent, and those it has of those named.
 * @returns null when not one page is left.
 * @throws when a part is no readable PDF; look with `readPdf` first.
 */
export async function joinPdfs(
  parts: readonly { bytes: Uint8Array; pages?: readonly number[] }[],
): Promise<Uint8Array | null> {
  const joined = await PDFDocument.create();
  for (const { bytes, pages } of parts) {
    const source = await PDFDocument.load(bytes, { updateMetadata: false });
    const wanted = pages?.map((page) => page - 1).filter((index) => index >= 0 && index < source.getPageCount());
    for (const page of await joined.copyPages(source, wanted ?? source.getPageIndices())) joined.addPage(page);
  }
  return joined.getPageCount() === 0 ? null : joined.save();
}

/** Carrier HTML ends with a page break more often than not; nobody wants an empty label from the roll. */
export async function dropBlankPages(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const blank = document.getPages().flatMap((page, index) => (drawsNothing(page) ? [index] : []));
  if (blank.length === 0 || blank.length === document.getPageCount()) return bytes;
  for (const index of blank.reverse()) document.removePage(index);
  return document.save();
}

/** Painting operators of PDF 32000-1, tables 60, 74, 77 and 109. */
const painting = /(?:^|[\s\])>])(?:Tj|TJ|'|"|Do|sh|EI|S|s|f|F|f\*|B|B\*|b|b\*)(?=\s|$)/u;

function drawsNothing(page: PDFPage): boolean {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((part) => page.doc.context.lookup(part)) : [contents];
  return streams.every((stream) => !(stream instanceof PDFStream) || !painting.test(textOf(stream)));
}

const textOf = (stream: PDFStream) =>
  Buffer.from(stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents()).toString(
    'latin1',
  );
