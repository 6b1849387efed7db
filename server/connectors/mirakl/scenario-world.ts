import { createGuardedHttp } from '../../http/guarded-http';
import type { Http } from '../contract';
import type { ScenarioWorld } from '../simulator-kit/scenarios/scenario-world';
import { mirakl } from '.';
import { type MiraklMarket, startMiraklMarket } from './simulator';
import type { MarketDetails, MarketLine } from './simulator/market-details';
import { uuid } from './simulator/market-world';

export const marketKey = { apiKey: '5f1a-demo-key' };

export interface MiraklWorld extends ScenarioWorld {
  readonly market: MiraklMarket;
}

/** A simulated marketplace for the scenario table. @param watch sees every request before it goes out. */
export async function openMiraklWorld({
  watch,
}: {
  watch?: (request: Parameters<Http>[0]) => void;
} = {}): Promise<MiraklWorld> {
  const guarded = createGuardedHttp();
  const http = guarded({ loopback: true });
  const market = await startMiraklMarket(marketKey);
  const settings = mirakl.settings.parse({
    baseUrl: market.url,
    customerReasons: '34',
    labelTypes: 'SHIPPING_LABEL',
    uploadType: 'SHIPPING_LABEL',
    tagsField: 'tags',
  });
  return {
    market,
    connector: mirakl,
    call: ({ expired = false } = {}) => ({
      http: (request) => {
        watch?.(request);
        return http(request);
      },
      connectionId: 'c-mirakl',
      credentials: expired ? { apiKey: 'an-older-key' } : marketKey,
      settings,
      now: new Date(),
    }),
    faults: market.core.faults,
    skus: ['MUG-BLUE', 'BOWL-16'],
    currency: 'EUR',
    place: async () => market.place().id,
    acts: actsIn(market),
    effects: (operation, { remoteId }) =>
      market.core.ledger
        .history({})
        .filter((entry) => entry.operation === operation && entry.orderId === remoteId && entry.outcome === 'done')
        .length,
    doing: (operation) => requests[operation] ?? { method: 'PUT', path: '/api/orders/' },
    async stop() {
      await guarded.close();
      await market.stop();
    },
  };
}

const requests: Readonly<Record<string, { readonly method: string; readonly path: string; readonly skip?: number }>> = {
  // The first call tells the tracking number, the second does it.
  shipment: { method: 'PUT', path: '/api/orders/', skip: 1 },
  refund: { method: 'PUT', path: '/api/orders/refund' },
  label: { method: 'POST', path: '/api/orders/' },
};

function actsIn(market: MiraklMarket): ScenarioWorld['acts'] {
  const at = () => new Date().toISOString();
  const detailsOf = (id: string): MarketDetails => {
    const order = market.core.book.get(id);
    if (!order) throw new Error(`no order ${id}`);
    return order.details;
  };
  const oneOf = (line: MarketLine | undefined) => [{ lineId: line?.id ?? '', quantity: 1, package: null }];
  const shipped = (id: string): Partial<MarketDetails> => ({
    state: 'SHIPPED',
    lines: detailsOf(id).lines.map((line) => ({ ...line, state: 'SHIPPED', shippedAt: at() })),
  });
  const cancel = (reasonCode: string) => (id: string) =>
    market.change(id, {
      state: 'CANCELED',
      reasonCode,
      lines: detailsOf(id).lines.map((line) => ({ ...line, state: 'CANCELED' })),
    });
  return {
    change: (id) => market.change(id, { address: { ...detailsOf(id).address, street_1: '14 rue des Lilas' } }),
    shipPart: (id) => {
      const common = { id: uuid(market.nextId()), at: at(), updatedAt: at(), status: 'SHIPPED' as const };
      const tracking = { carrierCode: 'UPS', carrierName: 'UPS', number: 'P-1', url: null };
      market.change(id, { shipments: [{ ...common, tracking, lines: oneOf(detailsOf(id).lines[0]) }] });
    },
    cancelByCustomer: cancel('34'),
    cancelByMerchant: cancel('35'),
    takeBack: (id) => {
      const [line] = detailsOf(id).lines;
      const common = { id: uuid(market.nextId()), at: at(), updatedAt: at(), rma: null, labelUrl: null };
      const lines = [{ lineId: line?.id ?? '', quantity: 1 }];
      const one = { ...common, state: 'WAITING_ACCEPTANCE', reasonCode: 'RETURN_CHANGED_MIND', lines };
      market.change(id, { ...shipped(id), returns: [one] });
    },
    refund: (id) => {
      const reversal = { id: String(market.nextId()), at: at(), quantity: 1, reasonCode: '15' };
      const money = { amount: '14.5', shippingAmount: '0', tax: '2.9', shippingTax: '0' };
      const refund = { ...reversal, ...money, groupId: uuid(market.nextId()), state: 'REFUNDED' };
      const lines = detailsOf(id).lines.map((line, index) => (index === 0 ? { ...line, refunds: [refund] } : line));
      market.change(id, { lines });
    },
    attachLabel: (id) => {
      const document = { id: market.nextId(), at: at(), fileName: 'label.pdf', type: 'SHIPPING_LABEL' };
      market.change(id, { documents: [{ ...document, bytes: Buffer.from('%PDF-1.7').toString('base64') }] });
    },
  };
}
