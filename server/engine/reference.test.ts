import { expect, it } from 'vitest';
import { type EffectIdentity, referenceFor } from './reference';

const effect: EffectIdentity = {
  workspaceId: 'w',
  sourceConnectionId: 'market',
  sourceOrderId: '1001',
  destinationId: 'store',
  operation: 'order',
  revision: 'created',
};

it('is the same for the same effect, and fits any text field', () => {
  expect(referenceFor(effect)).toBe(referenceFor({ ...effect }));
  expect(referenceFor(effect)).toMatch(/^sl[a-z2-7]{24}$/);
});

it.each(Object.keys(effect))('differs when the %s differs', (part) => {
  expect(referenceFor({ ...effect, [part]: 'other' })).not.toBe(referenceFor(effect));
});

it('keeps its parts apart, whatever characters they hold', () => {
  const one = referenceFor({ ...effect, sourceOrderId: '1","2', destinationId: '3' });
  expect(one).not.toBe(referenceFor({ ...effect, sourceOrderId: '1', destinationId: '2","3' }));
});
