import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { Overwrite, overwriteFields } from '../../../../nodes/rule/overwrite';
import type { Value } from '../../../../nodes/rule/value';
import type { FieldProps } from '../field-props';
import { ListFrame } from './list-frame';
import { readList } from './read-list';
import { ValueEditor } from './value-editor';

const nothing: Value = { kind: 'constant', text: '' };
const fields = Object.entries(overwriteFields).map(([value, label]) => ({ value, label }));

/** The value that is being set, whichever shape the field keeps it in. */
const valueIn = (overwrite: Overwrite): Value =>
  overwrite.field === 'tags' ? (overwrite.values[0] ?? nothing) : overwrite.value;

function asField(overwrite: Overwrite, field: string): Overwrite {
  const value = valueIn(overwrite);
  if (field === 'tags') return { field, values: [value] };
  if (field === 'attribute') return { field, name: '', value };
  return field === 'shippingMethod' ? { field, value } : { field: 'note', value };
}

const withValue = (overwrite: Overwrite, value: Value): Overwrite =>
  overwrite.field === 'tags'
    ? { field: 'tags', values: [value, ...overwrite.values.slice(1)] }
    : { ...overwrite, value };

export function OverwritesField(props: FieldProps) {
  return (
    <ListFrame<Overwrite>
      field={props}
      items={readList(Overwrite, props.value)}
      noun="field"
      makeNew={() => ({ field: 'tags', values: [nothing] })}
      draw={(overwrite, change) => (
        <OverwriteRow nodeId={props.node.id} overwrite={overwrite} isLocked={props.isLocked} change={change} />
      )}
    />
  );
}

interface RowProps {
  readonly nodeId: string;
  readonly overwrite: Overwrite;
  readonly isLocked: boolean;
  change(overwrite: Overwrite, isTyping?: boolean): void;
}

function OverwriteRow(props: RowProps) {
  const { nodeId, overwrite, isLocked, change } = props;
  return (
    <Stack gap={8}>
      <NativeSelect
        size="xs"
        aria-label="What to send differently"
        disabled={isLocked}
        data={fields}
        value={overwrite.field}
        onChange={({ currentTarget }) => change(asField(overwrite, currentTarget.value))}
      />
      {overwrite.field === 'attribute' && (
        <TextInput
          size="xs"
          aria-label="Name of the attribute"
          placeholder="Name of the attribute"
          disabled={isLocked}
          value={overwrite.name}
          onChange={({ currentTarget }) => change({ ...overwrite, name: currentTarget.value }, true)}
        />
      )}
      {overwrite.field === 'tags' ? (
        <TagValues {...props} overwrite={overwrite} />
      ) : (
        <ValueEditor
          nodeId={nodeId}
          value={overwrite.value}
          placeholder={overwriteFields[overwrite.field].toLowerCase()}
          depth={0}
          isLocked={isLocked}
          change={(value, isTyping) => change(withValue(overwrite, value), isTyping)}
        />
      )}
    </Stack>
  );
}

/** Tags are sent as a list of their own: each entry one value, together instead of the order's tags. */
function TagValues({
  nodeId,
  overwrite,
  isLocked,
  change,
}: RowProps & { overwrite: Extract<Overwrite, { field: 'tags' }> }) {
  return (
    <ListFrame<Value>
      field={{
        ui: { label: 'Only these tags', input: 'overwrites' },
        error: null,
        isLocked,
        change: (values, isTyping) => {
          const parsed = Overwrite.safeParse({ field: 'tags', values });
          if (parsed.success) change(parsed.data, isTyping);
        },
      }}
      items={overwrite.values}
      noun="tag"
      makeNew={() => nothing}
      draw={(value, changeValue) => (
        <ValueEditor
          nodeId={nodeId}
          value={value}
          placeholder="tag"
          depth={0}
          isLocked={isLocked}
          change={changeValue}
        />
      )}
    />
  );
}
