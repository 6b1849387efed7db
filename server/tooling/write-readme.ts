import { readFileSync, writeFileSync } from 'node:fs';
import { generatedParts, withGenerated } from './readme-parts';

/** `npm run readme`: brings the generated tables of README.md up to date. */
const file = new URL('../../README.md', import.meta.url);
writeFileSync(file, withGenerated(readFileSync(file, 'utf8'), await generatedParts()));
