import { defineNode } from './contract';
import { decideWait, waitWords } from './control/decide-wait';
import { initialWaitSettings, WaitSettings } from './control/wait-settings';

/** Lets the order go on later: after some time, at a time of day, or by a date it carries. */
export const waitNode = defineNode({
  type: 'wait',
  title: 'Wait',
  help: 'Lets the order go on later: after some time, or at a time.',
  family: 'control',
  icon: 'clock',
  acceptsInput: true,
  settings: WaitSettings,
  initial: initialWaitSettings,
  outputs: { done: 'Afterwards' },
  summary: (settings) => {
    const words = waitWords(settings);
    return `Waits ${settings.how === 'duration' ? `for ${words}` : words}`;
  },
  run: decideWait,
  manual: `
**Wait** holds the order back and lets it go on later, all by itself:

- **for some time**: minutes, hours or days, counted from when the order comes to this step;
- **until a time of day**: the next time the clocks of your time zone show it, on the days you tick;
- **until a date of the order**: such as two days before *Ship by*. An order without that date goes on at once, and so does one whose
  moment is past.

While it waits, the order page says until when. What changes on the order meanwhile is taken along: the steps behind look at the order
as it is **then**, by the version of the flow the order began with.

When the whole order is cancelled while it waits, the wait ends and the order goes no further this way. News of the cancellation goes
its own way, by the steps you drew for it.
`.trim(),
});
