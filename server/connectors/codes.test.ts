import { describe, expect, it } from 'vitest';
import { type CodeRules, codeFor } from './codes';

const match = (code: string, target: string) =>
  ({ kind: 'carrier', code, target, service: null, trackingUrl: null }) as const;
const known = [
  { code: 'DHL_PKT', label: 'DHL Paket', aliases: ['DHL'] },
  { code: 'DPD' },
  { code: 'GLS_1', label: 'GLS' },
  { code: 'GLS_2', label: 'gls' },
];
const find = (words: readonly (string | undefined)[], rules: Partial<CodeRules> = {}, more: object = {}) => {
  const found = codeFor(
    { matches: [], unknown: [], ...rules },
    { kind: 'carrier', words, known, destination: 'The market', ...more },
  );
  return found.ok ? (found.value?.code ?? null) : found.problems[0];
};

describe('a carrier or reason', () => {
  it('is what a person has matched, whatever the list says', () => {
    expect(find(['DPD'], { matches: [match('dpd', 'DPD_X')] })).toBe('DPD_X');
  });

  it.each([
    ['in other letters', 'd-p d', 'DPD'],
    ['by its label', 'dhl paket', 'DHL_PKT'],
    ['by another code of it', 'DHL', 'DHL_PKT'],
  ])('is found in the list %s', (_, word, code) => expect(find([word])).toBe(code));

  it('goes by the more telling word first', () => {
    expect(find(['DPD', 'DHL'])).toBe('DPD');
    expect(find([undefined, ' ', 'DHL'])).toBe('DHL_PKT');
  });

  it('is never guessed where two fit', () => {
    expect(find(['GLS'])).toMatchObject({ code: 'carrier.ambiguous', subject: 'GLS', retry: 'never' });
    const both = [match('House van', 'A'), match('house-van', 'B')];
    expect(find(['HOUSE VAN'], { matches: both })).toMatchObject({ code: 'carrier.ambiguous' });
    expect(find(['House van'], { matches: both })).toBe('A');
    expect(find(['GLS'], { matches: [match('GLS', 'GLS_2')] })).toBe('GLS_2');
  });

  it('means what its words surely mean, and nothing where they could mean two things', () => {
    const hints = [
      [/stock/i, 'EMPTY'],
      [/buyer/i, 'BUYER'],
    ] as const;
    expect(find(['Out of stock'], {}, { hints })).toBe('EMPTY');
    expect(find(['Buyer said it was out of stock'], {}, { hints })).toBeNull();
  });

  it('waits, goes plain, or goes as the one for all others, as somebody has chosen', () => {
    const rule = (policy: 'hold' | 'send', fallback: string | null = null) => ({
      unknown: [{ kind: 'carrier', policy, fallback } as const],
    });
    expect(find(['Bike Bob'])).toBeNull();
    expect(find(['Bike Bob'], rule('send', 'OTHER'))).toBe('OTHER');
    expect(find(['Bike Bob'], rule('hold'))).toMatchObject({
      code: 'carrier.unknown',
      message: 'The market has no carrier called “Bike Bob”.',
      subject: 'Bike Bob',
    });
    expect(find(['Bike Bob'], {}, { policy: 'hold' })).toMatchObject({ code: 'carrier.unknown' });
    expect(find(['Bike Bob'], rule('send'), { policy: 'hold' })).toBeNull();
    expect(find([undefined], rule('hold'))).toBeNull();
  });
});
