import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from './csv';

const one = { units: 1, further: [] };
const pairs = [
  { sku: 'MUG-1', targetSku: 'mug "blue", large', ...one },
  { sku: '=SUM(A1)', targetSku: '@evil', ...one },
  { sku: 'SIX-PACK', targetSku: 'MUG-1', units: 6, further: [] },
  { sku: 'HAMPER', targetSku: 'MUG-1', units: 1, further: [{ sku: 'TEA;1', units: 2 }] },
];

describe('a SKU map as CSV', () => {
  it('comes back as it was', () => {
    expect(readCsv(writeCsv(pairs))).toEqual({ ok: true, value: pairs });
  });

  it('comes back as it was whatever is in it', () => {
    const sku = fc
      .string({ minLength: 1, maxLength: 40, unit: 'binary' })
      .map((text) => `s${text.trim()}e`.replaceAll('\0', ''));
    const units = fc.integer({ min: 1, max: 9999 });
    const further = fc.array(fc.record({ sku, units }), { maxLength: 3 });
    const match = fc.record({ sku, targetSku: sku, units, further });
    fc.assert(
      fc.property(fc.array(match, { minLength: 1, maxLength: 5 }), (list) => {
        expect(readCsv(writeCsv(list))).toEqual({ ok: true, value: list });
      }),
    );
  });

  it('holds no formula for a spreadsheet to run', () => {
    for (const cell of writeCsv(pairs).split(/[,\r\n]+/)) expect(cell).not.toMatch(/^[=+\-@]/);
  });

  it('is read with semicolons or tabs, without a heading, with a byte order mark', () => {
    const value = [{ sku: 'A', targetSku: 'B', ...one }];
    expect(readCsv('A;B\n')).toEqual({ ok: true, value });
    expect(readCsv('\uFEFFsku\ttarget\nA\tB')).toEqual({ ok: true, value });
  });

  it('names the lines that are wrong', () => {
    expect(readCsv('sku,target\nA,B\nC\n')).toMatchObject({ ok: false, problems: [{ subject: '3' }] });
    expect(readCsv('A,B,0\nA,B,1,,2\nA,B,many')).toMatchObject({
      problems: ['1', '2', '3'].map((subject) => ({ subject })),
    });
    expect(readCsv('  \n')).toMatchObject({ ok: false, problems: [{ code: 'skuMap.empty' }] });
  });
});
