import { type ConnectionFacts, type FieldUi, fieldUi } from '../../nodes/contract';
import { failed, ok, type Result } from '../../nodes/problem';
import { nodeTypes } from '../../nodes/registry';
import { isAddressMark } from '../../nodes/template/address-marks';
import type {
  ParameterValue,
  TemplateContent,
  TemplateParameter,
  TemplateSlot,
} from '../../nodes/template/template-content';
import { mayCall } from '../auth/permissions';
import { loadConnectionFacts } from '../connections/connection-facts';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { openTemplate } from './open-template';
import { clientForbidden, clientMissing } from './template-problems';

/** What a clone into one client starts from. */
export interface ClientPlan {
  readonly slug: string;
  readonly name: string;
  readonly mayPublish: boolean;
  /** Whether they may connect an account there. */
  readonly mayConnect: boolean;
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    /** Connector id. */
    readonly channel: string;
  }[];
  /** Slot key → the account that most likely is meant; null when it cannot be told. */
  readonly guesses: Readonly<Record<string, string | null>>;
}

export interface PlannedParameter {
  readonly key: string;
  readonly label: string;
  readonly value: ParameterValue;
  /** How its field is drawn where it stands in the flow. */
  readonly input: 'text' | 'number' | 'list' | 'time' | 'select' | 'addresses';
  readonly unit: string | null;
  /** For `select`: value → label. */
  readonly options: Readonly<Record<string, string>> | null;
}

export interface ClonePlan {
  readonly name: string;
  readonly description: string;
  readonly version: number;
  readonly slots: TemplateContent['slots'];
  readonly parameters: readonly PlannedParameter[];
  /** One for each client asked for, in their order. */
  readonly clients: readonly Result<ClientPlan>[];
}

/** What a template asks for, and what each client has to answer with. Writes nothing. */
export async function planClones(
  world: Pick<World, 'db' | 'now' | 'connectors'>,
  request: { member: Member; templateId: string; clients: readonly (Member | null)[] },
): Promise<Result<ClonePlan>> {
  const opened = await openTemplate(world, request);
  if (!opened.ok) return opened;
  const { name, description, version, content } = opened.value;
  const clients = await Promise.all(request.clients.map((client) => planClient(world, { client, content })));
  const parameters = content.parameters.map((parameter) => planParameter(parameter, content));
  return ok({ name, description, version, slots: content.slots, parameters, clients });
}

function planParameter({ key, label, value, places }: TemplateParameter, { flow }: TemplateContent): PlannedParameter {
  const [place] = places;
  const node = flow.nodes.find(({ id }) => id === place?.nodeId);
  const ui =
    place?.path.length === 1
      ? fieldUi.get(nodeTypes.get(node?.type ?? '')?.settings.shape[place.path[0] ?? ''])
      : undefined;
  const input = inputFor(value, ui?.input);
  return {
    key,
    label,
    value,
    input,
    unit: ui?.unit ?? null,
    options: input === 'select' ? (ui?.options ?? null) : null,
  };
}

function inputFor(value: ParameterValue, input: FieldUi['input'] | undefined): PlannedParameter['input'] {
  if (typeof value === 'number') return 'number';
  if (typeof value !== 'string') return 'list';
  if (isAddressMark(value) || value.endsWith('@example.com')) return 'addresses';
  return input === 'time' || input === 'select' ? input : 'text';
}

async function planClient(
  { db, connectors }: Pick<World, 'db' | 'connectors'>,
  { client, content }: { client: Member | null; content: TemplateContent },
): Promise<Result<ClientPlan>> {
  if (!client) return failed(clientMissing);
  if (!mayCall(client, 'flows.create')) return failed(clientForbidden);
  const facts = await withWorkspace(db, client.workspaceId, (trx) => loadConnectionFacts({ trx, connectors }, client));
  return ok({
    slug: client.slug,
    name: client.workspaceName,
    mayPublish: mayCall(client, 'flows.publish'),
    mayConnect: mayCall(client, 'connections.create'),
    accounts: facts.map(({ id, name, kind, channel }) => ({ id, name, kind, channel })),
    guesses: guessAccounts(content.slots, facts),
  });
}

/** The one account of the same channel; else those of the same kind, where there are just as many as are asked for. No account twice. */
export function guessAccounts(
  slots: readonly TemplateSlot[],
  accounts: readonly ConnectionFacts[],
): Readonly<Record<string, string | null>> {
  const guesses = new Map<string, string>();
  const isFree = ({ id }: ConnectionFacts) => ![...guesses.values()].includes(id);
  for (const { key, connector } of slots) {
    const [only, another] = accounts.filter((account) => account.channel === connector && isFree(account));
    const asked = slots.filter((slot) => slot.connector === connector);
    if (only && !another && asked.length === 1) guesses.set(key, only.id);
  }
  for (const kind of ['marketplace', 'shop', 'any'] as const) {
    const open = slots.filter((slot) => slot.kind === kind && !guesses.has(slot.key));
    const free = accounts.filter((account) => account.kind === kind && isFree(account));
    if (free.length !== open.length) continue;
    for (const [index, { key }] of open.entries()) guesses.set(key, free[index]?.id ?? '');
  }
  return Object.fromEntries(slots.map(({ key }) => [key, guesses.get(key) ?? null]));
}
