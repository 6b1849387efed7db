import { expect, it } from 'vitest';
import { anOrder } from '../../nodes/order/an-order';
import { HttpFailure, type WriteOutcome } from '../connectors/contract';
import type { ClaimedDelivery } from '../db/queries/deliveries';
import { testChannel } from '../faults/test-channel';
import { createLog } from '../log';
import { deliverOne } from './deliver-one';
import type { World } from './world';

const order = anOrder();
const claimed = (changes: Partial<ClaimedDelivery> = {}): ClaimedDelivery => ({
  id: 'd',
  runId: 'r',
  orderId: 'o',
  operation: 'order',
  factId: null,
  reference: 'sl1',
  overlay: { tags: ['Kogan'] },
  message: null,
  attempt: 1,
  wasUnknown: false,
  unsureMs: 0,
  order,
  remoteId: null,
  number: null,
  url: null,
  lineIds: null,
  ...changes,
});

type Answer = { status: number; body: unknown } | HttpFailure;
const answer = (status: number, body: unknown = {}): Answer => ({ status, body });

/** Sends one delivery to a channel that gives these answers, and tells what was asked and what came of it. */
async function deliver(
  delivery: ClaimedDelivery,
  { answers, canFind = true }: { answers: Answer[]; canFind?: boolean },
) {
  const asked: string[] = [];
  const world: Pick<World, 'log' | 'now' | 'http'> = {
    log: createLog({ name: 'test', level: 'silent' }),
    now: () => new Date('2026-01-10T10:00:00Z'),
    http: () => async (request) => {
      asked.push(`${request.method} ${new URL(request.url).pathname}${new URL(request.url).search}`);
      const next = answers.shift();
      if (!next) throw new Error('nobody expected this request');
      if (next instanceof HttpFailure) throw next;
      const text = JSON.stringify(next.body);
      return { status: next.status, headers: {}, body: Buffer.from(text), text: () => text, json: () => next.body };
    },
  };
  const connector = testChannel({ id: 'shop', canFind });
  const connection = {
    id: 'c',
    name: 'Harbour',
    connector,
    settings: { url: 'http://shop' },
    workspaceId: 'w',
    credentials: {},
    sealed: null,
    secrets: [],
  };
  const trying = {
    world: world as World,
    connection,
    matches: { plain: {}, bundles: new Map() },
    unknownSku: 'hold' as const,
    codes: { matches: [], unknown: [] },
    signal: new AbortController().signal,
    deadline: Number.MAX_SAFE_INTEGER,
  };
  const { attempted, link } = await deliverOne(delivery, trying);
  return { attempted, link, asked };
}

const created: WriteOutcome = { link: { remoteId: 'R1' } };
const silence = (sent: boolean) => new HttpFailure('no answer', { kind: sent ? 'timeout' : 'refused', sent });

it('sends, and learns the id it got there', async () => {
  const { attempted, link, asked } = await deliver(claimed(), { answers: [answer(201, { id: 'R1' })] });
  expect(asked).toEqual(['POST /order']);
  expect([attempted, link]).toEqual([{ kind: 'delivered', remoteId: 'R1', note: null }, created.link]);
});

it('looks first where an earlier attempt may have arrived, and sends nothing when it is there', async () => {
  const { attempted, asked } = await deliver(claimed({ wasUnknown: true }), { answers: [answer(200, { id: 'R1' })] });
  expect(asked).toEqual(['GET /order?reference=sl1']);
  expect(attempted).toMatchObject({ kind: 'delivered', remoteId: 'R1' });
});

it('does not send again what is not there yet, while it may still be on its way', async () => {
  const { attempted, asked } = await deliver(claimed({ wasUnknown: true, unsureMs: 3_000 }), {
    answers: [answer(404)],
  });
  expect(asked).toEqual(['GET /order?reference=sl1']);
  expect(attempted).toEqual({ kind: 'tooEarly' });
});

it('sends again what is not there after all that time', async () => {
  const answers = [answer(404), answer(201, { id: 'R2' })];
  const { attempted, asked } = await deliver(claimed({ wasUnknown: true, unsureMs: 16_000 }), { answers });
  expect(asked).toEqual(['GET /order?reference=sl1', 'POST /order']);
  expect(attempted).toMatchObject({ kind: 'delivered', remoteId: 'R2' });
});

it('asks a person when it cannot look', async () => {
  const { attempted, asked } = await deliver(claimed({ wasUnknown: true, unsureMs: 60_000 }), {
    answers: [],
    canFind: false,
  });
  expect([attempted, asked]).toEqual([{ kind: 'cannotTell' }, []]);
});

it.each([
  ['surely did not arrive', silence(false), false],
  ['may have arrived', silence(true), true],
])('says of a request without an answer that it %s', async (_what, failure, mayHaveArrived) => {
  const { attempted } = await deliver(claimed(), { answers: [failure] });
  expect(attempted).toEqual({ kind: 'noAnswer', message: 'Harbour: no answer', mayHaveArrived });
});

it('takes a failed look-up for what it is: nothing new has gone out', async () => {
  const { attempted } = await deliver(claimed({ wasUnknown: true }), { answers: [silence(true)] });
  expect(attempted).toMatchObject({ kind: 'noAnswer', mayHaveArrived: false });
});

it('leaves a bug of ours to a person, and never sends on by itself', async () => {
  const { attempted } = await deliver(claimed(), { answers: [] });
  expect(attempted).toEqual({ kind: 'bug' });
});

it('names the order by its own number where it was born', async () => {
  const home = { ...order, source: { ...order.source, connectionId: 'c', orderId: '1001', number: '#1001' } };
  const delivery = claimed({ operation: 'shipment', factId: 's1', order: home });
  const { attempted, asked } = await deliver(delivery, { answers: [answer(201, { id: 'F1' })] });
  expect(asked).toEqual(['POST /shipment']);
  expect(attempted).toMatchObject({ kind: 'delivered', remoteId: 'F1' });
});
