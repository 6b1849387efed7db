import { Kbd, Modal } from '@mantine/core';
import { actions, type EditorAction } from '../commands/actions';
import { sayChord } from '../commands/key-chord';
import { useEditor } from '../editor-context';
import { isMac } from '../use-palette-lines';
import classes from './shortcuts.module.css';

const groups: readonly { readonly name: EditorAction['group']; readonly title: string }[] = [
  { name: 'Build', title: 'Build' },
  { name: 'Go', title: 'Go about' },
  { name: 'Choose', title: 'Choose' },
  { name: 'Look', title: 'Look' },
  { name: 'Flow', title: 'The flow' },
];

/** What the browser or the mouse does, and so stands in no list of ours. */
const others: readonly (readonly [string, string])[] = [
  ['Ctrl C, Ctrl X, Ctrl V', 'Copy, cut, paste steps as text'],
  ['Ctrl K', 'Every action and page'],
  ['Drag on the ground', 'Choose several'],
  ['Space and drag, or the wheel', 'Move about'],
  ['Ctrl and the wheel, or pinch', 'Closer, further away'],
];

/** The page of shortcuts, made from the same list the keys work by. */
export function Shortcuts() {
  const { view } = useEditor();
  return (
    <Modal opened onClose={() => view.setState({ dialog: null })} title="Keyboard shortcuts" size="xl">
      <div className={classes['columns']}>
        {groups.map(({ name, title }) => (
          <section key={name} aria-label={title}>
            <h3 className={classes['title']}>{title}</h3>
            <dl className={classes['list']}>
              {actions
                .filter(({ group }) => group === name)
                .map((action) => (
                  <Line key={action.id} action={action} />
                ))}
            </dl>
          </section>
        ))}
        <section aria-label="Mouse, and everywhere">
          <h3 className={classes['title']}>Mouse, and everywhere</h3>
          <dl className={classes['list']}>
            {others.map(([keys, label]) => (
              <div key={keys}>
                <dt>{label}</dt>
                <dd>{keys}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Modal>
  );
}

function Line({ action: { label, keys } }: { action: EditorAction }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {keys.slice(0, 2).map((chord) => (
          <Kbd key={chord} size="xs">
            {sayChord(chord, isMac())}
          </Kbd>
        ))}
      </dd>
    </div>
  );
}
