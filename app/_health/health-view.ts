import type { inferRouterInputs } from '@trpc/server';
import type { AppRouter } from '../../server/trpc/app-router';
import type { Outputs } from '../_ui/trpc';

/** How a workspace stands, as it reaches the browser. */
export type HomeSummary = Outputs['home']['summary'];
/** Orders that wait for the same thing: one cause, one fix. */
export type ProblemGroup = HomeSummary['problems'][number];
/** Many things tried again in the background. */
export type RetryTask = Outputs['retries']['list'][number];
/** Which ones. */
export type RetryWhat = inferRouterInputs<AppRouter>['retries']['plan']['what'];
