import { MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { facts } from '../../../../nodes/rule/facts';
import { operators } from '../../../../nodes/rule/operators';
import type { Test, TestValue } from '../../../../nodes/rule/rule';
import { useOverlay } from '../../editor-context';
import { RangeInput } from './range-input';
import classes from './rule.module.css';

export interface ValueProps {
  readonly test: Test;
  readonly isLocked: boolean;
  change(test: Test, isTyping?: boolean): void;
}

/** The values a fact can have, where they are known: its own words, or the accounts. */
function useOptions(test: Test) {
  const connections = useOverlay((state) => state.connections);
  return useMemo(() => {
    const fact = facts[test.fact];
    if (fact.isConnection) return [...connections.values()].map(({ id, name }) => ({ value: id, label: name }));
    return fact.options ? Object.entries(fact.options).map(([value, label]) => ({ value, label })) : null;
  }, [connections, test.fact]);
}

const withValue = (test: Test, value: TestValue | undefined): Test => {
  const { value: _old, ...rest } = test;
  return value === undefined ? rest : { ...rest, value };
};

const asText = (value: TestValue | undefined) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const asTexts = (value: TestValue | undefined) =>
  Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : [];

/** Asks for what to compare with, in the way the operator needs it. */
export function ValueInput(props: ValueProps) {
  const { input } = operators[props.test.operator].value;
  switch (input) {
    case 'none':
      return null;
    case 'list':
      return <ListInput {...props} />;
    case 'hours':
      return <HoursInput {...props} />;
    case 'amountRange':
    case 'dateRange':
      return <RangeInput {...props} isDate={input === 'dateRange'} />;
    case 'text':
    case 'amount':
    case 'date':
    case 'pattern':
      return <OneInput {...props} kind={input} />;
  }
}

function OneInput({ test, isLocked, change, kind }: ValueProps & { kind: 'text' | 'amount' | 'date' | 'pattern' }) {
  const options = useOptions(test);
  const common = {
    size: 'xs',
    'aria-label': 'Compare with',
    className: classes['value'] ?? '',
    disabled: isLocked,
  } as const;
  const value = asText(test.value);
  if (options && kind === 'text') {
    const data = options.some((option) => option.value === value)
      ? options
      : [{ value: '', label: 'Choose…' }, ...options];
    return (
      <NativeSelect
        {...common}
        data={data}
        value={value}
        onChange={({ currentTarget }) => change(withValue(test, currentTarget.value))}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={kind === 'date' ? 'date' : 'text'}
      inputMode={kind === 'amount' ? 'decimal' : 'text'}
      data-mono={kind === 'pattern' || undefined}
      placeholder={facts[test.fact].noun ?? (kind === 'amount' ? '0.00' : '')}
      value={kind === 'date' ? value.slice(0, 10) : value}
      onChange={({ currentTarget }) => change(withValue(test, currentTarget.value), true)}
    />
  );
}

function ListInput({ test, isLocked, change }: ValueProps) {
  const options = useOptions(test);
  const common = {
    size: 'xs' as const,
    'aria-label': 'Compare with any of',
    className: classes['list'] ?? '',
    disabled: isLocked,
    value: [...asTexts(test.value)],
    onChange: (texts: string[]) => change(withValue(test, texts)),
  };
  if (options) return <MultiSelect {...common} data={options} />;
  const placeholder = asTexts(test.value).length === 0 ? 'Type and press Enter' : '';
  return <TagsInput {...common} placeholder={placeholder} acceptValueOnBlur splitChars={[',', ';']} />;
}

function HoursInput({ test, isLocked, change }: ValueProps) {
  return (
    <NumberInput
      size="xs"
      aria-label="Hours"
      suffix={test.value === 1 ? ' hour' : ' hours'}
      min={1}
      className={classes['value'] ?? ''}
      disabled={isLocked}
      value={typeof test.value === 'number' ? test.value : ''}
      onChange={(hours) => change(withValue(test, typeof hours === 'number' ? hours : undefined), true)}
    />
  );
}
