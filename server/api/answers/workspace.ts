import { z } from 'zod';
import { Role } from '../../workspaces/member';
import { named } from './common';

export const Workspace = z
  .object({
    slug: z.string().describe('Its address; templates take it as `client`.'),
    name: z.string(),
    role: Role.describe('What the key may do at the moment.'),
    counts: z.object({ orders24h: z.int(), needsFix: z.int(), connections: z.int(), liveFlows: z.int() }),
  })
  .register(named, { id: 'Workspace' });
