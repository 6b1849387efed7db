import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { FlowNode } from '../../../nodes/graph/flow-document';
import { goToNode } from '../commands/go-to-node';
import { standOn } from '../commands/stand-on';
import { useDrawing, useEditor, useOverlay, useView } from '../editor-context';
import family from '../family.module.css';
import { NodeIcon } from '../node-icon';
import { kindOf, nameOf } from '../node-kinds';
import { RenameField } from '../rename-field';
import classes from './outline.module.css';

/** One step: a button that opens its settings. Its name, kind, what it does, what is wrong. */
export function OutlineRow({ node }: { node: FlowNode }) {
  const editor = useEditor();
  const isCurrent = useDrawing(({ current }) => current === node.id);
  const isSelected = useDrawing(({ selected }) => selected.has(node.id));
  const isRenaming = useView(({ renaming }) => renaming === node.id);
  const lit = useOverlay(({ trace }) => (trace?.stepOf.has(node.id) ? trace.kind : undefined));
  const kind = kindOf(node);
  if (isRenaming) return <RenameField node={node} />;
  return (
    <button
      type="button"
      className={`${classes['row']} ${family['family']}`}
      data-row={node.id}
      data-family={kind?.family ?? 'control'}
      data-selected={isSelected || undefined}
      data-off={node.disabled || undefined}
      data-lit={lit}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => standOn(editor.store, { nodeId: node.id, isChoosing: true })}
      onClick={() => goToNode(editor, node.id)}
    >
      <span className={classes['icon']}>
        <NodeIcon name={kind?.icon} />
      </span>
      <span className={classes['words']}>
        <span className={classes['name']}>
          {nameOf(node)}
          {node.name !== null && <span className={classes['kind']}> {kind?.title ?? node.type}</span>}
          {node.disabled && <span className={classes['kind']}> · off</span>}
        </span>
        <Summary node={node} />
      </span>
    </button>
  );
}

function Summary({ node }: { node: FlowNode }) {
  const problems = useOverlay(({ problemsOf }) => problemsOf.get(node.id));
  const connections = useOverlay((state) => state.connections);
  const summary = useMemo(() => kindOf(node)?.summary(node.settings, { connections }), [node, connections]);
  const worst = problems?.find(({ severity }) => severity !== 'warning') ?? problems?.[0];
  if (!worst) return <span className={classes['summary']}>{summary ?? kindOf(node)?.help}</span>;
  return (
    <span className={classes['problem']}>
      <IconAlertTriangle size={14} role="img" aria-label="Problem:" />
      {worst.message}
    </span>
  );
}
