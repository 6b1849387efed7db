import { Input, Stack, Text } from '@mantine/core';
import { PublishChoice } from '../../../../nodes/rule/publish-choice';
import type { FieldProps } from '../field-props';
import { PublishChoiceEditor } from './publish-choice-editor';

export function PublishRuleField({ node, ui, value, error, isLocked, change }: FieldProps) {
  const parsed = PublishChoice.safeParse(value);
  return (
    <Stack gap={8} role="group" aria-label={ui.label}>
      <div>
        <Text fw={550} size="sm">
          {ui.label}
        </Text>
        {ui.help && <Input.Description>{ui.help}</Input.Description>}
      </div>
      <PublishChoiceEditor
        nodeId={node.id}
        label={ui.label}
        choice={parsed.success ? parsed.data : { kind: 'always' }}
        isLocked={isLocked}
        change={change}
      />
      {error && <Input.Error>{error}</Input.Error>}
    </Stack>
  );
}
