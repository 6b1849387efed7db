import { expect, it } from 'vitest';
import { sayAction } from './action-words';

it.each([
  ['flow.draftSaved', 'Flow draft saved'],
  ['skuMap.set', 'SKU map set'],
  ['member.left', 'Member left'],
  ['denied', 'Refused'],
])('%s reads "%s"', (action, words) => {
  expect(sayAction(action)).toBe(words);
});
