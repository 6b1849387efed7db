import { createHash } from 'node:crypto';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { imageHtml } from './image-html';
import { readImageSize } from './image-size';
import { decodeHtml } from './label-html';
import type { LabelMediaType } from './media-type';
import type { OpenedLabel } from './open-label';
import { outsideReferences } from './outside-references';
import type { Paper } from './paper';
import { dropBlankPages, joinPdfs, readPdf } from './pdf';
import type { Renderer } from './renderer';

/** The paper: a PDF, or printer code just as it came. */
export interface ConvertedLabel {
  readonly bytes: Uint8Array;
  readonly mediaType: LabelMediaType;
  readonly sha256: string;
  /** Null for printer code, which only a printer counts. */
  readonly pages: number | null;
  readonly widthMm: number | null;
  readonly heightMm: number | null;
  /** What a label's HTML asked for and was not given. */
  readonly refused: readonly string[];
}

const brokenPdf: Problem = {
  code: 'label.unreadable',
  message: 'The label is a PDF that cannot be opened.',
  advice: 'Ask the carrier for the label again.',
  retry: 'never',
};
const printerCode: Problem = {
  code: 'label.printerCode',
  message: 'This label is printer code (ZPL or EPL): it goes to a label printer as it is and cannot be part of a PDF.',
  advice: 'Ask the carrier for PDF labels, or take this label by itself.',
  retry: 'never',
};
const noSuchPages: Problem = {
  code: 'label.noPages',
  message: 'The label has none of the pages asked for.',
  retry: 'never',
};
const brokenImage: Problem = { ...brokenPdf, message: 'The label is a picture that cannot be opened or is too large.' };

/**
 * Makes one PDF of one or several labels, in their order. Printer code by itself passes untouched.
 *
 * @param pages only for labels that are PDFs already: which pages to take, counted from 1.
 * @returns problems: `label.printerCode` for ZPL and EPL among others, `label.unreadable`, `label.noPages`, and those of the renderer.
 */
export async function convertLabel(
  renderer: Renderer,
  { labels, paper, pages }: { labels: readonly OpenedLabel[]; paper: Paper; pages?: readonly number[] },
): Promise<Result<ConvertedLabel>> {
  const [only, ...others] = labels;
  if (only && others.length === 0 && isPrinterCode(only)) return ok({ ...only, ...noFacts, refused: [] });
  const parts: Part[] = [];
  for (const label of labels) {
    const part = await toPdf(renderer, { label, paper });
    if (!part.ok) return part;
    parts.push(label.mediaType === 'application/pdf' && pages ? { bytes: part.value, pages } : { bytes: part.value });
  }
  const bytes = await joined(parts);
  if (!bytes) return failed(noSuchPages);
  const facts = await readPdf(bytes);
  if (!facts) return failed(brokenPdf);
  const refused = labels.flatMap((label) =>
    label.mediaType === 'text/html' ? outsideReferences(decodeHtml(label.bytes)) : [],
  );
  return ok({
    bytes,
    mediaType: 'application/pdf',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...facts,
    refused,
  });
}

interface Part {
  readonly bytes: Uint8Array;
  readonly pages?: readonly number[];
}

const noFacts = { pages: null, widthMm: null, heightMm: null } as const;

const isPrinterCode = ({ mediaType }: OpenedLabel) =>
  mediaType === 'application/zpl' || mediaType === 'application/epl';

/** One PDF taken whole stays as it is, to the byte. Null: none of the pages asked for exists. */
async function joined(parts: readonly Part[]): Promise<Uint8Array | null> {
  const [first, ...rest] = parts;
  return first && rest.length === 0 && !first.pages ? first.bytes : joinPdfs(parts);
}

async function toPdf(
  renderer: Renderer,
  { label, paper }: { label: OpenedLabel; paper: Paper },
): Promise<Result<Uint8Array>> {
  switch (label.mediaType) {
    case 'application/pdf':
      return (await readPdf(label.bytes)) ? ok(label.bytes) : failed(brokenPdf);
    case 'application/zpl':
    case 'application/epl':
      return failed(printerCode);
    case 'text/html':
      return rendered(renderer, { html: decodeHtml(label.bytes), paper });
    case 'image/png':
    case 'image/gif':
    case 'image/jpeg': {
      const size = readImageSize(label);
      return size ? rendered(renderer, { html: imageHtml({ ...label, size, paper }), paper }) : failed(brokenImage);
    }
  }
}

async function rendered(renderer: Renderer, page: { html: string; paper: Paper }): Promise<Result<Uint8Array>> {
  const result = await renderer.render(page);
  return result.ok ? ok(await dropBlankPages(result.value.pdf)) : result;
}
