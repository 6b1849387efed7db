import { readdirSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const appFolder = fileURLToPath(new URL('../../app', import.meta.url));

/** Every page there is, as the folders say: "/[workspace]/orders/[orderId]". Read anew, so that a new page cannot be forgotten. */
export const appPages = (): string[] =>
  readdirSync(appFolder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === 'page.tsx')
    .map(({ parentPath }) => pathOf(relative(appFolder, parentPath)))
    .sort();

/** A folder in brackets groups pages and is not part of the address. */
const pathOf = (folder: string) =>
  `/${folder
    .split(sep)
    .filter((part) => part && !/^\(.*\)$/.test(part))
    .join('/')}`;

/** The address of one such page. @throws when a part of it has no value: a new kind of page needs one. */
export const addressOf = (page: string, values: Readonly<Record<string, string>>): string =>
  page.replace(/\[(\w+)\]/g, (_part, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${page} needs an example of its "${name}" to be looked at.`);
    return value;
  });
