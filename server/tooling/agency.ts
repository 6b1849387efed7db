import { anOrder } from '../../nodes/order/an-order';
import type { Order } from '../../nodes/order/order';
import { upsertOrders } from '../db/queries/decide-writes';
import { uuidv7 } from '../db/uuidv7';
import { withWorkspace } from '../db/with-workspace';
import { seedConnection } from '../faults/seed';
import { toOrderRow } from '../jobs/order-row';
import { addWorkspace } from '../workspaces/add-workspace';
import { findMember } from '../workspaces/find-member';
import type { Member } from '../workspaces/member';
import { aMember, createTestWorld, type TestWorld } from './test-world';

/** A consultant, and clients of hers with accounts and orders. */
export async function createAgency() {
  const test = await createTestWorld();
  const ana = await aMember(test.world);
  return {
    test,
    ana,
    aClient: (name: string) => aClient(test, { ana, name }),
    connect: (member: Member, account: Account) => connect(test, { member, account }),
    withAccounts: (member: Member) => withAccounts(test, member),
    store: (member: Member, orders: readonly Order[]) => store(test, { member, orders }),
  };
}

export const unwrap = <T>(
  result: { ok: true; value: T } | { ok: false; problems: readonly { message: string }[] } | undefined,
): T => {
  if (!result?.ok) throw new Error(result?.problems.map(({ message }) => message).join(' ') ?? 'Nothing there.');
  return result.value;
};

async function aClient({ world }: TestWorld, { ana, name }: { ana: Member; name: string }): Promise<Member> {
  const user = { id: ana.userId, name: ana.userName, email: 'ana@example.com' };
  const made = unwrap(await addWorkspace(world, { user, address: null, name }));
  const member = await findMember(world, { visitor: user, slug: made.slug, address: null });
  if (!member) throw new Error('a member');
  return member;
}

interface Account {
  readonly connector: string;
  readonly name: string;
}

async function connect(
  { world }: TestWorld,
  { member: { workspaceId }, account: { connector, name } }: { member: Member; account: Account },
): Promise<string> {
  const url = `https://${name.replaceAll(' ', '-')}.example`;
  return (await seedConnection(world.db, { workspaceId, connector, name, url })).id;
}

/** A marketplace, a shop and somebody who sends email, called after the client; by the keys of a template's slots. */
async function withAccounts(test: TestWorld, member: Member) {
  const { workspaceName } = member;
  const connected = ({ connector, kind }: { connector: string; kind: string }) =>
    connect(test, { member, account: { connector, name: `${workspaceName} ${kind}` } });
  return {
    s1: await connected({ connector: 'sandbox-market', kind: 'Bazaar' }),
    s2: await connected({ connector: 'sandbox-store', kind: 'Store' }),
    s3: await connected({ connector: 'mail', kind: 'Post' }),
  };
}

const store = (
  { world }: TestWorld,
  { member: { workspaceId }, orders }: { member: Member; orders: readonly Order[] },
) =>
  withWorkspace(world.db, workspaceId, (trx) => {
    const rows = orders.map((order) => toOrderRow(uuidv7(), order));
    return upsertOrders(workspaceId, rows).execute(trx);
  });

/** An order of that account. */
export const orderFrom = (connectionId: string, { number, ...changes }: Partial<Order> & { number: string }): Order =>
  anOrder({ source: { connectionId, channel: 'sandbox-market', orderId: number, number }, ...changes });
