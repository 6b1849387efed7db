import { clientKey, nameAccounts } from '../../nodes/template/account-marks';
import { isAddressMark } from '../../nodes/template/address-marks';
import type { ParameterValue } from '../../nodes/template/template-content';
import type { ClonePlan } from './template-row';

export type Client = Extract<ClonePlan['clients'][number], { ok: true }>['value'];
type Values = Readonly<Record<string, ParameterValue>>;

/** What one client's flow is made with. */
export interface Answers {
  readonly name: string;
  /** Slot key → account; null while none is chosen. */
  readonly bindings: Readonly<Record<string, string | null>>;
  /** Parameter key → what somebody typed, or we guessed, instead of what the template has. */
  readonly values: Values;
}

interface Given {
  readonly plan: ClonePlan;
  readonly given: Partial<Answers> | undefined;
  /** What most likely is meant where the template cannot know: guessValues. */
  readonly guesses: Values;
}

/** What was chosen for a client, and the guesses for the rest. */
export const answersFor = (client: Client, { plan, given, guesses }: Given): Answers => ({
  name: given?.name ?? plan.name,
  bindings: { ...client.guesses, ...given?.bindings },
  values: { ...guesses, ...given?.values },
});

/** Of the person who asks: letters go to them until they say otherwise, and their clocks count. */
export const guessValues = ({ parameters }: ClonePlan, me: { readonly email: string; readonly zone: string }): Values =>
  Object.fromEntries(
    parameters.flatMap(({ key, input, options, value }) => {
      if (input === 'addresses' && me.email !== '') return [[key, me.email]];
      return value === 'UTC' && options && Object.hasOwn(options, me.zone) ? [[key, me.zone]] : [];
    }),
  );

/** A setting as it will be: with the names of the accounts that are chosen. */
export function shownValue(
  parameter: ClonePlan['parameters'][number],
  { client, answers }: { client: Client; answers: Answers },
): ParameterValue {
  const value = answers.values[parameter.key] ?? parameter.value;
  if (typeof value !== 'string') return value;
  if (isAddressMark(value)) return '';
  const accounts = Object.entries(answers.bindings).flatMap(([key, id]) => {
    const account = client.accounts.find((one) => one.id === id);
    return account ? [{ key, name: account.name }] : [];
  });
  return nameAccounts(value, [...accounts, { key: clientKey, name: client.name }]);
}

/** What is still to be said for a client, by its label; null when nothing is. */
export function missingFor(client: Client, { plan, answers }: { plan: ClonePlan; answers: Answers }): string | null {
  if (answers.name.trim() === '') return 'Name of the flow';
  const slot = plan.slots.find(({ key }) => !answers.bindings[key]);
  if (slot) return slot.label;
  const isEmpty = (value: ParameterValue) => typeof value === 'string' && value.trim() === '';
  return plan.parameters.find((one) => isEmpty(shownValue(one, { client, answers })))?.label ?? null;
}

export const toTrial = ({ slug }: Client, answers: Answers) => ({
  client: slug,
  bindings: Object.fromEntries(
    Object.entries(answers.bindings).flatMap(([key, id]) => (id === null ? [] : [[key, id] as const])),
  ),
  values: { ...answers.values },
});

export const toClone = (client: Client, { answers, goLive }: { answers: Answers; goLive: boolean }) => ({
  ...toTrial(client, answers),
  name: answers.name,
  goLive,
});
