import type { Result } from '../../nodes/problem';
import { createConnection } from '../connections/create-connection';
import { getConnection } from '../connections/get-connection';
import { listConnections } from '../connections/list-connections';
import { updateConnection } from '../connections/update-connection';
import { createFlow } from '../flows/create-flow';
import { listFlows } from '../flows/list-flows';
import { publishFlow } from '../flows/publish-flow';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { openDemoAccount, saveDemoAccount } from './demo-account';
import { type DemoConnections, labelsFlow, toStoreFlow, updatesHomeFlow } from './flow-documents';
import type { Place, SandboxReady } from './ready';

export interface Demo {
  readonly email: string;
  readonly password: string;
  readonly workspace: string;
}

interface SeedOptions {
  readonly sandbox: Pick<SandboxReady, 'markets' | 'store'>;
  /** Where the demo remembers its account. */
  readonly dataFolder: string;
  /** Where the sandbox reaches our webhooks, e.g. "http://127.0.0.1:3000"; the public address when absent. */
  readonly hooksAt?: string;
}

/**
 * Sets the demo up: a person, a workspace, the sandbox's channels connected with their webhooks, two flows, published. Safe to call
 * at every start: what is there stays as people have left it, only addresses that moved are put right.
 * @returns how to sign in; null when Sluice has an owner already, who is not the demo's.
 */
export async function seedDemo(world: World, { sandbox, dataFolder, hooksAt }: SeedOptions): Promise<Demo | null> {
  const opened = await openDemoAccount(world, dataFolder);
  if (!opened) return null;
  const { account, member } = opened;
  const seed = { world, member, isFirst: !account.seeded, hooksAt: hooksAt ?? world.publicUrl };
  const [harbour, lantern] = sandbox.markets;
  const ids = {
    harbour: await connect(seed, harbour),
    lantern: await connect(seed, lantern),
    store: await connect(seed, sandbox.store),
  };
  if (seed.isFirst && hasAll(ids)) await drawFlows(seed, ids);
  saveDemoAccount(dataFolder, { ...account, seeded: true });
  return { email: account.email, password: account.password, workspace: member.slug };
}

interface Seed {
  readonly world: World;
  readonly member: Member;
  readonly isFirst: boolean;
  readonly hooksAt: string;
}

/** The connection to a place, made at the first start. Null: somebody has removed it. */
async function connect(seed: Seed, place: Place): Promise<string | null> {
  const { world, member } = seed;
  const account = {
    settings: { baseUrl: place.url },
    credentials: { apiKey: place.apiKey, webhookSecret: place.webhookSecret },
  };
  const known = (await listConnections(world, member)).find(
    ({ connector, account: whose }) => connector === place.connector && whose === place.name,
  );
  if (!known && !seed.isFirst) return null;
  const id = known
    ? known.id
    : need(
        await createConnection(world, {
          member,
          connection: { ...account, connector: place.connector, name: place.name },
        }),
      ).id;
  if (known) await followMove(seed, { id, place, account });
  await listen(seed, { id, place });
  return id;
}

interface Connected {
  readonly id: string;
  readonly place: Place;
}

/** The sandbox may have found its port taken and moved. */
async function followMove(
  { world, member }: Seed,
  {
    id,
    place,
    account,
  }: Connected & { account: { settings: Record<string, unknown>; credentials: Record<string, unknown> } },
): Promise<void> {
  const { settings } = need(await getConnection(world, { member, connectionId: id }));
  if (settings['baseUrl'] === place.url) return;
  need(await updateConnection(world, { member, connectionId: id, changes: account }));
}

/** Tells the place where to send its messages. */
async function listen({ world, member, hooksAt }: Seed, { id, place }: Connected): Promise<void> {
  const { webhookUrl } = need(await getConnection(world, { member, connectionId: id }));
  if (webhookUrl === null) return;
  const url = new URL(new URL(webhookUrl).pathname, hooksAt).href;
  const base = place.connector === 'sandbox-market' ? '/v1' : '/api';
  const response = await world.http({ loopback: true })({
    method: 'PUT',
    url: `${place.url}${base}/webhook`,
    headers: { authorization: `Bearer ${place.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ url }),
  });
  if (response.status !== 200) throw new Error(`${place.name} took no webhook address: ${response.status}.`);
}

async function drawFlows({ world, member }: Seed, ids: DemoConnections): Promise<void> {
  const there = new Set((await listFlows(world, { member, archived: false })).map(({ name }) => name));
  for (const { name, description, document } of flows) {
    if (there.has(name)) continue;
    const { id } = need(await createFlow(world, { member, name, description, document: document(ids) }));
    need(await publishFlow(world, { member, flowId: id, revision: 1, note: 'The first version' }));
  }
}

const flows = [
  {
    name: 'Marketplaces to Workshop Store',
    description: 'Paid orders of both marketplaces, tagged with where they came from; cancellations follow them.',
    document: toStoreFlow,
  },
  {
    name: 'Updates home',
    description: 'What happens in the store goes back to the marketplace the order came from, and to no other.',
    document: updatesHomeFlow,
  },
  {
    name: 'Labels as PDF',
    description: 'Shipping labels of the marketplaces become a PDF on the order in the store.',
    document: labelsFlow,
  },
] as const;

const hasAll = (ids: { readonly [Name in keyof DemoConnections]: string | null }): ids is DemoConnections =>
  Object.values(ids).every((id) => id !== null);

/** Nothing here depends on what people type, so a problem is a bug. */
function need<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`The demo could not be set up: ${result.problems.map(({ message }) => message).join(' ')}`);
}
