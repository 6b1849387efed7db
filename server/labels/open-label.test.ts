import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openLabel } from './open-label';

const fixture = (name: string) => readFileSync(new URL(`../../../shared/fixtures/labels/${name}`, import.meta.url));
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
const html = Buffer.from('<!DOCTYPE html><p>Größe</p>');

async function one(data: string | Uint8Array) {
  const opened = await openLabel({ data });
  if (!opened.ok) throw new Error(opened.problems[0]?.message);
  expect(opened.value).toHaveLength(1);
  const [label] = opened.value;
  return { type: label?.mediaType, wrapping: label?.wrapping, bytes: Buffer.from(label?.bytes ?? []) };
}

describe('a label is known by its bytes', () => {
  it.each([
    ['amazon.zpl', 'application/zpl'],
    ['amazonshipping.zpl', 'application/zpl'],
    ['auspost.zpl', 'application/zpl'],
    ['canadapost.zpl', 'application/zpl'],
    ['fedex.zpl', 'application/zpl'],
    ['ups.zpl', 'application/zpl'],
    ['usps.zpl', 'application/zpl'],
    ['dpduk.epl', 'application/epl'],
    ['dpduk.html', 'text/html'],
  ])('the official %s is %s', async (name, type) => {
    expect(await one(fixture(name))).toMatchObject({ type, wrapping: [] });
    expect(await one(fixture(name).toString('base64'))).toMatchObject({ type, wrapping: ['base64'] });
  });

  it('knows the PDF in the official ShipStation answer, and refuses it as the documentation cut it off', async () => {
    const answer = JSON.parse(fixture('shipstation-create-label-example.json').toString());
    const { labelData } = answer.response.body;
    expect(await one(labelData.replace('p...', ''))).toMatchObject({ type: 'application/pdf' });
    expect(await openLabel({ data: labelData })).toMatchObject({ ok: false });
  });
});

describe('every form of Base64 gives the same bytes', () => {
  const plain = pdf.toString('base64');
  it.each([
    ['plain', plain],
    ['url-safe', png.toString('base64url')],
    ['unpadded', plain.replace(/=+$/, '')],
    ['wrapped at 76 characters', (plain.match(/.{1,8}/g) ?? []).join('\r\n')],
    ['quoted', `"${plain}"`],
    ['a data: URI', `data:application/pdf;base64,${plain}`],
    ['a data: URI that lies about its type', `data:image/png;base64,${plain}`],
    ['Base64 of gzip', gzipSync(pdf).toString('base64')],
    ['Base64 of gzip of Base64', gzipSync(plain).toString('base64')],
    ['Base64 of a ZIP', zipOf({ 'label.pdf': pdf }).toString('base64')],
  ])('%s', async (form, data) => {
    expect((await one(data)).bytes.equals(form === 'url-safe' ? png : pdf)).toBe(true);
  });

  it('keeps the letters of HTML that came as text or as an unencoded data: URI', async () => {
    expect((await one(html.toString())).bytes.equals(html)).toBe(true);
    expect((await one(`data:text/html,${encodeURIComponent(html.toString())}`)).bytes.equals(html)).toBe(true);
  });

  it('opens every label of a ZIP and leaves its read-me aside', async () => {
    const zip = zipOf({ 'a.pdf': pdf, 'readme.txt': Buffer.from('Hello, print these.'), 'b.png': png });
    const opened = await openLabel({ data: zip });
    expect(opened.ok && opened.value.map(({ mediaType, wrapping }) => [mediaType, wrapping])).toEqual([
      ['application/pdf', ['zip']],
      ['image/png', ['zip']],
    ]);
  });
});

describe('what is no label is refused in plain words', () => {
  it.each([
    ['nothing', '', 'The label is empty.'],
    ['damaged Base64', 'JVBERi0xLj!', 'The label is not readable: its Base64 is damaged.'],
    ['a cut gzip', gzipSync(pdf).subarray(0, 20), 'The label is compressed and cannot be unpacked.'],
    ['a gzip bomb', gzipSync(Buffer.alloc(21 * 1024 * 1024)), 'The label is compressed and cannot be unpacked.'],
    ['a ZIP without labels', zipOf({ 'a.txt': Buffer.from('no, none!') }), 'The ZIP holds no label.'],
    ['a broken ZIP', zipOf({ 'a.pdf': pdf }).subarray(0, 40), 'The label came as a ZIP that cannot be opened.'],
    [
      'a word document',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      'The label is neither a PDF, an image, HTML nor printer code.',
    ],
  ])('%s', async (_what, data, message) => {
    expect(await openLabel({ data })).toMatchObject({ ok: false, problems: [{ code: 'label.unreadable', message }] });
  });

  it('compares the checksum the channel declares', async () => {
    const good = createHash('md5').update(pdf).digest('base64');
    expect(await openLabel({ data: gzipSync(pdf).toString('base64'), md5Base64: good })).toMatchObject({ ok: true });
    expect(await openLabel({ data: gzipSync(pdf).toString('base64'), md5Base64: 'AAAA' })).toMatchObject({
      ok: false,
      problems: [{ code: 'label.checksum' }],
    });
  });
});

/** A ZIP by the letter of its format (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16), so that no library vouches for itself. */
function zipOf(files: Record<string, Buffer>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...central, end]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
