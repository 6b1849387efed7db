import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { capabilityTable } from '../capability-table';
import { vendure } from '.';
import { unmappedFields } from './unmapped-fields';

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');

it('shows what the code can do', () => expect(readme).toContain(capabilityTable(vendure)));

it('explains every group of fields that is not read', () => {
  for (const { reason } of unmappedFields) expect(readme).toContain(reason);
});
