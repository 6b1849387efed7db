import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { connectors } from '../connectors/registry';
import { folderOf, namedConnectors } from './channel-tables';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Who may know a channel by name: what only developers, tests and the demo run, and migrations, which move what was written once. */
const mayKnow =
  /^(server\/(connectors\/registry\.ts|tooling|peers|sandbox|faults|bench|trpc\/isolation-questions\.ts)|app\/_e2e|migrations\/)|\.test\.tsx?$/;

const comments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;

const sources = ['app', 'nodes', 'server', 'migrations'].flatMap((top) =>
  readdirSync(`${root}/${top}`, { recursive: true, encoding: 'utf8' })
    .map((path) => `${top}/${path}`)
    .filter((path) => /\.tsx?$/.test(path) && !/node_modules|\.next/.test(path) && !mayKnow.test(path)),
);

describe('a new channel', () => {
  it.each(namedConnectors.map((connector) => [connector.id, connector] as const))(
    'needs one folder, named like it, and one line of the registry: %s',
    (id, connector) => {
      const files = readdirSync(folderOf(connector));
      expect(files).toEqual(expect.arrayContaining(['index.ts', 'scenario-outcomes.ts']));
      const imports = new RegExp(`from '[^']*connectors/${id}[/']`);
      const names = new RegExp(`['"\`]${id}['"\`]`);
      const knowing = sources
        .filter((path) => !path.startsWith(`server/connectors/${id}/`))
        .filter((path) => {
          const text = readFileSync(`${root}/${path}`, 'utf8').replace(comments, '');
          return imports.test(text) || names.test(text);
        });
      expect(knowing).toEqual([]);
    },
  );

  it('is found by its id, each id once', () => {
    const registry = readFileSync(`${root}/server/connectors/registry.ts`, 'utf8');
    const imported = [...registry.matchAll(/from '\.\/([a-z-]+)';/g)]
      .map(([, id]) => id)
      .filter((id) => id !== 'contract');
    expect(imported.toSorted()).toEqual([...connectors.keys()].toSorted());
  });
});
