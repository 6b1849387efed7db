import { expect, it } from 'vitest';
import { readPages } from './pages';

it.each([
  ['', null],
  [' ', null],
  ['1', [1]],
  ['1-2, 4', [1, 2, 4]],
  ['3,1', [3, 1]],
])('pages %j are %j', (text, pages) => expect(readPages(text)).toEqual(pages));

it.each(['0', 'first', '2-1', '1-', '1;2', '1-21', '1,,2', '-1'])('%j is no choice of pages', (text) =>
  expect(readPages(text)).toBeUndefined(),
);
