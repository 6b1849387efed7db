import { parseArgs } from 'node:util';
import { readProgramEnv } from '../env';
import { createAsk } from './client';
import type { Command } from './command';
import { fileCommands } from './commands/files';
import { flowCommands } from './commands/flow';
import { orderCommands } from './commands/orders';
import { problemCommands } from './commands/problems';
import { exitCodes, Failure, wrongCall } from './failure';
import { openTerminal } from './terminal';

const commands: readonly Command[] = [...flowCommands, ...fileCommands, ...orderCommands, ...problemCommands];

const help = `Sluice on the command line: everything goes through the HTTP API, as the key allows.

  SLUICE_KEY   a key of the workspace (Settings → API keys)
  SLUICE_URL   where Sluice is; http://localhost:3000 when it is not set

${commands.map(({ name, usage, help: text }) => `  ${`${name} ${usage}`.trim()}\n      ${text}`).join('\n')}
  help
      Shows this

  --json       the answer as JSON on standard output, for programs
  Ends with 0 when it is done, 1 when Sluice said no, 2 when the call means nothing, 3 when there is no way in.`;

async function main(words: readonly string[]): Promise<void> {
  const [first, second] = words;
  if (first === undefined || first === 'help' || first === '--help') return openTerminal({ isJson: false }).out(help);
  const command = commands.find(({ name }) => name === `${first} ${second}` || name === first);
  if (!command) throw wrongCall(`There is no command “${[first, second].filter(Boolean).join(' ')}”.`);
  const { values, positionals } = readWords(command, words.slice(command.name.split(' ').length));
  const { url, key, folder } = readProgramEnv();
  const terminal = openTerminal({ isJson: values['json'] === true });
  await command.run({ ask: createAsk({ url, key }), terminal, names: positionals, options: values, folder });
}

function readWords({ name, usage, options, names }: Command, words: readonly string[]) {
  const kinds = Object.entries({ ...options, json: 'boolean' as const });
  const described = Object.fromEntries(kinds.map(([option, type]) => [option, { type }]));
  const read = () => parseArgs({ args: [...words], options: described, allowPositionals: true, strict: true });
  const { values, positionals } = orElse(read, (said) => wrongCall(`${said}\n${name} ${usage}`));
  if (positionals.length < names.min || positionals.length > names.max)
    throw wrongCall(`This is how it is called: ${name} ${usage}`);
  const single = Object.entries(values).map(([option, value]) => [option, [value].flat()[0]] as const);
  return { values: Object.fromEntries(single), positionals };
}

/** Whatever Node says of the words becomes a sentence of ours. */
function orElse<T>(work: () => T, failure: (said: string) => Failure): T {
  try {
    return work();
  } catch (error) {
    throw failure(error instanceof Error ? (error.message.split('. ')[0] ?? '') : '');
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
if (process.exitCode === undefined) process.exitCode = exitCodes.done;
