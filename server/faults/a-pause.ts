import { sql } from 'kysely';
import { afterEach, expect } from 'vitest';
import type { OrderEventKind } from '../../nodes/order/event';
import { uuidv7 } from '../db/uuidv7';
import { withWorkspace } from '../db/with-workspace';
import type { Member, Role } from '../workspaces/member';
import { aDrawing } from './a-drawing';
import { aHouse, type House, until } from './a-house';
import { createdAtShop, runsOf } from './ledger-of';
import { anOrderMessage } from './seed';

/** A house whose one flow lets each order stand still; closed after each test. */
let house: House;
export const closesHouses = () => afterEach(() => house.close());
/** The one `paused` has opened. */
export const theHouse = (): House => house;

export const inWorkspace = <T>(work: Parameters<typeof withWorkspace<T>>[2]) =>
  withWorkspace(house.world.db, house.workspaceId, work);
export const pauses = () =>
  inWorkspace((trx) =>
    trx.selectFrom('pause').select(['id', 'kind', 'state', 'reason']).orderBy('started_at').execute(),
  );
export const errands = () => inWorkspace((trx) => trx.selectFrom('errand').select('id').execute());
export const untilPaused = (count = 1) =>
  until('it stands still', {
    holds: async () => (await pauses()).filter(({ state }) => state === 'open').length === count,
  });
export const untilDone = () =>
  until('every run has ended', {
    holds: async () => (await runsOf(house)).every(({ state }) => state === 'done' || state === 'cancelled'),
  });
/** As if the clocks had gone on. */
export const timeComes = () =>
  inWorkspace((trx) => sql`update errand set due_at = now() where pause_id is not null`.execute(trx));

interface Drawn {
  readonly type: 'wait' | 'hold';
  readonly settings: Record<string, unknown>;
  readonly events?: readonly OrderEventKind[];
}

const flow =
  ({ type, settings, events = ['created'] }: Drawn) =>
  ({ from, to }: { from: string; to: string }) =>
    aDrawing(
      {
        in: ['source', { connectionId: from, events }],
        pause: [type, settings],
        shop: ['publish', { connectionId: to, onlyToOrigin: false }],
        no: ['stop', { message: 'Not for us: {{number}}' }],
      },
      'in.out>pause',
      type === 'wait' ? 'pause.done>shop' : 'pause.approved>shop',
      ...(type === 'wait' ? [] : ['pause.rejected>no']),
    );
export const anHour = { how: 'duration', minutes: 60 };
export const asking = { message: 'Really {{number}}?' };
export const cancelled = (orderId: string) => ({
  ...anOrderMessage(orderId, { id: `cancel-${orderId}`, at: '2026-01-10T10:00:00Z' }),
  cancelled: true,
});

export async function aPerson(role: Role, name: string = role): Promise<Member> {
  const { world, workspaceId } = house;
  const userId = uuidv7();
  await world.db
    .insertInto('auth_user')
    .values({ id: userId, name, email: `${userId}@example.com` })
    .execute();
  return {
    workspaceId,
    slug: 'w',
    workspaceName: 'w',
    role,
    userId,
    userName: name,
    isConsultant: false,
    address: null,
  };
}
export const holdId = async () => (await pauses()).find(({ state }) => state === 'open')?.id ?? '';

/** A house with such a flow, and a worker at work. */
export async function opened(drawn: Drawn) {
  house = await aHouse({ flow: flow(drawn) });
  return await house.startWorker();
}

/** One order has come into it and stands still. */
export async function paused(drawn: Drawn) {
  const worker = await opened(drawn);
  await house.post(anOrderMessage('1'));
  await untilPaused();
  expect(await runsOf(house)).toMatchObject([{ state: 'waiting', open: 1 }]);
  expect(createdAtShop(house).size).toBe(0);
  return worker;
}
