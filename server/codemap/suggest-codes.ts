import { type CodeKind, plainCode } from '../../nodes/order/code-match';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { lookAtConnection } from '../connections/change-connection';
import { type AccountForm, readAccountForm } from '../connections/read-account-form';
import { openSecrets } from '../connections/secrets';
import type { CodeList, KnownCode } from '../connectors/codes';
import { type Call, type Connector, HttpFailure } from '../connectors/contract';
import { likeness } from '../skumap/likeness';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { readRules } from './read-rules';

export interface SuggestedCode {
  readonly code: string;
  readonly label: string | null;
  /** Near enough in its name to be offered first. A person still decides. */
  readonly isNear: boolean;
}

interface Asking {
  readonly member: Member;
  readonly connectionId: string;
  readonly kind: CodeKind;
  /** What it would be a match for; empty for the list as it is. */
  readonly code: string;
}

type AnyList = CodeList<Call<Record<string, unknown>, Record<string, unknown>>>;

interface Listing {
  readonly codes: readonly KnownCode[];
  /** Whom to ask for the list of this account; null where it is known. */
  readonly ask: {
    readonly list: NonNullable<AnyList['list']>;
    readonly connector: Connector;
    readonly form: AccountForm;
  } | null;
}

/** The destination's own list, what it was matched to before for kinds without one; the nearest in name first. */
export async function suggestCodes(
  world: World,
  { member, connectionId, kind, code }: Asking,
): Promise<Result<SuggestedCode[]>> {
  // The transaction ends before the call: none waits for somebody else's server.
  const found = await lookAtConnection<Listing>({ world, member, connectionId }, async (trx, row) => {
    const { matches } = await readRules(trx, { workspaceId: member.workspaceId, connectionId });
    const used = matches.filter((one) => one.kind === kind).map(({ target }) => ({ code: target }));
    const list = row.type.codes?.[kind];
    if (!list?.list) return ok({ codes: list?.known ?? used, ask: null });
    const form = readAccountForm(row.type, {
      settings: row.settings,
      credentials: openSecrets(world, { member, row }),
    });
    return form.ok ? ok({ codes: used, ask: { list: list.list, connector: row.type, form: form.value } }) : form;
  });
  if (!found.ok) return found;
  const { codes, ask } = found.value;
  if (!ask) return ok(rank(codes, code));
  try {
    const secrets = Object.values(ask.form.credentials).filter((value) => typeof value === 'string');
    const http = world.http({ loopback: ask.connector.loopback ?? false, secrets });
    const listed = await ask.list({ http, connectionId, ...ask.form, now: world.now() });
    return listed.ok ? ok(rank(listed.value, code)) : listed;
  } catch (error) {
    if (error instanceof HttpFailure) return failed(noAnswer(ask.connector));
    throw error;
  }
}

const near = 0.45;

function rank(codes: readonly KnownCode[], wanted: string): SuggestedCode[] {
  const alike = ({ code, label = '', aliases = [] }: KnownCode) =>
    wanted === '' ? 0 : Math.max(...[code, label, ...aliases].map((name) => closeness(name, wanted)));
  return [...new Map(codes.map((one) => [one.code, one])).values()]
    .map((one) => ({ one, by: alike(one) }))
    .toSorted((a, b) => b.by - a.by || (a.one.label ?? a.one.code).localeCompare(b.one.label ?? b.one.code, 'en'))
    .map(({ one, by }) => ({ code: one.code, label: one.label ?? null, isNear: by >= near }));
}

/** "DHL Paket" is near "DHL": one name within the other counts like much in common. */
function closeness(name: string, wanted: string): number {
  const [a, b] = [plainCode(name), plainCode(wanted)];
  if (a === '' || b === '') return 0;
  const isWithin = a.length >= 3 && b.length >= 3 && (a.includes(b) || b.includes(a));
  return Math.max(likeness(name, wanted), isWithin ? 0.6 : 0);
}

const noAnswer = ({ name }: Connector): Problem => ({
  code: 'channel.unreachable',
  message: `${name} does not answer, so its list cannot be shown.`,
  advice: 'Try again in a few minutes, or type the code in.',
  retry: 'later',
});
