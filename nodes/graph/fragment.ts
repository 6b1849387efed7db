import { z } from 'zod';
import { type Connections, fieldUi } from '../contract';
import { isTooDeep } from '../json-depth';
import { failed, ok, type Problem, type Result } from '../problem';
import { nodeTypes } from '../registry';
import { type FlowDocument, FlowEdge, FlowNode } from './flow-document';

/** Part of a flow as text on the clipboard. Names the connections it uses, so that another workspace can say which ones are missing. */
const FragmentText = z.object({
  kind: z.literal('sluice/fragment'),
  version: z.literal(1),
  nodes: z.array(FlowNode).min(1).max(1000),
  edges: z.array(FlowEdge).max(5000),
  connections: z.array(z.object({ id: z.string(), name: z.string() })).max(1000),
});

/** A connection of another workspace that was taken out of a pasted node. */
export interface StrippedConnection {
  readonly nodeId: string;
  /** What it was called where it came from; null when the text does not say. */
  readonly name: string | null;
}

export interface PastedFragment {
  readonly nodes: FlowNode[];
  readonly edges: FlowEdge[];
  readonly stripped: readonly StrippedConnection[];
}

/** The chosen nodes with the edges between them, as text that can be pasted into any flow. Holds no secrets: flows never do. */
export function copyFragment(
  flow: FlowDocument,
  { nodeIds, connections }: { nodeIds: readonly string[]; connections: Connections },
): string {
  const wanted = new Set(nodeIds);
  const nodes = flow.nodes.filter(({ id }) => wanted.has(id));
  const used = new Set(nodes.flatMap(({ settings }) => textsIn(settings)));
  return JSON.stringify({
    kind: 'sluice/fragment',
    version: 1,
    nodes,
    edges: flow.edges.filter(({ from, to }) => wanted.has(from) && wanted.has(to)),
    connections: [...connections.values()].filter(({ id }) => used.has(id)).map(({ id, name }) => ({ id, name })),
  });
}

/**
 * Reads pasted text. Ids become fresh ones; connections this workspace does not have are taken out of the settings and listed.
 *
 * @param newId a fresh id each time; the only randomness, so it comes from the caller.
 */
export function parseFragment(
  text: string,
  { newId, connections }: { newId: () => string; connections: Connections },
): Result<PastedFragment> {
  const parsed = FragmentText.safeParse(jsonOf(text));
  if (!parsed.success) return failed(notAFragment);

  const foreign = new Map(
    parsed.data.connections.filter(({ id }) => !connections.has(id)).map(({ id, name }) => [id, name]),
  );
  const ids = new Map(parsed.data.nodes.map(({ id }) => [id, newId()]));
  const stripped: StrippedConnection[] = [];
  const nodes = parsed.data.nodes.map((node) => {
    const id = ids.get(node.id) ?? node.id;
    const unwanted = new Map<string, string | null>([...unlistedConnections(node, connections), ...foreign]);
    const found = new Set(textsIn(node.settings).filter((one) => unwanted.has(one)));
    stripped.push(...[...found].map((one) => ({ nodeId: id, name: unwanted.get(one) ?? null })));
    return { ...node, id, settings: found.size > 0 ? withoutTexts(node.settings, found) : node.settings };
  });
  const edges = parsed.data.edges.flatMap((edge) => {
    const [from, to] = [ids.get(edge.from), ids.get(edge.to)];
    return from && to ? [{ ...edge, id: newId(), from, to }] : [];
  });
  return ok({ nodes, edges, stripped });
}

/** Settings the form fills with a connection, holding one that nobody here knows. */
function unlistedConnections({ type, settings }: FlowNode, connections: Connections): [string, null][] {
  const fields = Object.entries(nodeTypes.get(type)?.settings.shape ?? {});
  return fields.flatMap(([key, schema]): [string, null][] => {
    const value = settings[key];
    const isConnection = fieldUi.get(schema)?.input === 'connection';
    return isConnection && typeof value === 'string' && !connections.has(value) ? [[value, null]] : [];
  });
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function withoutTexts(settings: FlowNode['settings'], unwanted: ReadonlySet<string>): FlowNode['settings'] {
  return Object.fromEntries(
    Object.entries(settings)
      .filter(([, value]) => !isUnwanted(value, unwanted))
      .map(([key, value]) => [key, cleaned(value, unwanted)]),
  );
}

function cleaned(value: unknown, unwanted: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    return value.filter((one) => !isUnwanted(one, unwanted)).map((one) => cleaned(one, unwanted));
  }
  if (typeof value !== 'object' || value === null) return value;
  return withoutTexts(Object.fromEntries(Object.entries(value)), unwanted);
}

const isUnwanted = (value: unknown, unwanted: ReadonlySet<string>) => typeof value === 'string' && unwanted.has(value);

function jsonOf(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return isTooDeep(json) ? null : json;
  } catch {
    // Whatever is on the clipboard: not ours, and the caller says so.
    return null;
  }
}

const notAFragment: Problem = {
  code: 'flow.notAFragment',
  message: 'What you pasted is not a part of a flow.',
  advice: 'Copy steps on a canvas first.',
  retry: 'never',
};
