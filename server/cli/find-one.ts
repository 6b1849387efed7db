import { z } from 'zod';
import type { Ask } from './client';
import { Failure } from './failure';

export const Row = z.object({ id: z.string(), name: z.string() });
type Row = z.infer<typeof Row>;
const Rows = z.object({ rows: z.array(Row) });

/** The flow or template of this id or name. @throws Failure when there is none, or more than one */
export async function findOne(ask: Ask, { kind, wanted }: { kind: 'flow' | 'template'; wanted: string }): Promise<Row> {
  const { rows } = await ask(`/${kind}s`, { answer: Rows });
  const [found, another] = rows.filter(({ id, name }) => id === wanted || name === wanted);
  if (!found) throw new Failure(`There is no ${kind} called “${wanted}”.`);
  if (another) throw new Failure(`There are several ${kind}s called “${wanted}”. Name one by its id.`);
  return found;
}
