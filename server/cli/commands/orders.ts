import { z } from 'zod';
import { type Command, textOf } from '../command';
import { show } from '../terminal';

const Orders = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      source: z.object({ name: z.string() }),
      word: z.string(),
      total: z.string(),
      currency: z.string(),
      receivedAt: z.string(),
      problem: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});

const words: Readonly<Record<string, string>> = { needsFix: 'needs a fix', held: 'to approve' };

const list: Command = {
  name: 'orders list',
  usage:
    '[--state needsFix|held|waiting|published|filtered|cancelled] [--search text] [--tag tag] [--limit n] [--cursor mark]',
  help: 'Orders, newest first, and where each stands',
  options: { state: 'string', search: 'string', tag: 'string', limit: 'string', cursor: 'string' },
  names: { min: 0, max: 0 },
  run: async (called) => {
    const query = {
      state: textOf(called, 'state'),
      search: textOf(called, 'search'),
      tag: textOf(called, 'tag'),
      limit: textOf(called, 'limit'),
      cursor: textOf(called, 'cursor'),
    };
    const answer = await called.ask('/orders', { query, answer: Orders });
    const table = answer.rows.map(({ number, source, word, total, currency, receivedAt, problem }) => [
      number,
      source.name,
      words[word] ?? word,
      `${total} ${currency}`,
      receivedAt,
      problem ?? '',
    ]);
    show(called.terminal, { answer, table, empty: 'No order fits.' });
    if (answer.nextCursor && !called.terminal.isJson) called.terminal.say(`More: --cursor ${answer.nextCursor}`);
  },
};

export const orderCommands = [list];
