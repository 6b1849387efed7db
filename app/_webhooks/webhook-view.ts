import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../server/trpc/app-router';

type Answers = inferRouterOutputs<AppRouter>['webhooks'];
export type EndpointView = Answers['list'][number];
export type MessageView = Answers['messages'][number];
