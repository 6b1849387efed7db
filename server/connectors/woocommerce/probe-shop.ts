import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import { askJson, isDone, unexpectedAnswer } from '../json-api';
import type { WooCall } from './account';
import { plainText } from './html-text';
import { callWoo, channel, readWoo } from './woo-client';

const Code = z.object({ code: z.string(), message: z.string().default('') });

/** Reads an order, writes an empty batch, and asks for whatever the settings speak of: what is wrong shows now, not at the first order. */
export async function probeShop(call: WooCall): Promise<Result<{ account: string }>> {
  const orders = await readWoo(call, { path: '/orders', query: { per_page: 1 }, answer: z.array(z.unknown()) });
  if (!orders.ok) return orders;
  if (!orders.value) return failed(unexpectedAnswer(channel));
  const written = await probeWriting(call);
  if (!written.ok) return written;
  const fulfillments = call.settings.fulfillments ? await probeFulfillments(call) : ok(null);
  if (!fulfillments.ok) return fulfillments;
  return ok({ account: await shopName(call) });
}

/** A batch of nothing changes nothing, and a key without the right to write is refused all the same. */
async function probeWriting(call: WooCall): Promise<Result<null>> {
  const written = await callWoo(call, { method: 'POST', path: '/orders/batch', json: { create: [] } });
  if (written.ok && isDone(written.value)) return ok(null);
  const isKeyRefused = !written.ok && written.problems.some(({ code }) => code === 'connection.unauthorized');
  if (isKeyRefused) return failed(readOnlyKey);
  return written.ok ? failed(unexpectedAnswer(channel)) : written;
}

/** There is no order 0: a shop with fulfilments says so, a shop without does not know the address. */
async function probeFulfillments(call: WooCall): Promise<Result<null>> {
  const answer = await callWoo(call, { path: '/orders/0/fulfillments' });
  if (!answer.ok) return answer;
  const said = Code.safeParse(answer.value.body);
  return said.success && said.data.code === 'rest_no_route' ? failed(noFulfillments) : ok(null);
}

/** The name people gave the shop; its host where WordPress does not say. */
async function shopName({ http, settings }: WooCall): Promise<string> {
  const { host } = new URL(settings.siteUrl);
  const answer = await askJson(http, { method: 'GET', url: `${settings.siteUrl}/wp-json/`, headers: {}, channel });
  const named = answer.ok ? z.object({ name: z.string().min(1) }).safeParse(answer.value.body) : null;
  return named?.success ? `${plainText(named.data.name)} (${host})` : host;
}

const readOnlyKey: Problem = {
  code: 'connection.forbidden',
  message: 'The key may read the shop but not write to it.',
  advice: 'Make a key with the permissions Read/Write under WooCommerce → Settings → Advanced → REST API.',
  retry: 'never',
};

const noFulfillments: Problem = {
  code: 'connection.settings',
  message: 'This shop has no fulfilments turned on.',
  advice:
    'Turn them on under WooCommerce → Settings → Advanced → Features, or switch “The shop uses Fulfilments” off here.',
  retry: 'never',
};
