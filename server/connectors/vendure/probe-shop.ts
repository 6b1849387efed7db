import { z } from 'zod';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { VendureCall } from './account';
import { ask } from './graphql';
import { probeShop as probeOperation } from './operations';

/** Asks for everything that is named in the settings, so that a misspelt field or method shows now and not at the first order. */
export async function probeShop(call: VendureCall): Promise<Result<{ account: string }>> {
  const probe = await ask(call, {
    query: probeOperation(call.settings),
    answer: z.object({
      activeChannel: z.object({ code: z.string(), defaultCurrencyCode: z.string() }),
      shippingMethods: z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) }),
    }),
  });
  if (!probe.ok) return probe;
  const { activeChannel, shippingMethods } = probe.value;
  const wanted = call.settings.shippingMethod.trim().toLowerCase();
  const known = shippingMethods.items.flatMap(({ code, name }) => [code.toLowerCase(), name.toLowerCase()]);
  if (wanted && !known.includes(wanted)) {
    return failed({
      code: 'connection.settings',
      message: `This shop has no shipping method “${call.settings.shippingMethod}”.`,
      advice: `It has ${shippingMethods.items.map(({ code }) => code).join(', ')}.`,
      retry: 'never',
    });
  }
  const channel = activeChannel.code === '__default_channel__' ? 'default channel' : `channel ${activeChannel.code}`;
  return ok({
    account: `${new URL(call.settings.adminApiUrl).host}, ${channel}, ${activeChannel.defaultCurrencyCode}`,
  });
}
