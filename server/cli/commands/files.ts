import { resolve } from 'node:path';
import { z } from 'zod';
import type { Called, Command } from '../command';
import { deliver, readTexts, TextFile } from '../files';
import { findOne, Row } from '../find-one';
import { bringIn } from '../import';
import { show } from '../terminal';

const Templates = z.object({ rows: z.array(Row.extend({ audience: z.string(), version: z.int() })) });
const audiences: Readonly<Record<string, string>> = {
  here: 'this workspace',
  mine: 'all workspaces',
  builtIn: 'built in',
};

const listTemplates: Command = {
  name: 'template list',
  usage: '',
  help: 'The templates one can use',
  options: {},
  names: { min: 0, max: 0 },
  run: async ({ ask, terminal }) => {
    const answer = await ask('/templates', { answer: Templates });
    const table = answer.rows.map(({ id, name, audience, version }) => [
      name,
      audiences[audience] ?? audience,
      `version ${version}`,
      id,
    ]);
    show(terminal, { answer, table, empty: 'There is no template.' });
  },
};

const exportTemplate: Command = {
  name: 'template export',
  usage: '<template> [--out file]',
  help: 'One template as a file',
  options: { out: 'string' },
  names: { min: 1, max: 1 },
  run: async (called) => {
    const { id } = await findOne(called.ask, { kind: 'template', wanted: called.names[0] ?? '' });
    await deliver(called, await called.ask(`/templates/${encodeURIComponent(id)}/file`, { answer: TextFile }));
  },
};

const importFile = async (called: Called): Promise<void> => {
  for (const { text } of await readTexts(resolve(called.folder, called.names[0] ?? ''))) await bringIn(called, text);
};

const importing = { usage: '<file> [--plan]', options: { plan: 'boolean' }, names: { min: 1, max: 1 } } as const;

const importTemplate: Command = {
  ...importing,
  name: 'template import',
  help: 'Brings a template in; one of the same name changes',
  run: importFile,
};

const exportSetUp: Command = {
  name: 'set-up export',
  usage: '[--out file]',
  help: 'All flows and SKU matches as one file, accounts by their names only',
  options: { out: 'string' },
  names: { min: 0, max: 0 },
  run: async (called) => deliver(called, await called.ask('/files/set-up', { answer: TextFile })),
};

const importSetUp: Command = {
  ...importing,
  name: 'set-up import',
  help: 'Brings a set-up in, whole or not at all; --plan only says what would change',
  run: importFile,
};

export const fileCommands = [listTemplates, exportTemplate, importTemplate, exportSetUp, importSetUp];
