import { expect, it } from 'vitest';
import { readStepFilters, toStepQuestion, writeStepFilters } from './step-filters';

it('keeps its filters in the address, and drops what is none of ours', () => {
  const address = '?kind=publish&hours=24&flow=nonsense&other=1';
  expect(writeStepFilters(readStepFilters(new URLSearchParams(address)))).toBe('?kind=publish&hours=24');
  expect(writeStepFilters({})).toBe('');
});

it('asks the same question for a whole minute', () => {
  const ask = (second: number) => toStepQuestion({ hours: '1' }, Date.UTC(2026, 10, 29, 9, 30, second));
  expect(ask(1)).toEqual({ since: '2026-11-29T08:30:00.000Z' });
  expect(ask(59)).toEqual(ask(1));
});
