import { writeFile } from 'node:fs/promises';
import { makeClientTypes } from './client-types';

await writeFile(new URL('./sluice-api.d.ts', import.meta.url), await makeClientTypes());
process.exit(0);
