'use client';
import { ActionIcon, Button, Group, SegmentedControl, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconFlask, IconHistory } from '@tabler/icons-react';
import type { FlowView } from '../../../server/flows/get-flow';
import { StateBadge } from '../../_ui/state-badge';
import { useDrawing, useEditor, useView } from '../editor-context';
import classes from './bar.module.css';
import { FlowMenu } from './flow-menu';
import { FlowName } from './flow-name';
import { PublishButton } from './publish-button';
import { SaveStateText } from './save-state';
import { useDraftState } from './use-draft-state';

/** Name, state, undo, Test and Publish. */
export function Bar({ flow }: { flow: FlowView }) {
  const { autosave } = useEditor();
  const isViewer = useDrawing(({ lock }) => lock?.kind === 'viewer');
  const draft = useDraftState(flow);
  return (
    <header className={classes['bar']}>
      <FlowName name={flow.name} />
      <StateBadge state={flow.live && draft.changes?.length === 0 ? 'flowing' : 'draft'} word={draft.words} />
      {autosave && !isViewer && <SaveStateText autosave={autosave} />}
      <Group gap={6} wrap="nowrap" className={classes['right'] ?? ''}>
        {!isViewer && <UndoButtons />}
        <ModeSwitch />
        <SideButtons />
        {!isViewer && <PublishButton flow={flow} draft={draft} />}
        <FlowMenu flow={flow} isChanged={(draft.changes?.length ?? 0) > 0} />
      </Group>
    </header>
  );
}

function UndoButtons() {
  const { store } = useEditor();
  const back = useDrawing(({ history }) => history.past.at(-1)?.what);
  const again = useDrawing(({ history }) => history.future[0]?.what);
  const isLocked = useDrawing(({ lock }) => lock !== null);
  return (
    <>
      <Tooltip label={back ? `Undo: ${back} (Ctrl Z)` : 'Nothing to undo'}>
        <ActionIcon aria-label="Undo" disabled={isLocked || !back} onClick={() => store.getState().undo()}>
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={again ? `Redo: ${again} (Ctrl Shift Z)` : 'Nothing to redo'}>
        <ActionIcon aria-label="Redo" disabled={isLocked || !again} onClick={() => store.getState().redo()}>
          <IconArrowForwardUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

const modes = [
  { value: 'canvas', label: 'Canvas' },
  { value: 'outline', label: 'Outline' },
];

function ModeSwitch() {
  const { view } = useEditor();
  const mode = useView((state) => state.mode);
  return (
    <SegmentedControl
      size="xs"
      aria-label="Show the flow as"
      className={classes['modes'] ?? ''}
      data={modes}
      value={mode}
      onChange={(next) => view.setState({ mode: next === 'outline' ? 'outline' : 'canvas' })}
    />
  );
}

function SideButtons() {
  const { view } = useEditor();
  const side = useView((state) => state.side);
  const toggle = (name: 'test' | 'versions') => view.setState({ side: side === name ? null : name });
  return (
    <>
      <Tooltip label="Versions">
        <ActionIcon aria-label="Versions" aria-pressed={side === 'versions'} onClick={() => toggle('versions')}>
          <IconHistory size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Button
        size="xs"
        variant="default"
        aria-pressed={side === 'test'}
        leftSection={<IconFlask size={15} aria-hidden className={classes['testIcon']} />}
        onClick={() => toggle('test')}
      >
        Test
      </Button>
    </>
  );
}
