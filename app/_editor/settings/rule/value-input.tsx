import { MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { facts } from '../../../../nodes/rule/facts';
import { operators } from '../../../../nodes/rule/operators';
import type { Test, TestValue } from '../../../../nodes/rule/rule';
import { useOverlay } from '../../editor-context';
import { RangeInput } from './range-input';
import classes from './rule.module.css';
import type { ValueProps } from './value-props';

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

function OneInput({ kind, ...props }: ValueProps & { kind: 'text' | 'amount' | 'date' | 'pattern' }) {
  const options = useOptions(props.test);
  return options && kind === 'text' ? (
    <OptionInput {...props} options={options} />
  ) : (
    <TypedInput {...props} kind={kind} />
  );
}

type Option = { readonly value: string; readonly label: string };

function OptionInput({ test, isLocked, change, options }: ValueProps & { options: readonly Option[] }) {
  const value = asText(test.value);
  const isKnown = options.some((option) => option.value === value);
  return (
    <NativeSelect
      size="xs"
      aria-label="Compare with"
      className={classes['value'] ?? ''}
      disabled={isLocked}
      data={isKnown ? [...options] : [{ value: '', label: 'Choose…' }, ...options]}
      value={isKnown ? value : ''}
      onChange={({ currentTarget }) => change(withValue(test, currentTarget.value))}
    />
  );
}

const typing = {
  text: { type: 'text', inputMode: 'text', placeholder: '' },
  pattern: { type: 'text', inputMode: 'text', placeholder: '^AB-\\d+$' },
  amount: { type: 'text', inputMode: 'decimal', placeholder: '0.00' },
  date: { type: 'date', inputMode: 'text', placeholder: '' },
} as const;

function TypedInput({ test, isLocked, change, kind }: ValueProps & { kind: keyof typeof typing }) {
  const { placeholder, ...input } = typing[kind];
  const value = asText(test.value);
  return (
    <TextInput
      size="xs"
      aria-label="Compare with"
      className={classes['value'] ?? ''}
      disabled={isLocked}
      {...input}
      placeholder={kind === 'text' ? (facts[test.fact].noun ?? '') : placeholder}
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
