import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aConnection, aVisit, someConnections } from '../a-visit';
import { nodeTypes } from '../registry';
import { aFlow, aNode, aSource } from './a-flow';
import type { FlowNode } from './flow-document';
import { type Start, walk } from './walk';

const connections = someConnections(
  aConnection({ id: 'c-mail', name: 'Mail', capabilities: [], sends: ['email'] }),
  aConnection({ id: 'c-erp', name: 'ERP', capabilities: [], sends: ['call'] }),
);
const visit = aVisit({ connections });

const settingsOf = {
  wait: { how: 'duration', minutes: 5 },
  hold: { message: 'Right?' },
  split: { field: { fact: 'tags' }, values: [{ id: 'v1', text: 'never set' }] },
  stop: { message: 'No further' },
  email: { connectionId: 'c-mail', to: 'a@example.com', subject: 'S', text: 'T' },
  'http-call': { connectionId: 'c-erp' },
  tag: { rules: [{ set: 'addTag', value: { kind: 'constant', text: 'Seen' } }] },
} as const;
type Type = keyof typeof settingsOf;
const onwards = {
  wait: 'done',
  hold: 'approved',
  split: 'other',
  stop: 'none',
  email: 'done',
  'http-call': 'done',
  tag: 'out',
};
const staying: readonly Type[] = ['wait', 'hold', 'email', 'http-call'];

const types = fc.array(fc.constantFrom(...(Object.keys(settingsOf) as Type[])), { minLength: 1, maxLength: 12 });

/** One step after the other, each wired by the output orders usually leave by. */
function chainOf(chosen: readonly Type[]) {
  const nodes = chosen.map((type, index): FlowNode => aNode(`n${index}`, { type, settings: settingsOf[type] }));
  const wires = chosen.slice(1).flatMap((_, index) => {
    const before = chosen[index];
    return before && before !== 'stop' ? [`n${index}.${onwards[before]}>n${index + 1}`] : [];
  });
  return aFlow([aSource('in'), ...nodes], 'in.out>n0', ...wires);
}

it('goes on behind every wait, hold and message exactly once, and ends where the drawing says stop', () => {
  fc.assert(
    fc.property(types, (chosen) => {
      const flow = chainOf(chosen);
      const visited: string[] = [];
      const asked: string[] = [];
      let start: Start[] | undefined;
      do {
        const result = walk({ flow, nodeTypes, visit, ...(start && { start }) });
        visited.push(...result.steps.map(({ nodeId }) => nodeId));
        asked.push(...result.effects.map(({ nodeId }) => nodeId));
        expect(result.problems).toEqual([]);
        start = result.effects.map(({ nodeId, onSuccess }) => ({ nodeId, port: onSuccess }));
      } while (start.length > 0);
      const stop = chosen.indexOf('stop');
      const reached = stop === -1 ? chosen : chosen.slice(0, stop + 1);
      expect(visited).toEqual(['in', ...reached.map((_, index) => `n${index}`)]);
      expect(asked).toEqual(reached.flatMap((type, index) => (staying.includes(type) ? [`n${index}`] : [])));
    }),
  );
});
