import type { Operation } from '../../../../nodes/capability';
import type { Call, Connector } from '../../contract';
import type { FaultScript } from '../faults';

export type ChannelCall = Call<Record<string, unknown>, Record<string, unknown>>;

/** What only people at the channel can do to an order that is there. Absent: that does not happen there. */
export type Act =
  | 'change'
  | 'shipPart'
  | 'cancelByCustomer'
  | 'cancelByMerchant'
  | 'takeBack'
  | 'refund'
  | 'attachLabel';

/** A message as the channel sent it. */
export interface Delivered {
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: Uint8Array;
}

/** A channel's simulator with its connector: all a scenario may know of it. One is opened for each scenario. */
export interface ScenarioWorld {
  readonly connector: Connector;
  /** With the right keys; `expired`: with keys the channel no longer takes. */
  call(options?: { readonly expired?: boolean }): ChannelCall;
  readonly faults: FaultScript;
  /** Two products the channel sells. */
  readonly skus: readonly [string, string];
  readonly currency: string;
  /** Somebody buys two pieces of the first product and one of the second; answers with the order's id there. */
  place(): Promise<string>;
  readonly acts: Readonly<Partial<Record<Act, (orderId: string) => Promise<void> | void>>>;
  /** Its own people ship all of an order: at channels that need not be told, because they ship themselves. */
  shipAll?(orderId: string): void;
  /** A record as if somebody there had made the order: of orders we made, some connectors tell only what happened since. */
  asForeign?(record: unknown): unknown;
  /** What people at the channel must have done before this can be written, where that is so. */
  readonly before?: Readonly<Partial<Record<Operation, (orderId: string) => Promise<void> | void>>>;
  /** How often the channel holds the effect of a write. */
  effects(
    operation: Operation,
    about: { readonly reference: string; readonly remoteId: string },
  ): number | Promise<number>;
  /** The request that does the work of a write, so that its answer can get lost. */
  doing(operation: Operation): { readonly method: string; readonly path: string; readonly skip?: number };
  /** What it has sent by webhook so far, where it sends any. */
  delivered?(): Promise<readonly Delivered[]>;
  stop(): Promise<void>;
}

/** `unsupported`: the connector says it cannot, and does not. `never`: it does not happen at this channel. */
export type Outcome = 'passed' | 'unsupported' | 'never';
