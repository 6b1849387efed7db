import { z } from 'zod';
import { Order } from '../../nodes/order/order';
import { generic } from '../connectors/generic';
import { officialMessages } from '../connectors/generic/official-orders';
import { GenericSettings } from '../connectors/generic/settings';
import { suggestMapping } from '../connectors/generic/suggest-mapping';
import { must } from './vendure-shop';

/**
 * A published example order, read through the connector for any system as a user sets it up: paste the message as a sample,
 * accept what is proposed.
 */
export function officialOrder(system: 'shopify' | 'woocommerce', name: string): Order {
  const message = officialMessages(system, name).find((one) => one.name === name);
  if (!message) throw new Error(`There is no official message ${name} of ${system}.`);
  const sample = orderIn(message.json);
  const settings = GenericSettings.parse(must(suggestMapping(sample)).settings);
  const about = { connectionId: `c-${system}`, settings };
  const [news] = must(generic.read({ topic: '', headers: {}, body: sample }, about)).news;
  return Order.parse(news?.order);
}

/** Shopify's examples are whole answers of its API; the order is inside. */
function orderIn(json: unknown): unknown {
  const answer = z.object({ response: z.object({ order: z.unknown(), orders: z.array(z.unknown()) }).partial() });
  const { success, data } = answer.safeParse(json);
  return success ? (data.response.order ?? data.response.orders?.[0]) : json;
}
