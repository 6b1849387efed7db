import { expect, it } from 'vitest';
import { sayFormats, takesFormat } from './capability';

it('names formats as people do', () => {
  expect(sayFormats(['application/pdf'])).toBe('PDF');
  expect(sayFormats(['application/pdf', 'image/png', 'application/zpl'])).toBe('PDF, PNG or ZPL');
  expect(sayFormats(['application/x-own'])).toBe('application/x-own');
});

it('takes any format where none is named, and what nobody has looked into', () => {
  expect(takesFormat({}, 'text/html')).toBe(true);
  expect(takesFormat({ formats: ['application/pdf'] }, undefined)).toBe(true);
  expect(takesFormat({ formats: ['application/pdf'] }, 'text/html')).toBe(false);
});
