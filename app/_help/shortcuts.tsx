import { Kbd } from '@mantine/core';
import classes from './help-page.module.css';

interface Shortcut {
  readonly does: string;
  readonly keys: readonly string[];
}

/** Those of every page; the canvas lists its own behind its "?" key. */
const shortcuts: readonly Shortcut[] = [
  { does: 'Search orders, flows and actions', keys: ['Ctrl', 'K'] },
  { does: 'Search in the list of orders', keys: ['/'] },
  { does: 'Next and previous line of a list', keys: ['↓', '↑'] },
  { does: 'Open the line', keys: ['Enter'] },
  { does: 'Close what is open', keys: ['Esc'] },
  { does: 'All keys of the canvas, while it is open', keys: ['?'] },
];

/** The keys, as a table. */
export function Shortcuts() {
  return (
    <table className={classes['keys']}>
      <tbody>
        {shortcuts.map(({ does, keys }) => (
          <tr key={does}>
            <th scope="row">{does}</th>
            <td>
              {keys.map((key) => (
                <Kbd key={key} ml={4}>
                  {key}
                </Kbd>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
