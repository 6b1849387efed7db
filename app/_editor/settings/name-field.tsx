import { TextInput } from '@mantine/core';
import type { FlowNode } from '../../../nodes/graph/flow-document';
import { useDrawing, useEditor } from '../editor-context';
import { kindOf } from '../node-kinds';

/** What people call this step; empty means its type's own title. */
export function NameField({ node }: { node: FlowNode }) {
  const { store } = useEditor();
  const isLocked = useDrawing(({ lock }) => lock !== null);
  return (
    <TextInput
      label="Name"
      placeholder={kindOf(node)?.title ?? node.type}
      maxLength={120}
      disabled={isLocked}
      // Spaces at the end are dropped by the edit; while typing they must stay, so the input keeps its own text.
      defaultValue={node.name ?? ''}
      key={node.name === null ? 'unnamed' : 'named'}
      onChange={({ currentTarget }) =>
        store
          .getState()
          .dispatch({ kind: 'renameNode', nodeId: node.id, name: currentTarget.value }, { burst: `${node.id}.name` })
      }
    />
  );
}
