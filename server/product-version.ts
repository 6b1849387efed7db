import { readFileSync } from 'node:fs';

const described: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** Which Sluice this is. */
export const productVersion: string = described.version;
