import { z } from 'zod';
import { FlowDocument } from '../../nodes/graph/flow-document';
import { readFlow } from '../../nodes/graph/upgrade';
import { CodeMatch, UnknownCode } from '../../nodes/order/code-match';
import { SkuMatch } from '../../nodes/order/sku-match';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { TemplateContent } from '../../nodes/template/template-content';

const Name = z.string().min(1).max(120);

/** The accounts the rest speaks of. They have to be connected, under these names, where the file is brought in. */
const Connections = z.array(z.object({ name: Name, channel: z.string().max(60) })).max(1000);

const Flow = z.object({
  name: Name,
  description: z.string().max(2000),
  /** The draft. Where a connection's id was, "connection:" and its name stand. */
  drawing: FlowDocument,
});

/**
 * A workspace's set-up as one file that people can read and keep under version control. It names connections and holds nothing of
 * them: no credentials, no settings, no ids of ours. Everything in it is sorted, so that the same set-up is the same bytes.
 */
export const SetUpFile = z.object({
  kind: z.literal('sluice/set-up'),
  version: z.literal(1),
  connections: Connections,
  flows: z.array(Flow).max(1000),
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

/** One flow. */
const FlowFile = z.object({
  kind: z.literal('sluice/flow'),
  version: z.literal(1),
  connections: Connections,
  flow: Flow,
});

/** One template. It has no accounts, so it fits everywhere. */
const TemplateFile = z.object({
  kind: z.literal('sluice/template'),
  version: z.literal(1),
  name: Name,
  description: z.string().max(2000),
  content: TemplateContent,
});
export type TemplateFile = z.infer<typeof TemplateFile>;

const SluiceFile = z.discriminatedUnion('kind', [SetUpFile, FlowFile, TemplateFile]);
export type SluiceFile = z.infer<typeof SluiceFile>;

/** What a file of any kind brings. */
export interface FileContent {
  readonly setUp: SetUpFile;
  readonly templates: readonly TemplateFile[];
}

/** Stands in a drawing for the connection of that name. */
export const namedConnection = (name: string): string => `connection:${name}`;

/** The same content gives the same bytes: what a step's settings hold comes in the order of its names. */
export const writeFile = (file: SluiceFile): string =>
  `${JSON.stringify(file, (key, value: unknown) => (key === 'settings' ? inOrder(value) : value), 2)}\n`;

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, inner]) => [key, inOrder(inner)]));
}

/** Reads a file of any kind and of any version we ever wrote. What is wrong is named with its place, all at once. */
export function readFile(text: string): Result<FileContent> {
  const parsed = SluiceFile.safeParse(jsonIn(text));
  if (!parsed.success) return failed(...parsed.error.issues.slice(0, 50).map(misshapen));
  const content = contentOf(parsed.data);
  const drawings = [
    ...content.setUp.flows.map(({ name, drawing }) => ({ name, drawing })),
    ...content.templates.map(({ name, content: { flow } }) => ({ name, drawing: flow })),
  ];
  const problems = drawings.flatMap(({ name, drawing }) => {
    const read = readFlow(drawing);
    return read.ok ? [] : read.problems.map((problem) => ({ ...problem, message: `${name}: ${problem.message}` }));
  });
  return problems.length > 0 ? failed(...problems) : ok(content);
}

const noSetUp: SetUpFile = { kind: 'sluice/set-up', version: 1, connections: [], flows: [], skuMap: [], codeMap: [] };

function contentOf(file: SluiceFile): FileContent {
  if (file.kind === 'sluice/set-up') return { setUp: file, templates: [] };
  if (file.kind === 'sluice/template') return { setUp: noSetUp, templates: [file] };
  return { setUp: { ...noSetUp, connections: file.connections, flows: [file.flow] }, templates: [] };
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
  message:
    path.length === 0 || path[0] === 'kind'
      ? 'This is not a file Sluice has written.'
      : `${path.join(' › ')}: ${message}`,
  subject: path.join('.'),
  retry: 'never',
});
