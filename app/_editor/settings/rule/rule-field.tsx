import { Input, Stack, Text } from '@mantine/core';
import { always, Rule } from '../../../../nodes/rule/rule';
import type { FieldProps } from '../field-props';
import { usePreview } from '../use-preview';
import { GroupEditor } from './group-editor';
import { asGroup } from './rule-edits';
import { Verdict } from './verdict';

/** What is stored, or nothing asked yet where that cannot be read. */
const readRule = (value: unknown): Rule => {
  const parsed = Rule.safeParse(value);
  return parsed.success ? parsed.data : always;
};

export function RuleField({ node, ui, value, error, isLocked, change }: FieldProps) {
  return (
    <Stack gap={8} role="group" aria-label={ui.label}>
      <div>
        <Text fw={550} size="sm">
          {ui.label}
        </Text>
        {ui.help && <Input.Description>{ui.help}</Input.Description>}
      </div>
      <RuleEditor nodeId={node.id} rule={readRule(value)} isLocked={isLocked} change={change} />
      {error && <Input.Error>{error}</Input.Error>}
    </Stack>
  );
}

interface Props {
  readonly nodeId: string;
  readonly rule: Rule;
  readonly isLocked: boolean;
  change(rule: Rule, isTyping?: boolean): void;
}

/** A rule that reads like a sentence, with what it comes to on the pinned order underneath. */
export function RuleEditor({ nodeId, rule, isLocked, change }: Props) {
  const preview = usePreview(nodeId, rule);
  const group = asGroup(rule);
  return (
    <Stack gap={8}>
      <GroupEditor group={group} reason={preview?.reason ?? null} depth={0} isLocked={isLocked} change={change} />
      {preview && group.rules.length > 0 && <Verdict preview={preview} />}
    </Stack>
  );
}
