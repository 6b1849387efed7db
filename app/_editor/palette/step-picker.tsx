'use client';
import { FocusTrap, TextInput } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { addStep } from '../commands/add-commands';
import { useEditor, useView } from '../editor-context';
import family from '../family.module.css';
import type { Picker } from '../state/view-store';
import { type StepChoice, stepChoices } from './step-choices';
import classes from './step-picker.module.css';
import { StepPicture } from './step-picture';

/** The list of steps at the point where one is wanted: after N, at the end of a wire, in the middle of one. */
export function StepPicker() {
  const picker = useView((view) => view.picker);
  return picker && <OpenPicker key={`${picker.window.x} ${picker.window.y}`} picker={picker} />;
}

const WIDTH = 296;
const HEIGHT = 380;

/** Kept inside of the window. */
const spotOf = ({ window: { x, y } }: Picker) => ({
  left: Math.max(8, Math.min(x, innerWidth - WIDTH - 8)),
  top: Math.max(8, Math.min(y, innerHeight - HEIGHT - 8)),
});

function OpenPicker({ picker }: { picker: Picker }) {
  const editor = useEditor();
  const close = () => {
    editor.view.setState({ picker: null });
    const { current } = editor.store.getState();
    if (current !== null) editor.canvas.current?.focus(current);
  };
  const ref = useClickOutside<HTMLDivElement>(() => editor.view.setState({ picker: null }));
  const list = usePickerList(picker, close);
  return (
    <FocusTrap active>
      <div ref={ref} className={classes['picker']} style={spotOf(picker)} role="dialog" aria-label="Add a step">
        <TextInput
          data-autofocus
          // At once: whoever types right after N must not lose a letter.
          autoFocus
          role="combobox"
          aria-label="Search steps"
          aria-expanded
          aria-controls={list.id}
          aria-activedescendant={list.activeId}
          placeholder="Search steps"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={list.search}
          onChange={({ currentTarget }) => list.setSearch(currentTarget.value)}
          onKeyDown={list.onKeyDown}
        />
        <div id={list.id} className={classes['list']} role="listbox" aria-label="Steps">
          {list.choices.map((choice, index) => (
            <Choice
              key={choice.kind.type}
              id={`${list.id}-${index}`}
              choice={choice}
              isActive={index === list.active}
              onPick={() => list.pick(choice)}
            />
          ))}
          {list.choices.length === 0 && <p className={classes['none']}>No step of that name</p>}
        </div>
      </div>
    </FocusTrap>
  );
}

function usePickerList({ place }: Picker, close: () => void) {
  const editor = useEditor();
  const id = useId();
  const [search, setSearchText] = useState('');
  const [active, setActive] = useState(0);
  const choices = stepChoices(place, search);
  const pick = ({ kind, refusal }: StepChoice) => {
    if (refusal !== null) return;
    const added = addStep(editor, { type: kind.type, place });
    if (added !== null) editor.canvas.current?.focus(added);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((at) => Math.max(0, Math.min(choices.length - 1, at + step)));
    else if (event.key === 'Enter' && choices[active]) pick(choices[active]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const setSearch = (text: string) => {
    setSearchText(text);
    setActive(0);
  };
  return { id, search, setSearch, active, activeId: `${id}-${active}`, choices, pick, onKeyDown };
}

interface ChoiceProps {
  readonly id: string;
  readonly choice: StepChoice;
  readonly isActive: boolean;
  onPick(): void;
}

function Choice({ id, choice: { kind, refusal }, isActive, onPick }: ChoiceProps) {
  return (
    // The keyboard works in the search field above, which names the active choice.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      role="option"
      tabIndex={-1}
      className={`${classes['choice']} ${family['family']}`}
      data-family={kind.family}
      data-active={isActive || undefined}
      aria-selected={isActive}
      aria-disabled={refusal !== null}
      onClick={onPick}
    >
      <StepPicture kind={kind} />
      <span>
        <span className={classes['title']}>{kind.title}</span>
        <span className={classes['help']}>{refusal ?? kind.help}</span>
      </span>
    </div>
  );
}
