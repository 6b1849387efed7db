import type { SimOrder } from '../../simulator-kit/sim-order';
import type { SimulatorCore } from '../../simulator-kit/simulator-core';
import type { ShopDetails } from './shop-state';

export interface ShopVariant {
  readonly id: string;
  readonly sku: string;
  readonly title: string;
  readonly status: 'ACTIVE' | 'ARCHIVED' | 'DRAFT' | 'UNLISTED';
  stock: number;
}

/** All that the resolvers of a simulated shop share. */
export interface ShopWorld {
  readonly core: SimulatorCore<ShopDetails>;
  readonly variants: readonly ShopVariant[];
  readonly scopes: readonly string[];
  /** Lines are sent in turn from so many places. */
  readonly places: number;
  /** How long the search takes to know of a new order. */
  readonly searchLagMs: number;
  now(): Date;
  nextId(kind: string): string;
  /** Background work by id: how often it must be asked for until it is done. */
  readonly jobs: Map<string, number>;
  /** What was done under an idempotency key. */
  readonly keys: Map<string, string>;
}

export type ShopOrder = SimOrder<ShopDetails>;

export const gid = (kind: string, number: number) => `gid://shopify/${kind}/${number}`;

/** Stores a changed order and tells whoever listens. */
export function change(
  order: ShopOrder,
  { world, ...details }: Partial<ShopDetails> & { world: ShopWorld },
): ShopOrder {
  const done = world.core.desk.edit(order.id, { reference: null, details });
  if (done.kind !== 'done') throw new Error(`The simulated shop lost order ${order.id}.`);
  return done.order;
}

/** Everything about an order that a mutation is asked for by some other id. */
export const orderWith = ({ core }: ShopWorld, has: (details: ShopDetails) => boolean): ShopOrder | undefined =>
  core.book.newest({ offset: 0, limit: 10_000 }).find(({ details }) => has(details));

export const userError = (message: string, { code, field }: { code?: string; field?: readonly string[] } = {}) => [
  { message, code: code ?? null, field: field ?? null },
];
