import type { EditorAction } from './actions';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Signs that need Shift on some keyboards and not on others. */
const shiftless = new Set(['?', '+', '=', '-']);

/** Whether these keys are "Ctrl+Shift+Z" and the like. Goes by what the key writes, so it is right on every keyboard. */
export function isChord(chord: string, pressed: Pressed): boolean {
  const parts = chord === '+' ? ['+'] : chord.split('+');
  const key = parts.at(-1) ?? '';
  const needs = (modifier: string) => parts.slice(0, -1).includes(modifier);
  if (pressed.altKey || pressed.key.toLowerCase() !== key.toLowerCase()) return false;
  if (needs('Ctrl') !== (pressed.ctrlKey || pressed.metaKey)) return false;
  return shiftless.has(key) || needs('Shift') === pressed.shiftKey;
}

export const actionFor = (actions: readonly EditorAction[], pressed: Pressed): EditorAction | undefined =>
  actions.find(({ keys }) => keys.some((chord) => isChord(chord, pressed)));

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** For people: "Ctrl Shift Z", with the Mac's own signs on a Mac. */
export function sayChord(chord: string, isMac: boolean): string {
  const parts = chord === '+' ? ['+'] : chord.split('+');
  return parts.map((part) => (part === 'Ctrl' && isMac ? '⌘' : (signs[part] ?? part))).join(' ');
}
