import { createGuardedHttp } from '../../../http/guarded-http';
import type { Connector } from '../../contract';
import { listen } from '../scenarios/listen';
import type { ScenarioWorld } from '../scenarios/scenario-world';
import { openItems } from '../sim-order';
import type { SimulatorCore } from '../simulator-core';

/** A simulator of the demo's make, running. */
interface DemoSimulator<Details> {
  readonly url: string;
  readonly core: SimulatorCore<Details>;
  stop(): Promise<void>;
}

interface DemoWorld<Details> {
  readonly connector: Connector;
  readonly simulator: DemoSimulator<Details>;
  readonly credentials: { readonly apiKey: string; readonly webhookSecret: string };
  /** "/v1". */
  readonly base: string;
  readonly currency: string;
  /** Somebody buys two pieces of the first product and one of the second. */
  place(): string;
  /** What a person there would call a change of the order. */
  readonly changed: Partial<Details>;
}

export const demoSkus = ['MUG-BLUE', 'BOWL-16'] as const;

/** The demo's channels for the scenario table: what people do there, and what a write leaves behind, is the same at all of them. */
export async function openDemoWorld<Details>({
  connector,
  simulator,
  credentials,
  base,
  currency,
  ...world
}: DemoWorld<Details>): Promise<ScenarioWorld> {
  const guarded = createGuardedHttp();
  const listener = await listen();
  const { core } = simulator;
  core.webhooks.subscribe({ url: listener.url, secret: credentials.webhookSecret, topics: [] });
  return {
    connector,
    call: ({ expired = false } = {}) => ({
      http: guarded({ loopback: true }),
      connectionId: `c-${connector.id}`,
      credentials: { ...credentials, ...(expired && { apiKey: 'an-older-key' }) },
      settings: { baseUrl: simulator.url },
      now: new Date(),
    }),
    faults: core.faults,
    skus: demoSkus,
    currency,
    place: async () => world.place(),
    acts: actsIn(core, world.changed),
    ...(!connector.writes.shipment && {
      shipAll: (id) =>
        void core.desk.ship(id, { ...byHand, ...parcel, trackingNumber: 'T-1', items: restOf(core, id) }),
    }),
    effects: (operation, { reference, remoteId }) => countEffects(core, { operation, reference, remoteId }),
    doing: (operation) => requestFor(operation, base),
    async delivered() {
      await core.webhooks.idle();
      return listener.messages;
    },
    async stop() {
      await guarded.close();
      await simulator.stop();
      await listener.stop();
    },
  };
}

function requestFor(operation: string, base: string): { readonly method: string; readonly path: string } {
  if (operation === 'order') return { method: 'POST', path: `${base}/orders` };
  return { method: operation === 'update' ? 'PATCH' : 'POST', path: `${base}/orders/` };
}

const byHand = { reference: null };

function actsIn<Details>({ desk, book }: SimulatorCore<Details>, changed: Partial<Details>): ScenarioWorld['acts'] {
  const onePiece = (id: string) => [{ lineId: book.get(id)?.lines[0]?.id ?? '', quantity: 1 }];
  const rest = (id: string) => restOf({ book }, id);
  const ship = (id: string, items: ReturnType<typeof rest>) =>
    void desk.ship(id, { ...byHand, ...parcel, trackingNumber: 'T-1', items });
  return {
    change: (id) => void desk.edit(id, { ...byHand, details: changed }),
    shipPart: (id) => ship(id, onePiece(id)),
    cancelByCustomer: (id) =>
      void desk.cancel(id, { ...byHand, by: 'customer', reason: 'Changed my mind', items: rest(id) }),
    cancelByMerchant: (id) =>
      void desk.cancel(id, { ...byHand, by: 'merchant', reason: 'Out of stock', items: rest(id) }),
    takeBack(id) {
      ship(id, rest(id));
      desk.takeBack(id, { ...byHand, stage: 'received', reason: 'Too small', items: onePiece(id) });
    },
    refund: (id) =>
      void desk.refund(id, {
        ...byHand,
        amount: '4.00',
        shippingAmount: null,
        reason: null,
        movesMoney: true,
        items: [],
      }),
    attachLabel: (id) =>
      void desk.attach(id, { ...byHand, kind: 'label', mediaType: 'application/pdf', content: pdf, shipmentId: null }),
  };
}

const restOf = ({ book }: Pick<SimulatorCore<unknown>, 'book'>, id: string) => {
  const order = book.get(id);
  return order ? openItems(order) : [];
};

const parcel = { carrier: 'Parcel Post', carrierCode: null, service: null, trackingUrl: null };
const pdf = Buffer.from('%PDF-1.7').toString('base64');

const lists = {
  shipment: 'shipments',
  cancellation: 'cancellations',
  return: 'returns',
  refund: 'refunds',
  label: 'documents',
} as const;

function countEffects<Details>(
  { book }: SimulatorCore<Details>,
  { operation, reference, remoteId }: { operation: string; reference: string; remoteId: string },
): number {
  if (operation === 'order') return book.withReference(reference).length;
  const list = lists[operation as keyof typeof lists];
  // A parcel has its own reference, made from the shipment's.
  return book.get(remoteId)?.[list]?.filter((fact) => fact.reference?.startsWith(reference)).length ?? 0;
}
