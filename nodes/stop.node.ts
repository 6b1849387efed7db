import { z } from 'zod';
import { defineNode, fieldUi } from './contract';
import { cardText, checkOrderText, fillOrderText } from './order-text';

/** Ends a path and says on the order why, in its author's own words. */
export const stopNode = defineNode({
  type: 'stop',
  title: 'Stop with a message',
  help: 'Ends the path here and says on the order why.',
  family: 'control',
  icon: 'player-stop',
  acceptsInput: true,
  settings: z.object({
    message: z
      .string({ error: 'Write what the order page shall say.' })
      .trim()
      .min(1, 'Write what the order page shall say.')
      .max(500, 'The message is too long: 500 letters at most.')
      .register(fieldUi, {
        label: 'What the order page says',
        placeholder: 'We do not ship to {{shipToCountry}}',
        input: 'longOrderText',
      }),
  }),
  initial: { message: '' },
  outputs: {},
  check: ({ message }) => checkOrderText(message, { label: 'The message' }),
  summary: ({ message }) => cardText(message),
  run({ message }, visit) {
    const said = fillOrderText(message, { visit }).trim();
    return { kind: 'stop', reason: { text: said, holds: false }, message: said };
  },
  manual: `
**Stop with a message** ends the path. The order goes no further this way, and its page says why in the words you write here, such as
*We do not ship to Brazil* or *Sold out: refund by hand*.

The message may hold fields of the order. Choose **Put in a field** and the field's value takes its place for each order.

Other paths of the same flow go on as they are drawn; only this one ends.

An output with nothing attached ends a path too, but without a word. Take this step where somebody will ask.
`.trim(),
});
