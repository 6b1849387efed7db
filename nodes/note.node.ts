import { z } from 'zod';
import { defineNode, fieldUi } from './contract';

/** A few words beside the flow, for whoever looks at it next. Orders never come by. */
export const noteNode = defineNode({
  type: 'note',
  title: 'Note',
  help: 'A few words on the canvas, for whoever looks at the flow next.',
  family: 'control',
  icon: 'note',
  acceptsInput: false,
  settings: z.object({
    text: z
      .string({ error: 'Write the note.' })
      .max(4000, 'The note is too long: 4,000 letters at most.')
      .default('')
      .register(fieldUi, { label: 'Note', placeholder: 'Ask Ana before changing this', input: 'longText' }),
  }),
  initial: { text: '' },
  outputs: {},
  summary: ({ text }) => text.trim() || 'An empty note',
  run: () => ({ kind: 'stop', reason: { text: 'A note: no order comes by here', holds: false } }),
  manual: `
A **Note** stands on the canvas beside the steps it is about: why a rule is as it is, whom to ask, what to change before Christmas.
Stars make words **bold**, a dash begins a line of a list, and \`[shop](https://…)\` is a link.

It has no connections and orders never come by. It is copied, moved, found and kept in versions like any step, and a change of its text
shows in the comparison of two versions.
`.trim(),
});
