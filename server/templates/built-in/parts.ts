import type { FlowEdge, FlowNode } from '../../../nodes/graph/flow-document';
import { slotId, type TemplateSlot } from '../../../nodes/template/template-content';

/** A card is 240 px wide; the rest is room for edges and what they say. */
export const at = (x: number, y: number) => ({ x: x * 380, y: y * 160 });

export const edge = (from: string, [fromPort, to]: readonly [port: string, to: string]): FlowEdge => ({
  id: `${from}-${fromPort}-${to}`,
  from,
  fromPort,
  to,
});

/** The two accounts nearly every flow has. */
export const marketplace: TemplateSlot = { key: 's1', label: 'The marketplace', kind: 'marketplace', connector: null };
export const shop: TemplateSlot = { key: 's2', label: 'The shop', kind: 'shop', connector: null };

/** Whatever this Sluice sends email by. */
export const sender = (key: string): TemplateSlot => ({
  key,
  label: 'Who sends the email',
  kind: 'any',
  connector: 'mail',
});

export const source = (given: {
  id: string;
  slot: TemplateSlot;
  events: readonly string[];
  position: FlowNode['position'];
}): FlowNode => ({
  id: given.id,
  type: 'source',
  name: `«${given.slot.key}»`,
  settings: { connectionId: slotId(given.slot.key), events: [...given.events] },
  position: given.position,
});

export const publish = (given: {
  id: string;
  slot: TemplateSlot;
  name: string;
  position: FlowNode['position'];
}): FlowNode => ({
  id: given.id,
  type: 'publish',
  name: given.name,
  settings: { connectionId: slotId(given.slot.key), publish: { kind: 'always' }, overrides: [], overwrites: [] },
  position: given.position,
});

interface Asked {
  readonly fact: string;
  readonly operator: string;
  readonly value?: unknown;
}

/** Holds when all of these do. */
export const all = (...tests: readonly Asked[]) => ({
  kind: 'group',
  mode: 'all',
  rules: tests.map((test) => ({ kind: 'test', ...test })),
});

export const isPaid: Asked = { fact: 'payment', operator: 'isOneOf', value: ['paid', 'partiallyRefunded'] };

export const email = (given: {
  id: string;
  slot: TemplateSlot;
  message: {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly attach: 'nothing' | 'label';
  };
  position: FlowNode['position'];
}): FlowNode => ({
  id: given.id,
  type: 'email',
  name: null,
  settings: { connectionId: slotId(given.slot.key), ...given.message },
  position: given.position,
});

/** To whom, asked of every client. */
export const mailTo = (nodeId: string, { label, value }: { label: string; value: string }) => ({
  key: 'to',
  label,
  value,
  places: [{ nodeId, path: ['to'] }],
});
