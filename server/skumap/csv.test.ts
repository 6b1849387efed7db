import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from './csv';

const pairs = [
  { sku: 'MUG-1', targetSku: 'mug "blue", large' },
  { sku: '=SUM(A1)', targetSku: '@evil' },
];

describe('a SKU map as CSV', () => {
  it('comes back as it was', () => {
    expect(readCsv(writeCsv(pairs))).toEqual({ ok: true, value: pairs });
  });

  it('comes back as it was whatever is in it', () => {
    const sku = fc
      .string({ minLength: 1, maxLength: 40, unit: 'binary' })
      .map((text) => `s${text.trim()}e`.replaceAll('\0', ''));
    fc.assert(
      fc.property(fc.array(fc.record({ sku, targetSku: sku }), { minLength: 1, maxLength: 5 }), (list) => {
        expect(readCsv(writeCsv(list))).toEqual({ ok: true, value: list });
      }),
    );
  });

  it('holds no formula for a spreadsheet to run', () => {
    for (const cell of writeCsv(pairs).split(/[,\r\n]+/)) expect(cell).not.toMatch(/^[=+\-@]/);
  });

  it('is read with semicolons or tabs, without a heading, with a byte order mark', () => {
    const value = [{ sku: 'A', targetSku: 'B' }];
    expect(readCsv('A;B\n')).toEqual({ ok: true, value });
    expect(readCsv('\uFEFFsku\ttarget\nA\tB')).toEqual({ ok: true, value });
  });

  it('names the lines that are wrong', () => {
    expect(readCsv('sku,target\nA,B\nC\n')).toMatchObject({ ok: false, problems: [{ subject: '3' }] });
    expect(readCsv('  \n')).toMatchObject({ ok: false, problems: [{ code: 'skuMap.empty' }] });
  });
});
