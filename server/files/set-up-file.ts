import { z } from 'zod';
import { FlowDocument } from '../../nodes/graph/flow-document';
import { readFlow } from '../../nodes/graph/upgrade';
import { CodeMatch, UnknownCode } from '../../nodes/order/code-match';
import { SkuMatch } from '../../nodes/order/sku-match';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';

const Name = z.string().min(1).max(120);

/**
 * A workspace's set-up as one file that people can read and keep under version control. It names connections and holds nothing of
 * them: no credentials, no settings, no ids of ours. Everything in it is sorted, so that the same set-up is the same bytes.
 */
export const SetUpFile = z.object({
  kind: z.literal('sluice/set-up'),
  version: z.literal(1),
  /** The accounts the rest speaks of. They have to be connected, under these names, where the file is brought in. */
  connections: z.array(z.object({ name: Name, channel: z.string().max(60) })).max(1000),
  flows: z
    .array(
      z.object({
        name: Name,
        description: z.string().max(2000),
        /** The draft. Where a connection's id was, "connection:" and its name stand. */
        drawing: FlowDocument,
      }),
    )
    .max(1000),
  skuMap: z.array(z.object({ connection: Name, matches: z.array(SkuMatch).max(10_000) })).max(1000),
  /** Carriers and reasons. Files written before there was such a map have none. */
  codeMap: z
    .array(
      z.object({
        connection: Name,
        matches: z.array(CodeMatch).max(2000),
        unknown: z.array(UnknownCode).max(10),
      }),
    )
    .max(1000)
    .default([]),
});
export type SetUpFile = z.infer<typeof SetUpFile>;

/** Stands in a drawing for the connection of that name. */
export const namedConnection = (name: string): string => `connection:${name}`;

export const writeSetUpFile = (file: SetUpFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** Reads a file of any version we ever wrote. What is wrong is named with its place, all at once. */
export function readSetUpFile(text: string): Result<SetUpFile> {
  const json = jsonIn(text);
  const parsed = SetUpFile.safeParse(json);
  if (!parsed.success) return failed(...parsed.error.issues.slice(0, 50).map(misshapen));
  const drawings = parsed.data.flows.map(({ name, drawing }) => ({ name, read: readFlow(drawing) }));
  const problems = drawings.flatMap(({ name, read }) =>
    read.ok ? [] : read.problems.map((problem) => ({ ...problem, message: `${name}: ${problem.message}` })),
  );
  return problems.length > 0 ? failed(...problems) : ok(parsed.data);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON at all: the schema says so of null.
    return null;
  }
}

const misshapen = ({ path, message }: z.core.$ZodIssue): Problem => ({
  code: 'file.unreadable',
  message: path.length === 0 ? 'This is not a file Sluice has written.' : `${path.join(' › ')}: ${message}`,
  subject: path.join('.'),
  retry: 'never',
});
