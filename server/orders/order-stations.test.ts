import { expect, it } from 'vitest';
import { anOrder } from '../../nodes/order/an-order';
import type { OrderRecord } from './order-record';
import { stationsOf } from './order-stations';

const text =
  'Not supported by Harbour Market: it cannot take returns. Do it at Harbour Market by hand, or send it elsewhere.';
const step = { nodeId: 'publish', type: 'publish', port: null, reason: { text, holds: false }, changes: [] };

/** As much of a record as its stations need. */
const recordWith = (steps: readonly object[]) =>
  ({
    row: { connectionId: 'c', connectionName: 'Corner Shop', number: '1001' },
    order: anOrder(),
    links: [],
    deliveries: [],
    problems: [],
    pauses: [],
    runs: [{ id: 'r', flowName: 'Updates home', state: 'done', result: 'unsupported', trace: { steps, effects: [] } }],
  }) as unknown as OrderRecord;

it('shows on the order what a destination cannot take, and what to do', () => {
  expect(stationsOf(recordWith([{ ...step, unsupported: true }])).at(-1)).toMatchObject({
    kind: 'destination',
    state: 'unsupported',
    name: 'Not passed on',
    text,
    runId: 'r',
  });
});

it('shows it once, however often it happened', () => {
  const twice = [step, step].map((one) => ({ ...one, unsupported: true }));
  expect(stationsOf(recordWith(twice)).filter(({ state }) => state === 'unsupported')).toHaveLength(1);
  expect(stationsOf(recordWith([step])).some(({ state }) => state === 'unsupported')).toBe(false);
});
