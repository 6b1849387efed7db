import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { type Assignment, assignments, TagRule } from '../../../../nodes/rule/tag-rule';
import type { FieldProps } from '../field-props';
import { ListFrame } from './list-frame';
import { readList } from './read-list';
import { ValueEditor } from './value-editor';

const isAssignment = (text: string): text is Assignment => text in assignments;
const options = Object.entries(assignments).map(([value, { label }]) => ({ value, label }));

export function TagRulesField(props: FieldProps) {
  return (
    <ListFrame<TagRule>
      field={props}
      items={readList(TagRule, props.value)}
      noun="rule"
      isOrdered
      makeNew={() => ({ set: 'addTag', value: { kind: 'constant', text: '' } })}
      draw={(rule, change) => <RuleRow nodeId={props.node.id} rule={rule} isLocked={props.isLocked} change={change} />}
    />
  );
}

interface RowProps {
  readonly nodeId: string;
  readonly rule: TagRule;
  readonly isLocked: boolean;
  change(rule: TagRule, isTyping?: boolean): void;
}

function RuleRow({ nodeId, rule, isLocked, change }: RowProps) {
  return (
    <Stack gap={8}>
      <NativeSelect
        size="xs"
        aria-label="What to set"
        disabled={isLocked}
        data={options}
        value={rule.set}
        onChange={({ currentTarget }) =>
          isAssignment(currentTarget.value) && change({ ...rule, set: currentTarget.value })
        }
      />
      {rule.set === 'attribute' && (
        <TextInput
          size="xs"
          aria-label="Name of the attribute"
          placeholder="Name of the attribute"
          disabled={isLocked}
          value={rule.name ?? ''}
          onChange={({ currentTarget }) => change({ ...rule, name: currentTarget.value }, true)}
        />
      )}
      <ValueEditor
        nodeId={nodeId}
        value={rule.value}
        placeholder={assignments[rule.set].noun}
        depth={0}
        isLocked={isLocked}
        change={(value, isTyping) => change({ ...rule, value }, isTyping)}
      />
    </Stack>
  );
}
