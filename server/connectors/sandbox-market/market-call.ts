import type { Result } from '../../../nodes/problem';
import type { Call, HttpRequest } from '../contract';
import { type Answer, askJson } from '../json-api';

export interface MarketCredentials {
  readonly apiKey: string;
  readonly webhookSecret: string;
}

export type MarketCall = Call<MarketCredentials, { readonly baseUrl: string }>;

export const channelName = 'The marketplace';

export const askMarket = (
  { http, settings, credentials }: MarketCall,
  { method = 'GET', path, json }: { method?: HttpRequest['method']; path: string; json?: unknown },
): Promise<Result<Answer>> =>
  askJson(http, {
    method,
    url: `${settings.baseUrl}${path}`,
    headers: { authorization: `Bearer ${credentials.apiKey}` },
    ...(json !== undefined && { json }),
    channel: channelName,
  });

export const orderPath = (orderId: string) => `/v1/orders/${encodeURIComponent(orderId)}`;
