import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { type Called, textOf } from './command';
import { Failure } from './failure';

export const TextFile = z.object({ text: z.string(), fileName: z.string() });

/** Writes a file where --out says, or to standard output. */
export async function deliver(called: Called, { text, fileName }: z.infer<typeof TextFile>): Promise<void> {
  const { terminal, folder } = called;
  const out = textOf(called, 'out');
  if (out === undefined) return terminal.out(text.trimEnd());
  const target = resolve(folder, out);
  const path = (await isFolder(target)) ? join(target, fileName) : target;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  terminal.say(`Wrote ${path}`);
}

export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** The texts of a file, or of every JSON file of a folder in the order of their names. @throws Failure */
export async function readTexts(path: string): Promise<readonly { readonly path: string; readonly text: string }[]> {
  try {
    const names = (await isFolder(path)) ? (await readdir(path)).filter((name) => name.endsWith('.json')).sort() : null;
    const paths = names ? names.map((name) => join(path, name)) : [path];
    return await Promise.all(paths.map(async (one) => ({ path: one, text: await readFile(one, 'utf8') })));
  } catch {
    throw new Failure(`${path} cannot be read.`);
  }
}
