import type { Editor } from '../editor-context';
import { nudge } from './move-commands';
import { openConnectMenu, openPicker, startRenaming } from './picker-commands';
import { duplicateChosen, removeChosen, selectAll, selectAlong, toggleDisabled } from './selection-commands';
import { tidyUp } from './tidy-up';
import { goBack, openSettings, walkTo } from './travel-commands';

export interface EditorAction {
  readonly id: string;
  readonly label: string;
  readonly group: 'Build' | 'Choose' | 'Go' | 'Look' | 'Flow';
  /** Ways to press it, the first one shown. "Ctrl" is Cmd on a Mac. */
  readonly keys: readonly string[];
  /** Changes the drawing: not offered where nothing can be changed. */
  readonly isEdit?: boolean;
  /** For keys that mean something only on the canvas, such as arrows. */
  readonly isForCanvas?: boolean;
  /** Part of the keyboard, but no line of the command palette. */
  readonly isHidden?: boolean;
  run(editor: Editor): void;
}

const build: readonly EditorAction[] = [
  { id: 'add', label: 'Add a step', group: 'Build', keys: ['N'], isEdit: true, run: openPicker },
  { id: 'connect', label: 'Connect to…', group: 'Build', keys: ['C'], isEdit: true, run: openConnectMenu },
  { id: 'rename', label: 'Rename', group: 'Build', keys: ['F2'], isEdit: true, run: startRenaming },
  { id: 'disable', label: 'Switch on or off', group: 'Build', keys: ['D'], isEdit: true, run: toggleDisabled },
  { id: 'duplicate', label: 'Duplicate', group: 'Build', keys: ['Ctrl+D'], isEdit: true, run: duplicateChosen },
  { id: 'remove', label: 'Remove', group: 'Build', keys: ['Delete', 'Backspace'], isEdit: true, run: removeChosen },
  {
    id: 'tidy',
    label: 'Tidy up the drawing',
    group: 'Build',
    keys: ['L'],
    isEdit: true,
    run: (editor) => void tidyUp(editor),
  },
  {
    id: 'undo',
    label: 'Undo',
    group: 'Build',
    keys: ['Ctrl+Z'],
    isEdit: true,
    run: ({ store }) => store.getState().undo(),
  },
  {
    id: 'redo',
    label: 'Redo',
    group: 'Build',
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    isEdit: true,
    run: ({ store }) => store.getState().redo(),
  },
];

const choose: readonly EditorAction[] = [
  { id: 'selectAll', label: 'Choose all steps', group: 'Choose', keys: ['Ctrl+A'], run: selectAll },
  {
    id: 'upstream',
    label: 'Choose everything before',
    group: 'Choose',
    keys: ['Shift+ArrowLeft'],
    isForCanvas: true,
    run: (editor) => selectAlong(editor, 'upstream'),
  },
  {
    id: 'downstream',
    label: 'Choose everything behind',
    group: 'Choose',
    keys: ['Shift+ArrowRight'],
    isForCanvas: true,
    run: (editor) => selectAlong(editor, 'downstream'),
  },
];

const directions = ['left', 'right', 'up', 'down'] as const;
const keyOf = { left: 'ArrowLeft', right: 'ArrowRight', up: 'ArrowUp', down: 'ArrowDown' } as const;

const go: readonly EditorAction[] = [
  ...directions.map(
    (direction): EditorAction => ({
      id: `walk-${direction}`,
      label:
        direction === 'left' || direction === 'right'
          ? `Along the wire, ${direction}`
          : `To the branch ${direction === 'up' ? 'above' : 'below'}`,
      group: 'Go',
      keys: [keyOf[direction]],
      isForCanvas: true,
      isHidden: true,
      run: (editor) => walkTo(editor, direction),
    }),
  ),
  ...directions.map(
    (direction): EditorAction => ({
      id: `nudge-${direction}`,
      label: `Move ${direction}`,
      group: 'Build',
      keys: [`Ctrl+${keyOf[direction]}`],
      isEdit: true,
      isForCanvas: true,
      isHidden: true,
      run: (editor) => nudge(editor, direction),
    }),
  ),
  { id: 'settings', label: 'Open the settings', group: 'Go', keys: ['Enter'], isForCanvas: true, run: openSettings },
  { id: 'back', label: 'Close, or let go', group: 'Go', keys: ['Escape'], isHidden: true, run: goBack },
  {
    id: 'find',
    label: 'Find in this flow',
    group: 'Go',
    keys: ['Ctrl+F'],
    run: ({ view }) => view.setState({ dialog: 'find' }),
  },
];

const look: readonly EditorAction[] = [
  { id: 'fit', label: 'Show everything', group: 'Look', keys: ['1'], run: ({ canvas }) => canvas.current?.fit() },
  { id: 'full', label: 'Full size', group: 'Look', keys: ['0'], run: ({ canvas }) => canvas.current?.zoomTo(1) },
  { id: 'closer', label: 'Closer', group: 'Look', keys: ['+', '='], run: ({ canvas }) => canvas.current?.zoomBy(1.25) },
  {
    id: 'further',
    label: 'Further away',
    group: 'Look',
    keys: ['-'],
    run: ({ canvas }) => canvas.current?.zoomBy(0.8),
  },
  {
    id: 'minimap',
    label: 'Show or hide the small map',
    group: 'Look',
    keys: ['M'],
    run: ({ view }) => view.setState(({ isMinimapOpen }) => ({ isMinimapOpen: !isMinimapOpen })),
  },
  {
    id: 'outline',
    label: 'Canvas or outline',
    group: 'Look',
    keys: ['O'],
    run: ({ view }) => view.setState(({ mode }) => ({ mode: mode === 'canvas' ? 'outline' : 'canvas' })),
  },
];

const flow: readonly EditorAction[] = [
  {
    id: 'test',
    label: 'Test with an order',
    group: 'Flow',
    keys: ['T'],
    run: ({ view }) => view.setState(({ side }) => ({ side: side === 'test' ? null : 'test' })),
  },
  {
    id: 'versions',
    label: 'Versions',
    group: 'Flow',
    keys: ['V'],
    run: ({ view }) => view.setState(({ side }) => ({ side: side === 'versions' ? null : 'versions' })),
  },
  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    group: 'Flow',
    keys: ['?'],
    run: ({ view }) => view.setState({ dialog: 'shortcuts' }),
  },
];

/** Everything that can be done by key, menu or command palette: one list for all of them, and for the page of shortcuts. */
export const actions: readonly EditorAction[] = [...build, ...choose, ...go, ...look, ...flow];
