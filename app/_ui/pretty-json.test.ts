import { expect, it } from 'vitest';
import { prettyJson } from './pretty-json';

it('indents a message for reading', () => {
  expect(prettyJson('{"a":[1,2]}')).toBe('{\n  "a": [\n    1,\n    2\n  ]\n}');
});

it('indents the body below header lines', () => {
  expect(prettyJson('content-type: application/json\n\n{"a":1}')).toBe(
    'content-type: application/json\n\n{\n  "a": 1\n}',
  );
});

it.each([
  ['text that is no JSON', 'id;total\n1;2'],
  ['a number with more digits than a computer keeps', '{"id":12345678901234567890}'],
  ['a price whose last zero counts', '{"total":49.90}'],
])('shows %s exactly as it came', (_case, text) => {
  expect(prettyJson(text)).toBe(text);
});
