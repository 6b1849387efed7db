'use client';
import { Menu } from '@mantine/core';
import type { FlowNode } from '../../../nodes/graph/flow-document';
import { stepPath } from '../../_steps/step-view';
import { openPicker, startRenaming } from '../commands/picker-commands';
import { duplicateChosen, removeChosen, selectAlong, toggleDisabled } from '../commands/selection-commands';
import { openSettings } from '../commands/travel-commands';
import { useDrawing, useEditor } from '../editor-context';
import { nameOf } from '../node-kinds';
import { runsAddress } from '../runs-address';
import type { ViewState } from '../state/view-store';
import { copyByMenu } from '../use-clipboard';
import { ConnectItems } from './connect-items';
import classes from './node-menu.module.css';

/** The menu of a step: what can be done to it, or where it can lead. Opens where it was asked for. */
export function NodeMenu({ menu }: { menu: NonNullable<ViewState['menu']> }) {
  const editor = useEditor();
  const node = useDrawing(({ flow }) => flow.nodes.find(({ id }) => id === menu.nodeId));
  const close = () => {
    editor.view.setState({ menu: null });
    editor.canvas.current?.focus(menu.nodeId);
  };
  if (!node) return null;
  return (
    <Menu opened onClose={close} position="right-start" width={250} trapFocus>
      <Menu.Target>
        <button
          type="button"
          className={classes['anchor']}
          style={{ left: menu.window.x, top: menu.window.y }}
          tabIndex={-1}
          aria-label={`Menu of ${nameOf(node)}`}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={menu.kind === 'connect' ? 'Connect to' : 'This step'}>
        {menu.kind === 'connect' ? <ConnectItems node={node} /> : <StepItems node={node} />}
      </Menu.Dropdown>
    </Menu>
  );
}

function StepItems({ node }: { node: FlowNode }) {
  const editor = useEditor();
  const isLocked = useDrawing(({ lock }) => lock !== null);
  const connect = () => editor.view.setState(({ menu }) => ({ menu: menu && { ...menu, kind: 'connect' } }));
  const edgeIn = useDrawing(({ flow }) => flow.edges.find(({ to }) => to === node.id));
  const addBefore = () =>
    editor.view.setState(({ menu }) => ({
      picker: edgeIn && menu ? { place: { kind: 'onEdge', edgeId: edgeIn.id }, window: menu.window } : null,
    }));
  if (isLocked) {
    return (
      <>
        <Menu.Item onClick={() => openSettings(editor)}>Look at the settings</Menu.Item>
        <OrdersItem nodeId={node.id} />
        <HealthItem nodeId={node.id} />
      </>
    );
  }
  return (
    <>
      <Menu.Item rightSection="Enter" onClick={() => openSettings(editor)}>
        Settings
      </Menu.Item>
      <Menu.Item rightSection="N" onClick={() => openPicker(editor)}>
        Add a step after
      </Menu.Item>
      {edgeIn && <Menu.Item onClick={addBefore}>Add a step before</Menu.Item>}
      <Menu.Item rightSection="C" closeMenuOnClick={false} onClick={connect}>
        Connect to…
      </Menu.Item>
      <Menu.Item rightSection="F2" onClick={() => startRenaming(editor)}>
        Rename
      </Menu.Item>
      <Menu.Item rightSection="D" onClick={() => toggleDisabled(editor)}>
        {node.disabled ? 'Switch on' : 'Switch off'}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item onClick={() => void copyByMenu(editor)}>Copy</Menu.Item>
      <Menu.Item rightSection="Ctrl D" onClick={() => duplicateChosen(editor)}>
        Duplicate
      </Menu.Item>
      <OrdersItem nodeId={node.id} />
      <HealthItem nodeId={node.id} />
      <Menu.Item onClick={() => selectAlong(editor, 'upstream')}>Choose everything before</Menu.Item>
      <Menu.Item onClick={() => selectAlong(editor, 'downstream')}>Choose everything behind</Menu.Item>
      <Menu.Divider />
      <Menu.Item color="red" rightSection="Del" onClick={() => removeChosen(editor)}>
        Remove
      </Menu.Item>
    </>
  );
}

function OrdersItem({ nodeId }: { nodeId: string }) {
  const editor = useEditor();
  return (
    <Menu.Item component="a" href={runsAddress(editor, { nodeId })}>
      Show the orders that came here
    </Menu.Item>
  );
}

/** Errors over time, causes, how long it takes: the step's own page. */
function HealthItem({ nodeId }: { nodeId: string }) {
  const { workspace, flowId } = useEditor();
  return (
    <Menu.Item component="a" href={stepPath({ workspace, flowId, nodeId })}>
      Show the errors of this step
    </Menu.Item>
  );
}
