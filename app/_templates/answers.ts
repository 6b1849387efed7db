import { nameAccounts } from '../../nodes/template/account-marks';
import type { ParameterValue } from '../../nodes/template/template-content';
import type { ClonePlan } from './template-row';

export type Client = Extract<ClonePlan['clients'][number], { ok: true }>['value'];

/** What one client's flow is made with. */
export interface Answers {
  readonly name: string;
  /** Slot key → account; null while none is chosen. */
  readonly bindings: Readonly<Record<string, string | null>>;
  /** Parameter key → what somebody typed over what the template has. */
  readonly values: Readonly<Record<string, ParameterValue>>;
}

interface Given {
  readonly plan: ClonePlan;
  readonly given: Partial<Answers> | undefined;
}

/** What was chosen for a client, and the guesses for the rest. */
export const answersFor = (client: Client, { plan, given }: Given): Answers => ({
  name: given?.name ?? plan.name,
  bindings: { ...client.guesses, ...given?.bindings },
  values: given?.values ?? {},
});

/** A setting as it will be: with the names of the accounts that are chosen. */
export function shownValue(
  parameter: ClonePlan['parameters'][number],
  { client, answers }: { client: Client; answers: Answers },
): ParameterValue {
  const value = answers.values[parameter.key] ?? parameter.value;
  if (typeof value !== 'string') return value;
  const accounts = Object.entries(answers.bindings).flatMap(([key, id]) => {
    const account = client.accounts.find((one) => one.id === id);
    return account ? [{ key, name: account.name }] : [];
  });
  return nameAccounts(value, accounts);
}

export const toClone = ({ slug }: Client, { answers, goLive }: { answers: Answers; goLive: boolean }) => ({
  client: slug,
  name: answers.name,
  bindings: Object.fromEntries(
    Object.entries(answers.bindings).flatMap(([key, id]) => (id === null ? [] : [[key, id] as const])),
  ),
  values: { ...answers.values },
  goLive,
});
