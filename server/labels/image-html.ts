import type { ImageSize } from './image-size';
import type { LabelMediaType } from './media-type';
import { type Paper, papers } from './paper';

/** What label printers print with, and so what carriers draw for, when a file does not say. */
const PRINTER_DPI = 203;
const MM_PER_INCH = 25.4;

/** How large a picture is on paper, to a tenth of a millimetre. */
export function trueSizeMm({ width, height, dpi }: ImageSize): { widthMm: number; heightMm: number } {
  const toMm = (pixels: number) => Math.round((pixels / (dpi ?? PRINTER_DPI)) * MM_PER_INCH * 10) / 10;
  return { widthMm: toMm(width), heightMm: toMm(height) };
}

/**
 * A page that shows one picture: as large as the paper allows, or at its true size when the paper is its own.
 * The picture's pixels are never smoothed, so a bar code stays a bar code.
 */
export function imageHtml(image: {
  bytes: Uint8Array;
  mediaType: LabelMediaType;
  size: ImageSize;
  paper: Paper;
}): string {
  const { bytes, mediaType, size, paper } = image;
  const own = trueSizeMm(size);
  const width = papers[paper].widthMm ?? own.widthMm;
  const height = papers[paper].heightMm ?? own.heightMm;
  const source = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
  // A hair less than the page: a picture exactly as high makes Chromium open a second, empty one.
  const box = `width:${width}mm;height:${height - 0.3}mm`;
  return `<style>@page{size:${width}mm ${height}mm;margin:0}img{display:block;${box};object-fit:contain;image-rendering:pixelated}</style><img alt="" src="${source}">`;
}
