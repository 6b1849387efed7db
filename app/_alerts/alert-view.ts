import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../server/trpc/app-router';

type Answers = inferRouterOutputs<AppRouter>['alerts'];
export type AlertView = Answers['open'][number];
export type AlertSettings = Answers['settings'];
export type RuleView = AlertSettings['rules'][number];
