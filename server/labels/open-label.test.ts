import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { aZip } from '../tooling/a-zip';
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
    ['Base64 of a ZIP', aZip({ 'label.pdf': pdf }).toString('base64')],
  ])('%s', async (form, data) => {
    expect((await one(data)).bytes.equals(form === 'url-safe' ? png : pdf)).toBe(true);
  });

  it('keeps the letters of HTML that came as text or as an unencoded data: URI', async () => {
    expect((await one(html.toString())).bytes.equals(html)).toBe(true);
    expect((await one(`data:text/html,${encodeURIComponent(html.toString())}`)).bytes.equals(html)).toBe(true);
  });

  it('opens every label of a ZIP and leaves its read-me aside', async () => {
    const zip = aZip({ 'a.pdf': pdf, 'readme.txt': Buffer.from('Hello, print these.'), 'b.png': png });
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
    ['a ZIP without labels', aZip({ 'a.txt': Buffer.from('no, none!') }), 'The ZIP holds no label.'],
    ['a broken ZIP', aZip({ 'a.pdf': pdf }).subarray(0, 40), 'The label came as a ZIP that cannot be opened.'],
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
