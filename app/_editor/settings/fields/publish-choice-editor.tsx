import { SegmentedControl, Stack } from '@mantine/core';
import type { PublishChoice } from '../../../../nodes/rule/publish-choice';
import { firstQuestion } from '../../../../nodes/rule/rule';
import { RuleEditor } from '../rule/rule-field';

const kinds = [
  { value: 'always', label: 'Always' },
  { value: 'rule', label: 'Only if…' },
  { value: 'never', label: 'Never' },
];

function asKind(kind: string): PublishChoice {
  if (kind === 'rule') return { kind, rule: firstQuestion };
  return kind === 'never' ? { kind } : { kind: 'always' };
}

interface Props {
  readonly nodeId: string;
  readonly label: string;
  readonly choice: PublishChoice;
  readonly isLocked: boolean;
  change(choice: PublishChoice, isTyping?: boolean): void;
}

/** Always, never, or only if a condition is true. */
export function PublishChoiceEditor({ nodeId, label, choice, isLocked, change }: Props) {
  return (
    <Stack gap={8}>
      <SegmentedControl
        aria-label={label}
        size="xs"
        fullWidth
        disabled={isLocked}
        data={kinds}
        value={choice.kind}
        onChange={(kind) => change(asKind(kind))}
      />
      {choice.kind === 'rule' && (
        <RuleEditor
          nodeId={nodeId}
          rule={choice.rule}
          isLocked={isLocked}
          change={(rule, isTyping) => change({ kind: 'rule', rule }, isTyping)}
        />
      )}
    </Stack>
  );
}
