import { isAddressMark } from '../../nodes/template/address-marks';
import type { ParameterValue } from '../../nodes/template/template-content';
import type { TemplateSuggestion } from '../../server/templates/draft-from-flow';

export interface Labels {
  readonly slots: Readonly<Record<string, string>>;
  /** Place among the candidates → what the setting is called; absent: it stays as it is in every clone. */
  readonly parameters: Readonly<Record<number, string>>;
}

/** What names an account of the flow is a setting of its own from the start: every client's account has another name. */
export const firstLabels = ({ candidates }: TemplateSuggestion): Labels => ({
  slots: {},
  parameters: Object.fromEntries(
    candidates.flatMap(({ label, value }, index) => (namesAccount(value) ? [[index, label] as const] : [])),
  ),
});

const namesAccount = (value: ParameterValue) =>
  typeof value === 'string' && (/«s\d+»/.test(value) || isAddressMark(value));

export const choicesFrom = ({ candidates }: TemplateSuggestion, { slots, parameters }: Labels) => ({
  slotLabels: { ...slots },
  parameters: candidates.flatMap(({ value }, index) => {
    const label = parameters[index];
    return label === undefined ? [] : [{ value, label }];
  }),
});
