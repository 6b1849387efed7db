import { expect, it } from 'vitest';
import { actions } from './actions';
import { actionFor, isChord, sayChord } from './key-chord';

const pressed = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

it.each([
  ['Ctrl+Z', pressed('z', { ctrlKey: true }), true],
  ['Ctrl+Z', pressed('z', { metaKey: true }), true],
  ['Ctrl+Z', pressed('Z', { ctrlKey: true, shiftKey: true }), false],
  ['Ctrl+Shift+Z', pressed('Z', { ctrlKey: true, shiftKey: true }), true],
  ['N', pressed('n'), true],
  ['N', pressed('n', { ctrlKey: true }), false],
  ['N', pressed('n', { altKey: true }), false],
  ['?', pressed('?', { shiftKey: true }), true],
  ['+', pressed('+'), true],
])('%s is pressed: %o → %s', (chord, keys, expected) => {
  expect(isChord(chord, keys)).toBe(expected);
});

it('no two actions answer to the same keys', () => {
  const chords = actions.flatMap(({ keys }) => keys);
  expect(new Set(chords).size).toBe(chords.length);
});

it('Tab is never taken from people who travel by keyboard', () => {
  expect(actionFor(actions, pressed('Tab'))).toBeUndefined();
  expect(actionFor(actions, pressed('Tab', { shiftKey: true }))).toBeUndefined();
});

it('keys are named as the keyboard names them', () => {
  expect(sayChord('Ctrl+Shift+Z', false)).toBe('Ctrl Shift Z');
  expect(sayChord('Ctrl+Shift+Z', true)).toBe('⌘ Shift Z');
  expect(sayChord('Shift+ArrowLeft', false)).toBe('Shift ←');
});
