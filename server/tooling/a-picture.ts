import { crc32, deflateSync } from 'node:zlib';

/** A PNG of one bit per pixel that says its resolution, black; or grey noise that no compression makes smaller. */
export function aPng({
  width,
  height,
  dpi,
  noise,
}: {
  width: number;
  height: number;
  dpi: number;
  noise?: Buffer;
}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([noise ? 8 : 1, 0, 0, 0, 0], 8);
  const physical = Buffer.alloc(9);
  const perMetre = Math.round(dpi / 0.0254);
  physical.writeUInt32BE(perMetre, 0);
  physical.writeUInt32BE(perMetre, 4);
  physical.writeUInt8(1, 8);
  const row = 1 + (noise ? width : Math.ceil(width / 8));
  const rows = Buffer.alloc(row * height);
  // A filter byte begins every row; noise leaves it at "none".
  if (noise) for (let y = 0; y < height; y += 1) noise.copy(rows, y * row + 1, y * width, (y + 1) * width);
  const parts = [
    chunk('IHDR', header),
    chunk('pHYs', physical),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

function chunk(name: string, body: Buffer): Buffer {
  const framed = Buffer.concat([Buffer.alloc(4), Buffer.from(name), body, Buffer.alloc(4)]);
  framed.writeUInt32BE(body.length, 0);
  framed.writeUInt32BE(crc32(framed.subarray(4, -4)), framed.length - 4);
  return framed;
}
