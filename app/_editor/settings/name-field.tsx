import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FlowNode } from '../../../nodes/graph/flow-document';
import { useDrawing, useEditor } from '../editor-context';
import { kindOf } from '../node-kinds';

/** What people call this step; empty means its type's own title. */
export function NameField({ node }: { node: FlowNode }) {
  const { store } = useEditor();
  const isLocked = useDrawing(({ lock }) => lock !== null);
  const [text, setText] = useTyped(node.name ?? '');
  const rename = (name: string) => {
    setText(name);
    store.getState().dispatch({ kind: 'renameNode', nodeId: node.id, name }, { burst: `${node.id}.name` });
  };
  return (
    <TextInput
      label="Name"
      placeholder={kindOf(node)?.title ?? node.type}
      maxLength={120}
      disabled={isLocked}
      value={text}
      onChange={({ currentTarget }) => rename(currentTarget.value)}
    />
  );
}

/** Spaces at the end are dropped by the edit; while typing they must stay. An undo or another tab changes what stands here. */
function useTyped(name: string) {
  const [text, setText] = useState(name);
  const [seen, setSeen] = useState(name);
  if (name !== seen) {
    setSeen(name);
    if (name !== text.trim()) setText(name);
  }
  return [text, setText] as const;
}
