import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Ask } from '../client';
import { type Called, type Command, isOn, textOf } from '../command';
import { Failure, wrongCall } from '../failure';
import { show } from '../terminal';

const Group = z.object({
  code: z.string(),
  subject: z.string().nullable(),
  connectionId: z.string().nullable(),
  connectionName: z.string().nullable(),
  title: z.string(),
  message: z.string(),
  orders: z.int(),
  since: z.string(),
});
const Groups = z.object({ rows: z.array(Group) });

const list: Command = {
  name: 'problems',
  usage: '',
  help: 'What needs a person, by cause; the numbers are for "retry --cause"',
  options: {},
  names: { min: 0, max: 0 },
  run: async ({ ask, terminal }) => {
    const answer = await ask('/problems', { answer: Groups });
    const table = answer.rows.map(({ message, orders, connectionName, code, since }, index) => [
      String(index + 1),
      orders === 1 ? '1 order' : `${orders} orders`,
      connectionName ?? '',
      code,
      since,
      message,
    ]);
    show(terminal, { answer, table, empty: 'Nothing needs a fix.' });
  },
};

const Line = z.object({ text: z.string() });
const Task = z.object({
  id: z.string(),
  state: z.string(),
  problem: z.string().nullable(),
  things: z.int(),
  ended: z.int(),
  preview: z.array(Line),
  result: z.array(Line),
});
type Task = z.infer<typeof Task>;
const Planned = z.object({ id: z.string() });

const retry: Command = {
  name: 'retry',
  usage: '--cause number | --order number | --search text | --all [--from-start] [--live] [--at-once] [--plan]',
  help: 'Says what would be tried again, tries it (one first, unless --at-once) and waits for the end',
  options: {
    cause: 'string',
    order: 'string',
    search: 'string',
    all: 'boolean',
    'from-start': 'boolean',
    live: 'boolean',
    'at-once': 'boolean',
    plan: 'boolean',
  },
  names: { min: 0, max: 0 },
  run: async (called) => {
    const { ask, terminal } = called;
    const from = isOn(called, 'from-start') ? 'start' : 'failed';
    const version = isOn(called, 'live') ? 'live' : 'pinned';
    const body = { what: await whatOf(called), from, version };
    const { id } = await ask('/retries', { method: 'POST', body, answer: Planned });
    const planned = await until(ask, { id, over: ({ state }) => state !== 'looking' });
    if (!terminal.isJson) for (const { text } of planned.preview) terminal.out(text);
    if (isOn(called, 'plan')) return endPlan(called, planned);
    const careful = !isOn(called, 'at-once');
    await ask(`/retries/${id}/begin`, { method: 'POST', body: { careful }, answer: z.object({}) });
    say(called, await until(ask, { id, over: ({ state }) => over.has(state) }));
  },
};

const over = new Set(['held', 'done', 'cancelled']);

/** A plan nobody begins is forgotten within a day. */
function endPlan({ terminal }: Called, planned: Task): void {
  if (terminal.isJson) terminal.out(JSON.stringify(planned, null, 2));
  else terminal.say('This is a plan: nothing was tried.');
}

function say({ terminal }: Called, task: Task): void {
  if (terminal.isJson) terminal.out(JSON.stringify(task, null, 2));
  else for (const { text } of task.result) terminal.out(text);
  if (task.state === 'held') throw new Failure(`Stopped after the first: ${task.problem ?? 'it failed again.'}`);
}

/** Which of the four was named. */
async function whatOf(called: Called): Promise<object> {
  const given = ['cause', 'order', 'search', 'all'].filter((name) => called.options[name] !== undefined);
  const [one, another] = given;
  if (!one || another) throw wrongCall('Say what: --cause, --order, --search or --all.');
  const text = textOf(called, one) ?? '';
  if (one === 'cause') return { kind: 'cause', cause: await causeOf(called.ask, text) };
  if (one === 'order') return { kind: 'orders', orderIds: [await orderOf(called.ask, text)] };
  return { kind: 'search', search: { state: 'needsFix', ...(one === 'search' && { search: text }) } };
}

async function causeOf(ask: Ask, text: string): Promise<object> {
  const { rows } = await ask('/problems', { answer: Groups });
  const found = rows[Number(text) - 1] ?? rows.find(({ code }) => code === text);
  if (!found) throw new Failure(`There is no problem “${text}”. "problems" lists them.`);
  const { code, subject, connectionId } = found;
  return { code, subject, connectionId };
}

async function orderOf(ask: Ask, number: string): Promise<string> {
  const answer = z.object({ rows: z.array(z.object({ id: z.string(), number: z.string() })) });
  const { rows } = await ask('/orders', { query: { search: number, limit: '200' }, answer });
  const [found, another] = rows.filter((row) => row.number === number || row.id === number);
  if (!found) throw new Failure(`There is no order ${number}.`);
  if (another) throw new Failure(`Several orders have the number ${number}; use --search.`);
  return found.id;
}

async function until(ask: Ask, { id, over }: { id: string; over: (task: Task) => boolean }): Promise<Task> {
  let task = await ask(`/retries/${id}`, { answer: Task });
  while (!over(task)) {
    await pause(500);
    task = await ask(`/retries/${id}`, { answer: Task });
  }
  return task;
}

export const problemCommands = [list, retry];
