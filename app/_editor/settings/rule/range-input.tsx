import { TextInput } from '@mantine/core';
import type { TestValue } from '../../../../nodes/rule/rule';
import classes from './rule.module.css';
import type { ValueProps } from './value-props';

const endsOf = (value: TestValue | undefined) =>
  typeof value === 'object' && !Array.isArray(value) && 'from' in value
    ? { from: String(value.from), to: String(value.to) }
    : { from: '', to: '' };

/** Two ends: amounts or days. */
export function RangeInput({ test, isLocked, change, isDate }: ValueProps & { readonly isDate: boolean }) {
  const ends = endsOf(test.value);
  const input = (end: 'from' | 'to') => (
    <TextInput
      size="xs"
      type={isDate ? 'date' : 'text'}
      inputMode={isDate ? 'text' : 'decimal'}
      aria-label={end === 'from' ? 'From' : 'To'}
      className={classes['end'] ?? ''}
      disabled={isLocked}
      value={isDate ? ends[end].slice(0, 10) : ends[end]}
      onChange={({ currentTarget }) => change({ ...test, value: { ...ends, [end]: currentTarget.value } }, true)}
    />
  );
  return (
    <span className={classes['range']}>
      {input('from')}
      <span>and</span>
      {input('to')}
    </span>
  );
}
