import { expect, it } from 'vitest';
import { aFlow, aPublish, aSource } from '../../../nodes/graph/a-flow';
import { birthplaces } from './birthplaces';

it('takes the orders of the accounts a flow begins at', () => {
  const flow = aFlow([aSource('in'), aSource('too', { connectionId: 'c-lantern' }), aPublish('out')], 'in.out>out');
  expect(birthplaces(flow)).toEqual(['c-harbour', 'c-lantern']);
});

it('takes the orders of the marketplace that news is carried home to', () => {
  const flow = aFlow([aSource('in', { connectionId: 'c-shop', events: ['shipped'] }), aPublish('home', 'c-harbour')]);
  expect(birthplaces(flow)).toEqual(['c-harbour', 'c-shop']);
});

it('takes any order while no account is chosen', () => {
  expect(birthplaces(aFlow([aSource('in', { connectionId: '' })]))).toEqual([]);
});
