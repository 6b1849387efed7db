import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Called, type Command, isOn, textOf } from '../command';
import { Failure, wrongCall } from '../failure';
import { deliver, readTexts, TextFile } from '../files';
import { findOne, Row } from '../find-one';
import { bringIn } from '../import';
import { show } from '../terminal';

const Flows = z.object({
  rows: z.array(
    Row.extend({ state: z.string(), liveVersion: z.int().nullable(), problems: z.int(), runs24h: z.int() }),
  ),
});
const states: Readonly<Record<string, string>> = {
  draft: 'draft',
  live: 'live',
  liveWithChanges: 'live, draft differs',
  off: 'off',
};

const list: Command = {
  name: 'flow list',
  usage: '',
  help: 'The flows, what is live of them, and what runs through them',
  options: {},
  names: { min: 0, max: 0 },
  run: async ({ ask, terminal }) => {
    const answer = await ask('/flows', { answer: Flows });
    const table = answer.rows.map(({ id, name, state, problems, runs24h }) => [
      name,
      states[state] ?? state,
      problems === 0 ? 'no problems' : `${problems} to put right`,
      `${runs24h} runs in 24 h`,
      id,
    ]);
    show(terminal, { answer, table, empty: 'No flow is drawn yet.' });
  },
};

const fileOf = ({ ask }: Called, id: string) => ask(`/flows/${encodeURIComponent(id)}/file`, { answer: TextFile });

const take: Command = {
  name: 'flow export',
  usage: '[flow] [--out file or folder]',
  help: 'One flow as a file; without a name every flow, one file each, into the folder --out names',
  options: { out: 'string' },
  names: { min: 0, max: 1 },
  run: async (called) => {
    const [wanted] = called.names;
    if (wanted === undefined) return exportAll(called);
    const { id } = await findOne(called.ask, { kind: 'flow', wanted });
    await deliver(called, await fileOf(called, id));
  },
};

/** In the order of their names, so that two flows whose names make one file name keep theirs. */
async function exportAll(called: Called): Promise<void> {
  const { ask, terminal, folder } = called;
  const out = textOf(called, 'out');
  if (out === undefined) throw wrongCall('Say which flow, or with --out into which folder all of them go.');
  const target = resolve(folder, out);
  const { rows } = await ask('/flows', { answer: z.object({ rows: z.array(Row) }) });
  const texts = new Map<string, string>();
  for (const { id } of [...rows].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { text, fileName } = await fileOf(called, id);
    texts.set(freeName(fileName, texts), text);
  }
  await mkdir(target, { recursive: true });
  for (const [name, text] of texts) await writeFile(join(target, name), text);
  const others = (await readdir(target)).filter((name) => name.endsWith('.flow.json') && !texts.has(name)).sort();
  show(terminal, {
    answer: { written: [...texts.keys()], ofNoFlow: others },
    table: [...texts.keys()].map((name) => [join(out, name)]),
    empty: 'No flow is drawn yet.',
  });
  for (const name of others) terminal.say(`${join(out, name)} is of no flow any more; it was left alone.`);
}

function freeName(fileName: string, taken: ReadonlyMap<string, string>): string {
  if (!taken.has(fileName)) return fileName;
  const [stem = ''] = fileName.split('.flow.json');
  let number = 2;
  while (taken.has(`${stem}-${number}.flow.json`)) number += 1;
  return `${stem}-${number}.flow.json`;
}

const bring: Command = {
  name: 'flow import',
  usage: '<file or folder> [--plan] [--publish]',
  help: 'Brings flows in as drafts, all of a folder or none; --plan only says what would change',
  options: { plan: 'boolean', publish: 'boolean' },
  names: { min: 1, max: 1 },
  run: async (called) => {
    const [path = ''] = called.names;
    if (isOn(called, 'plan') && isOn(called, 'publish')) throw wrongCall('A plan publishes nothing.');
    const outcome = await bringIn(called, oneFileOf(await readTexts(resolve(called.folder, path))));
    if (!isOn(called, 'publish')) return;
    for (const { name, what } of outcome.flows) if (what !== 'same') await publishOne(called, name);
  },
};

const FlowFile = z.object({
  kind: z.literal('sluice/flow'),
  connections: z.array(z.object({ name: z.string(), channel: z.string() })),
  flow: z.unknown(),
});

/** Several flow files as one set-up, so that they come in together or not at all. */
function oneFileOf(files: readonly { readonly path: string; readonly text: string }[]): string {
  const [only, another] = files;
  if (!only) throw new Failure('There is no JSON file in this folder.');
  if (!another) return only.text;
  const read = files.map(({ path, text }) => readFlowFile(path, text));
  const connections = new Map(
    read.flatMap((file) => file.connections).map((one) => [`${one.name} ${one.channel}`, one]),
  );
  const setUp = { kind: 'sluice/set-up', version: 1, connections: [...connections.values()] };
  return JSON.stringify({ ...setUp, flows: read.map(({ flow }) => flow), skuMap: [] });
}

function readFlowFile(path: string, text: string): z.infer<typeof FlowFile> {
  try {
    return FlowFile.parse(JSON.parse(text));
  } catch {
    throw new Failure(`${path} is not a flow Sluice has written.`);
  }
}

const Draft = z.object({ draftRevision: z.int() });
const Published = z.object({ version: z.int() });

async function publishOne(called: Called, wanted: string): Promise<void> {
  const { ask, terminal } = called;
  const { id, name } = await findOne(ask, { kind: 'flow', wanted });
  const { draftRevision } = await ask(`/flows/${id}`, { answer: Draft });
  const body = { revision: draftRevision, note: textOf(called, 'note') ?? '' };
  const answer = await ask(`/flows/${id}/publish`, { method: 'POST', body, answer: Published });
  if (terminal.isJson) terminal.out(JSON.stringify({ id, name, ...answer }));
  else terminal.out(`${name}: version ${answer.version} is live.`);
}

const publish: Command = {
  name: 'flow publish',
  usage: '<flow> [--note text]',
  help: 'Makes the draft live',
  options: { note: 'string' },
  names: { min: 1, max: 1 },
  run: (called) => publishOne(called, called.names[0] ?? ''),
};

export const flowCommands = [list, take, bring, publish];
