import { z } from 'zod';
import { named } from './common';

const Planned = z.array(z.object({ name: z.string(), what: z.enum(['create', 'change', 'same']) }));

export const FileOutcome = z
  .object({
    flows: Planned,
    templates: Planned,
    matches: z.int().describe('SKU matches the file brings.'),
  })
  .register(named, { id: 'FileOutcome' });

export const TextFile = z
  .object({ text: z.string().describe('The file, byte for byte.'), fileName: z.string() })
  .register(named, { id: 'TextFile' });
