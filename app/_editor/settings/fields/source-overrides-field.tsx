import { NativeSelect, Stack } from '@mantine/core';
import { z } from 'zod';
import { PublishChoice } from '../../../../nodes/rule/publish-choice';
import { useOverlay } from '../../editor-context';
import type { FieldProps } from '../field-props';
import { ListFrame } from './list-frame';
import { PublishChoiceEditor } from './publish-choice-editor';
import { readList } from './read-list';

/** As the node stores it; while it is drawn the account may still be missing. */
const Override = z.object({ sourceConnectionId: z.string().default(''), publish: PublishChoice });
type Override = z.infer<typeof Override>;

export function SourceOverridesField(props: FieldProps) {
  return (
    <ListFrame<Override>
      field={props}
      items={readList(Override, props.value)}
      noun="exception"
      makeNew={() => ({ sourceConnectionId: '', publish: { kind: 'never' } })}
      draw={(override, change) => (
        <OverrideRow nodeId={props.node.id} override={override} isLocked={props.isLocked} change={change} />
      )}
    />
  );
}

interface RowProps {
  readonly nodeId: string;
  readonly override: Override;
  readonly isLocked: boolean;
  change(override: Override, isTyping?: boolean): void;
}

function OverrideRow({ nodeId, override, isLocked, change }: RowProps) {
  const connections = useOverlay((state) => state.connections);
  const accounts = [...connections.values()].map(({ id, name }) => ({ value: id, label: name }));
  const isKnown = connections.has(override.sourceConnectionId);
  return (
    <Stack gap={8}>
      <NativeSelect
        size="xs"
        label="When the order comes from"
        disabled={isLocked}
        data={isKnown ? accounts : [{ value: '', label: 'Choose an account…' }, ...accounts]}
        value={isKnown ? override.sourceConnectionId : ''}
        onChange={({ currentTarget }) => change({ ...override, sourceConnectionId: currentTarget.value })}
      />
      <PublishChoiceEditor
        nodeId={nodeId}
        label="Publish"
        choice={override.publish}
        isLocked={isLocked}
        change={(publish, isTyping) => change({ ...override, publish }, isTyping)}
      />
    </Stack>
  );
}
