import { z } from 'zod';

/** Ids are chosen by the editor and stay stable across versions, clones and templates. */
const Id = z.string().min(1).max(64);

export const Position = z.object({ x: z.number(), y: z.number() });

export const FlowNode = z.object({
  id: Id,
  type: z.string().min(1),
  /** What a person called it; null shows the type's own title. */
  name: z.string().max(120).nullable(),
  /** Checked against the node type's own schema in validate.ts, not here: a draft may be incomplete. */
  settings: z.record(z.string(), z.unknown()),
  position: Position,
  /** A disabled node lets everything through its first output unchanged. */
  disabled: z.boolean().optional(),
});
export type FlowNode = z.infer<typeof FlowNode>;

export const FlowEdge = z.object({ id: Id, from: Id, fromPort: z.string().min(1), to: Id });
export type FlowEdge = z.infer<typeof FlowEdge>;

/** A drawing as it is saved. Older forms are brought up to date by upgrade.ts before this schema reads them. */
export const FlowDocument = z.object({
  version: z.literal(1),
  nodes: z.array(FlowNode).max(1000),
  edges: z.array(FlowEdge).max(5000),
});
export type FlowDocument = z.infer<typeof FlowDocument>;

export const emptyFlow: FlowDocument = { version: 1, nodes: [], edges: [] };
