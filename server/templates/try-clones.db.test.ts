import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../../nodes/order/order';
import { withWorkspace } from '../db/with-workspace';
import { createAgency, orderFrom, unwrap } from '../tooling/agency';
import type { Member } from '../workspaces/member';
import { tryClones } from './try-clones';

let agency: Awaited<ReturnType<typeof createAgency>>;
beforeAll(async () => {
  agency = await createAgency();
});
afterAll(() => agency.test.drop());

const shipTo = (country: string): Partial<Order> => ({
  shipTo: { name: 'Ana Ruiz', lines: ['Calle Mayor 1'], city: 'Somewhere', postcode: '1', country },
});
const amount = (total: string): Partial<Order> => ({
  totals: { subtotal: total, discount: '0', shipping: '0', tax: '0', total },
});

/** Everything a workspace holds that a run or a person could have written. */
const written = ({ workspaceId }: Member) =>
  withWorkspace(agency.test.world.db, workspaceId, async (trx) => {
    const tables = ['flow', 'flow_version', 'run', 'delivery', 'order_event', 'audit_entry', 'late_list', 'errand'];
    const counts = tables.map((table) => sql`select count(*) from ${sql.table(table)}`);
    const { rows } = await sql<
      Record<string, string>
    >`select ${sql.join(counts.map((count, index) => sql`(${count}) as ${sql.ref(tables[index] ?? '')}`))}`.execute(
      trx,
    );
    return rows[0];
  });

describe('trying a template on the last orders', () => {
  it('says of each client’s own orders what would become of them, and writes nothing', async () => {
    const [first, second] = [await agency.aClient('Lima'), await agency.aClient('Mike')];
    const [bindings, others] = [await agency.withAccounts(first), await agency.withAccounts(second)];
    const many = Array.from({ length: 25 }, (_, index) =>
      orderFrom(bindings.s1, { number: `L-${index}`, ...shipTo('DE'), ...(index < 6 && amount('900')) }),
    );
    await agency.store(first, many);
    await agency.store(second, [orderFrom(others.s1, { number: 'M-1', ...shipTo('US') })]);
    const before = await Promise.all([written(first), written(second)]);
    const hold = unwrap(
      await tryClones(agency.test.world, {
        member: agency.ana,
        templateId: 'builtin:hold-expensive',
        trials: [
          { client: first, bindings, values: { p1: 500 } },
          { client: second, bindings: others, values: {} },
          { client: null, bindings, values: {} },
          { client: second, bindings, values: {} },
        ],
      }),
    );
    const [mine, theirs, nobody, stolen] = hold;
    const { rehearsals, steps } = unwrap(mine);
    expect(rehearsals).toHaveLength(1);
    expect(rehearsals[0]?.title).toBe('Of the last 20 orders');
    const fates = rehearsals[0]?.fates ?? [];
    expect(fates.reduce((sum, { orders }) => sum + orders, 0)).toBe(20);
    expect(fates.map(({ kind }) => kind)).toEqual(['sent', 'held']);
    expect(fates[0]?.sentence).toMatch(/^\d+ would go to Lima Store$/);
    expect(fates[1]?.sentence).toMatch(/^\d would be held for approval$/);
    expect(steps.map(({ title }) => title)).toContain('Into Lima Store');
    expect(unwrap(theirs).rehearsals).toMatchObject([{ title: 'The only order so far' }]);
    expect(JSON.stringify(theirs)).not.toContain('Lima');
    expect([nobody, stolen]).toMatchObject([
      { problems: [{ code: 'workspace.notFound' }] },
      { problems: [{ code: 'template.accountMissing' }, { code: 'template.accountMissing' }] },
    ]);
    expect(await Promise.all([written(first), written(second)])).toEqual(before);
  });

  it('stops what is to be stopped, tries other news on orders that had it, and says what a list would hold', async () => {
    const client = await agency.aClient('Oscar');
    const bindings = await agency.withAccounts(client);
    const cancellation: Order['cancellations'][number] = {
      id: 'c1',
      externalIds: {},
      requestedBy: 'customer',
      stage: 'executed',
      items: [],
      at: '2026-01-10T09:30:00Z',
    };
    const past = new Date(Date.now() - 3_600_000).toISOString();
    await agency.store(client, [
      orderFrom(bindings.s1, { number: 'O-1', ...shipTo('US'), shipBy: past }),
      orderFrom(bindings.s1, { number: 'O-2', ...shipTo('DE'), cancellations: [cancellation] }),
    ]);
    const tryOne = async (templateId: string, slots: Record<string, string>, values = {}) => {
      const trials = [{ client, bindings: slots, values }];
      const [trial] = unwrap(await tryClones(agency.test.world, { member: agency.ana, templateId, trials }));
      return unwrap(trial).rehearsals;
    };
    expect(await tryOne('builtin:unknown-country', bindings, { to: 'desk@example.org' })).toMatchObject([
      {
        title: 'Of the last 2 orders',
        fates: [
          { sentence: '1 would go to Oscar Store', examples: ['O-2'] },
          {
            kind: 'stopped',
            sentence:
              '1 would be written about to desk@example.org and be stopped: We do not ship to US: refund it at the marketplace',
            examples: ['O-1'],
          },
        ],
      },
    ]);
    expect(await tryOne('builtin:cancel-both-ways', bindings)).toMatchObject([
      { title: 'Cancellations of the last 20 orders: 1', fates: [{ orders: 1, examples: ['O-2'] }] },
    ]);
    expect(await tryOne('builtin:labels-to-shop', bindings)).toMatchObject([
      { title: 'Shipping labels: none among the last orders', fates: [] },
    ]);
    expect(await tryOne('builtin:late-to-ship', { s1: bindings.s3 }, { to: 'depot@example.org' })).toMatchObject([
      { title: 'Today’s list', fates: [{ sentence: '1 order would be on it', examples: ['O-1'] }] },
    ]);
  });
});
