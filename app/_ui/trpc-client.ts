import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { AppRouter } from '../../server/trpc/app-router';

/** One request for everything a page asks at once; ten questions at most, as the server allows. Posted, so that names searched for stay out of addresses and logs. */
export const makeTrpcClient = () =>
  createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/api/trpc', maxItems: 10, methodOverride: 'POST' })] });
