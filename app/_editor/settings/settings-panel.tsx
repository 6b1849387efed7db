'use client';
import { ActionIcon, Group, Menu, ScrollArea, Stack, Text, Title } from '@mantine/core';
import { IconDots, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, memo } from 'react';
import type { FlowNode } from '../../../nodes/graph/flow-document';
import { families } from '../../_ui/families';
import { duplicateChosen, removeChosen, toggleDisabled } from '../commands/selection-commands';
import { useDrawing, useEditor } from '../editor-context';
import family from '../family.module.css';
import { NodeIcon } from '../node-icon';
import { kindOf, nameOf } from '../node-kinds';
import { LastPaper } from './last-paper';
import { NameField } from './name-field';
import { NodeHelp } from './node-help';
import { NodeProblems } from './node-problems';
import { PinnedOrderLine } from './pinned-order-line';
import { SettingsForm } from './settings-form';
import classes from './settings-panel.module.css';

/** The chosen step's settings, beside the canvas. Nothing when no step or several are chosen. */
export function SettingsPanel() {
  const node = useDrawing(({ flow, selected }) => {
    const [id, ...others] = selected;
    return others.length > 0 ? undefined : flow.nodes.find((one) => one.id === id);
  });
  return node ? <NodeSettings key={node.id} node={node} /> : null;
}

const NodeSettings = memo(function NodeSettings({ node }: { node: FlowNode }) {
  const { view, canvas } = useEditor();
  const kind = kindOf(node);
  const close = () => {
    view.setState({ isSettingsOpen: false });
    canvas.current?.focus(node.id);
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    close();
  };
  return (
    <aside
      className={classes['panel']}
      aria-label={`Settings of ${nameOf(node)}`}
      data-editor-panel="settings"
      onKeyDown={closeOnEscape}
    >
      <PanelHead node={node} onClose={close} />
      <ScrollArea className={classes['body'] ?? ''} type="auto" offsetScrollbars="y">
        <Stack gap={16} p={16}>
          <NodeProblems nodeId={node.id} />
          <NameField node={node} />
          {kind ? <SettingsForm node={node} kind={kind} /> : <Text size="sm">This step is from a newer version.</Text>}
          {kind?.family === 'document' && <LastPaper nodeId={node.id} />}
          <PinnedOrderLine />
          {kind && <NodeHelp manual={kind.manual} />}
        </Stack>
      </ScrollArea>
    </aside>
  );
});

function PanelHead({ node, onClose }: { node: FlowNode; onClose: () => void }) {
  const kind = kindOf(node);
  const isLocked = useDrawing(({ lock }) => lock !== null);
  return (
    <header className={classes['head']}>
      <span className={`${classes['icon']} ${family['family']}`} data-family={kind?.family ?? 'control'}>
        <NodeIcon name={kind?.icon} size={18} />
      </span>
      <div className={classes['titles']}>
        <Title order={2} size="h3" lineClamp={1}>
          {nameOf(node)}
        </Title>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {kind ? `${kind.title} · ${families[kind.family].label}` : node.type}
        </Text>
      </div>
      <Group gap={2} wrap="nowrap">
        {!isLocked && <NodeActions node={node} />}
        <ActionIcon aria-label="Close settings" onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </header>
  );
}

function NodeActions({ node }: { node: FlowNode }) {
  const editor = useEditor();
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon aria-label="More for this step">
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => duplicateChosen(editor)}>Duplicate</Menu.Item>
        <Menu.Item onClick={() => toggleDisabled(editor)}>{node.disabled ? 'Switch on' : 'Switch off'}</Menu.Item>
        <Menu.Item color="red" onClick={() => removeChosen(editor)}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
