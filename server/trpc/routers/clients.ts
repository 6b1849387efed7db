import { z } from 'zod';
import { listSteps } from '../../health/list-steps';
import { findClientPlaces, listClients } from '../../workspaces/list-clients';
import { Slug, StepFilterInput, TimeZone } from '../inputs';
import { router, signedInProcedure } from '../procedures';

export const clientsRouter = router({
  list: signedInProcedure
    .input(z.object({ timeZone: TimeZone }))
    .query(({ ctx, input }) => listClients(ctx.world, { userId: ctx.account.id, ...input })),
  steps: signedInProcedure
    .input(StepFilterInput.extend({ client: Slug.optional() }))
    .query(async ({ ctx, input: { client, ...filter } }) => {
      const places = await findClientPlaces(ctx.world, { userId: ctx.account.id });
      return listSteps(ctx.world, {
        places: places.filter(({ slug }) => client === undefined || slug === client),
        filter,
      });
    }),
});
