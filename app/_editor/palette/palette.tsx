'use client';
import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { families } from '../../_ui/families';
import { addStep, placeFor } from '../commands/add-commands';
import { useDrawing, useEditor, useView } from '../editor-context';
import family from '../family.module.css';
import classes from './palette.module.css';
import { type StepChoice, stepChoices } from './step-choices';
import { StepPicture } from './step-picture';
import { usePaletteDrag } from './use-palette-drag';

/** All steps there are, to drag onto the canvas or to click: those that can come next stand first. */
export const Palette = memo(function Palette() {
  const { view } = useEditor();
  const isOpen = useView((state) => state.isPaletteOpen);
  const isLocked = useDrawing(({ lock }) => lock !== null);
  if (isLocked) return null;
  const Sign = isOpen ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand;
  const label = isOpen ? 'Hide the steps' : 'Show the steps';
  return (
    <aside className={classes['palette']} data-open={isOpen || undefined} aria-label="Steps">
      <header className={classes['head']}>
        {isOpen && <h2 className={classes['heading']}>Steps</h2>}
        <Tooltip label={label}>
          <ActionIcon
            aria-label={label}
            aria-expanded={isOpen}
            onClick={() => view.setState({ isPaletteOpen: !isOpen })}
          >
            <Sign size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      {isOpen && <PaletteBody />}
    </aside>
  );
});

/** The step new ones would follow: the one that is chosen, when it is one. */
function useFollowed() {
  return useDrawing(({ selected }) => {
    const [id, ...others] = selected;
    return others.length === 0 ? (id ?? null) : null;
  });
}

function PaletteBody() {
  const [search, setSearch] = useState('');
  const followed = useFollowed();
  const choices = stepChoices(followed === null ? null : { kind: 'after', nodeId: followed, port: '' }, search);
  return (
    <>
      <TextInput
        size="xs"
        className={classes['search'] ?? ''}
        aria-label="Search steps"
        placeholder="Search"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      <ul className={classes['list']}>
        {choices.map((choice) => (
          <PaletteItem key={choice.kind.type} choice={choice} />
        ))}
        {choices.length === 0 && <li className={classes['none']}>No step of that name.</li>}
      </ul>
      <p className={classes['hint']}>Drag a step onto the canvas or a wire, or press N.</p>
    </>
  );
}

function PaletteItem({ choice: { kind } }: { choice: StepChoice }) {
  const editor = useEditor();
  const drag = usePaletteDrag(kind.type);
  const add = () => {
    if (drag.hasJustDragged()) return;
    const added = addStep(editor, { type: kind.type, place: placeFor(editor, kind.type) });
    if (added !== null) editor.canvas.current?.focus(added);
  };
  return (
    <li>
      <button
        type="button"
        className={`${classes['item']} ${family['family']}`}
        data-family={kind.family}
        onClick={add}
        onPointerDown={drag.onPointerDown}
      >
        <StepPicture kind={kind} />
        <span className={classes['words']}>
          <span className={classes['title']}>
            {kind.title}
            <span className={classes['hidden']}>, {families[kind.family].label}</span>
          </span>
          <span className={classes['help']}>{kind.help}</span>
        </span>
      </button>
    </li>
  );
}
