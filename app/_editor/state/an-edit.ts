import fc from 'fast-check';
import type { Edit } from '../../../nodes/graph/edit';
import type { FlowNode } from '../../../nodes/graph/flow-document';

const ids = ['a', 'b', 'c', 'd', 'e'] as const;
const id = fc.constantFrom(...ids);
const position = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
const type = fc.constantFrom('source', 'tag', 'condition', 'publish', 'label-convert');
const aNode = fc
  .record({ id, type, position, text: fc.string({ maxLength: 8 }) })
  .map(({ text, ...rest }): FlowNode => ({ ...rest, name: null, settings: text === '' ? {} : { text } }));
const wire = fc.record({
  id: fc.constantFrom('1', '2', '3', '4'),
  from: id,
  fromPort: fc.constantFrom('out', 'yes', 'no'),
  to: id,
});

/** Anything a person can do to a small drawing, sensible or not. */
export const anEdit: fc.Arbitrary<Edit> = fc.oneof(
  aNode.map((one): Edit => ({ kind: 'addNode', node: one })),
  fc
    .record({ node: aNode, after: id, port: fc.constantFrom('out', 'yes'), edgeId: fc.constantFrom('1', '5') })
    .map((rest): Edit => ({ kind: 'addNodeAfter', ...rest })),
  fc.array(id, { maxLength: 3 }).map((nodeIds): Edit => ({ kind: 'removeNodes', nodeIds })),
  fc.dictionary(id, position, { maxKeys: 3 }).map((positions): Edit => ({ kind: 'moveNodes', positions })),
  fc.dictionary(id, position, { maxKeys: 5 }).map((positions): Edit => ({ kind: 'arrange', positions })),
  fc
    .record({ nodeId: id, name: fc.option(fc.string({ maxLength: 12 })) })
    .map((rest): Edit => ({ kind: 'renameNode', ...rest })),
  fc
    .record({ nodeId: id, settings: fc.dictionary(fc.constantFrom('text', 'n'), fc.integer()) })
    .map((rest): Edit => ({ kind: 'changeSettings', ...rest })),
  fc
    .record({ nodeIds: fc.array(id, { maxLength: 3 }), disabled: fc.boolean() })
    .map((rest): Edit => ({ kind: 'setDisabled', ...rest })),
  wire.map((edge): Edit => ({ kind: 'connect', edge })),
  fc
    .array(fc.constantFrom('1', '2', '3', '4', '5'), { maxLength: 2 })
    .map((edgeIds): Edit => ({ kind: 'disconnect', edgeIds })),
  fc
    .record({ nodes: fc.array(aNode, { maxLength: 3 }), edges: fc.array(wire, { maxLength: 2 }) })
    .map((fragment): Edit => ({ kind: 'paste', fragment })),
);
