import { expect, it } from 'vitest';
import { isSignedOut, problemsOf, sayProblems } from './problems-of';

const failure = (data: object) => Object.assign(new Error('x'), { data });

it('passes on the problems the server names', () => {
  const problem = { code: 'sku.unknown', message: 'No such SKU.', advice: 'Match it.', retry: 'never' };
  const error = failure({ code: 'BAD_REQUEST', problems: [problem] });
  expect(problemsOf(error)).toEqual([problem]);
  expect(sayProblems(error)).toBe('No such SKU. Match it.');
});

it.each([
  ['a network that is down', new TypeError('Failed to fetch'), 'server.unreachable'],
  ['a bug of ours', failure({ code: 'INTERNAL_SERVER_ERROR', problems: [] }), 'server.unexpected'],
  ['a role that does not suffice', failure({ code: 'FORBIDDEN', problems: [] }), 'access.denied'],
  ['an ended session', failure({ code: 'UNAUTHORIZED', problems: [] }), 'session.ended'],
])('has plain words for %s', (_case, error, code) => {
  expect(problemsOf(error).map((problem) => problem.code)).toEqual([code]);
});

it('knows an ended session from anything else', () => {
  expect(isSignedOut(failure({ code: 'UNAUTHORIZED' }))).toBe(true);
  expect(isSignedOut(new TypeError('Failed to fetch'))).toBe(false);
});
