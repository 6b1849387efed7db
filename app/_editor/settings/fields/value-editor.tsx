import { NativeSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { facts } from '../../../../nodes/rule/facts';
import { firstQuestion } from '../../../../nodes/rule/rule';
import type { Value } from '../../../../nodes/rule/value';
import { factGroups, isFactId } from '../rule/rule-edits';
import { RuleEditor } from '../rule/rule-field';
import classes from './value-editor.module.css';

interface Props {
  readonly nodeId: string;
  readonly value: Value;
  /** What is set: "tag". */
  readonly placeholder: string;
  readonly depth: number;
  readonly isLocked: boolean;
  change(value: Value, isTyping?: boolean): void;
}

const MOST_CHOICES = 4;
const kinds = { constant: 'this text', fact: 'a field of the order', if: 'a choice: if … then … otherwise' } as const;
const nothing: Value = { kind: 'constant', text: '' };

/** Another way of giving the value; a text that was typed becomes the first branch of a choice. */
function asKind(value: Value, kind: string): Value {
  if (kind === 'fact') return { kind: 'fact', fact: 'number' };
  if (kind === 'if') return { kind: 'if', rule: firstQuestion, yes: value, no: nothing };
  return value.kind === 'if' && value.yes.kind === 'constant' ? value.yes : nothing;
}

/** A text to set: written out, taken from the order, or chosen by a condition. */
export function ValueEditor(props: Props) {
  const { value, depth, isLocked, change, placeholder } = props;
  const offered = Object.entries(kinds).filter(([kind]) => kind !== 'if' || depth < MOST_CHOICES);
  return (
    <Stack gap={6}>
      <NativeSelect
        size="xs"
        aria-label={`Where the ${placeholder} comes from`}
        disabled={isLocked}
        data={offered.map(([kind, label]) => ({ value: kind, label }))}
        value={value.kind}
        onChange={({ currentTarget }) => change(asKind(value, currentTarget.value))}
      />
      <ByKind {...props} />
    </Stack>
  );
}

function ByKind({ value, ...rest }: Props) {
  switch (value.kind) {
    case 'constant':
      return <Constant value={value} {...rest} />;
    case 'fact':
      return <Field value={value} {...rest} />;
    case 'if':
      return <Choice value={value} {...rest} />;
  }
}

type Of<Kind extends Value['kind']> = Omit<Props, 'value'> & { readonly value: Extract<Value, { kind: Kind }> };

function Constant({ value, placeholder, isLocked, change }: Of<'constant'>) {
  return (
    <TextInput
      size="xs"
      aria-label={`The ${placeholder}`}
      placeholder={`Leave empty for no ${placeholder}`}
      disabled={isLocked}
      value={value.text}
      onChange={({ currentTarget }) => change({ kind: 'constant', text: currentTarget.value }, true)}
    />
  );
}

function Field({ value, isLocked, change }: Of<'fact'>) {
  const { param } = facts[value.fact];
  return (
    <>
      <Select
        size="xs"
        aria-label="Which field of the order"
        disabled={isLocked}
        data={factGroups.map(({ group, items }) => ({ group, items: [...items] }))}
        searchable
        allowDeselect={false}
        value={value.fact}
        onChange={(id) => id && isFactId(id) && change({ kind: 'fact', fact: id })}
      />
      {param !== undefined && (
        <TextInput
          size="xs"
          aria-label={param}
          placeholder={param}
          disabled={isLocked}
          value={value.param ?? ''}
          onChange={({ currentTarget }) => change({ ...value, param: currentTarget.value }, true)}
        />
      )}
    </>
  );
}

function Choice({ nodeId, value, placeholder, depth, isLocked, change }: Of<'if'>) {
  const branch = (name: 'yes' | 'no', label: string) => (
    <div className={classes['branch']}>
      <Text size="xs" fw={600}>
        {label}
      </Text>
      <ValueEditor
        nodeId={nodeId}
        value={value[name]}
        placeholder={placeholder}
        depth={depth + 1}
        isLocked={isLocked}
        change={(next, isTyping) => change({ ...value, [name]: next }, isTyping)}
      />
    </div>
  );
  return (
    <Stack gap={8}>
      <div className={classes['branch']}>
        <Text size="xs" fw={600}>
          If
        </Text>
        <RuleEditor
          nodeId={nodeId}
          rule={value.rule}
          isLocked={isLocked}
          change={(rule, isTyping) => change({ ...value, rule }, isTyping)}
        />
      </div>
      {branch('yes', 'then')}
      {branch('no', 'otherwise')}
    </Stack>
  );
}
