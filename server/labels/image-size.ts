import type { LabelMediaType } from './media-type';

/** Size in pixels, and dots per inch where the file says so. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
  readonly dpi: number | null;
}

/** Pixels a browser will unpack: 12,000 × 12,000 is 60 × 60 cm at 508 dpi. More is no label but a bomb. */
const MAX_PIXELS = 144_000_000;
const METRES_PER_INCH = 0.0254;

/** Reads the size from the header alone. @returns null when the header is broken or the picture too large to be a label. */
export function readImageSize({
  bytes,
  mediaType,
}: {
  bytes: Uint8Array;
  mediaType: LabelMediaType;
}): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = readers[mediaType]?.(view) ?? null;
    return size && size.width > 0 && size.height > 0 && size.width * size.height <= MAX_PIXELS ? size : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const readers: Partial<Record<LabelMediaType, (view: DataView) => ImageSize | null>> = {
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20), dpi: pngDpi(view) }),
  'image/gif': (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true), dpi: null }),
  'image/jpeg': readJpeg,
};

/** Chunk pHYs (PNG specification 11.3.4.3): dots per metre, before the first IDAT. */
function pngDpi(view: DataView): number | null {
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const name = view.getUint32(at + 4);
    if (name === 0x49444154) return null; // IDAT
    if (name === 0x70485973 && view.getUint8(at + 16) === 1)
      return Math.round(view.getUint32(at + 8) * METRES_PER_INCH);
  }
  return null;
}

/** Walks the markers to the frame header (any SOF but DHT, JPG, DAC), remembering JFIF's density on the way. */
function readJpeg(view: DataView): ImageSize | null {
  let dpi: number | null = null;
  for (let at = 2; at + 4 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xe0 && view.getUint8(at + 11) === 1) dpi = view.getUint16(at + 12);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5), dpi };
    }
  }
  return null;
}
