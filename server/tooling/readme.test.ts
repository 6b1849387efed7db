import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { variables } from '../env';
import { generatedParts, withGenerated } from './readme-parts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('README.md', () => {
  it('lists every environment variable there is, and no other', () => {
    const listed = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(Object.keys(variables).sort());
  });

  it('describes each variable in the words the program uses', () => {
    for (const schema of Object.values(variables)) expect(readme).toContain(schema.description);
  });

  it('shows what the channels can do and what they were put through, as the code has it', async () => {
    expect(readme, 'npm run readme writes it').toBe(withGenerated(readme, await generatedParts()));
  });
});
