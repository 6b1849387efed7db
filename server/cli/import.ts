import { z } from 'zod';
import { type Called, isOn } from './command';
import { show } from './terminal';

const Planned = z.array(z.object({ name: z.string(), what: z.enum(['create', 'change', 'same']) }));
const Outcome = z.object({ flows: Planned, templates: Planned, matches: z.int() });

const words = { create: 'new', change: 'changes', same: 'as it is' } as const;

/** Brings a file in, or with --plan only says what it would do. Everything that is wrong is said at once, and nothing is kept then. */
export async function bringIn(called: Called, text: string): Promise<z.infer<typeof Outcome>> {
  const { ask, terminal } = called;
  const isPlan = isOn(called, 'plan');
  const path = isPlan ? '/files/plan' : '/files/import';
  const answer = await ask(path, { method: 'POST', body: { text }, answer: Outcome });
  const lines = (kind: string, rows: z.infer<typeof Planned>) =>
    rows.map(({ name, what }) => [kind, words[what], name]);
  const matches = answer.matches > 0 ? [['SKU map', String(answer.matches), 'matches']] : [];
  const table = [...lines('flow', answer.flows), ...lines('template', answer.templates), ...matches];
  show(terminal, { answer, table, empty: 'There is nothing in it.' });
  if (!terminal.isJson)
    terminal.say(
      isPlan
        ? 'This is a plan: nothing was changed.'
        : 'Imported. Flows stay as they are live until they are published.',
    );
  return answer;
}
