import type { FlowDocument } from '../graph/flow-document';
import { failed, ok, type Problem, type Result } from '../problem';
import { clientKey, nameAccounts } from './account-marks';
import { isAddressMark } from './address-marks';
import { mapTexts } from './map-texts';
import { type ParameterValue, slotId, type TemplateContent, type TemplateParameter } from './template-content';

export interface Filling {
  /** Slot key → the client's connection. */
  readonly bindings: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
  /** What the client is called. */
  readonly client?: string;
  /** Parameter key → the client's own; what is absent stays as the template has it. */
  readonly values: Readonly<Record<string, ParameterValue>>;
}

/** The client's own flow. Ids of steps stay those of the template, so that the two can be compared later. */
export function fillTemplate(template: TemplateContent, filling: Filling): Result<FlowDocument> {
  const missing = template.slots.filter(({ key }) => !filling.bindings[key]);
  const wrong = template.parameters.filter((parameter) => !fits(parameter, filling.values[parameter.key]));
  if (missing.length + wrong.length > 0) {
    return failed(...missing.map(({ label }) => slotEmpty(label)), ...wrong.map(({ label }) => valueWrong(label)));
  }
  const accounts = Object.entries(filling.bindings).map(([key, { id, name }]) => ({ key, id, name }));
  const names = [...accounts, ...(filling.client === undefined ? [] : [{ key: clientKey, name: filling.client }])];
  const ids = new Map(accounts.map(({ key, id }) => [slotId(key), id]));
  const own = (text: string) => ids.get(text) ?? nameAccounts(text, names);
  const nodes = withValues(template, filling.values).map((node) => ({
    ...node,
    name: node.name === null ? null : own(node.name).slice(0, 120),
    settings: mapTexts(node.settings, own),
  }));
  return ok({ ...template.flow, nodes });
}

const fits = ({ value }: TemplateParameter, given: ParameterValue | undefined): boolean => {
  // An address is never anybody else's: each client gives their own.
  if (given === undefined) return !(typeof value === 'string' && isAddressMark(value));
  if (typeof given === 'string') return typeof value === 'string' && given.trim() !== '';
  return Array.isArray(given) === Array.isArray(value) && typeof given === typeof value;
};

const slotEmpty = (label: string): Problem => ({
  code: 'template.slotEmpty',
  message: `Choose the account for “${label}”.`,
  subject: label,
  retry: 'never',
});

const valueWrong = (label: string): Problem => ({
  code: 'template.valueMissing',
  message: `Fill in “${label}”.`,
  subject: label,
  retry: 'never',
});

type Nodes = FlowDocument['nodes'];

function withValues({ flow, parameters }: TemplateContent, values: Filling['values']): Nodes {
  return flow.nodes.map((node) => {
    const settings = parameters.reduce((before, { key, places }) => {
      const value = values[key];
      if (value === undefined) return before;
      const here = places.filter(({ nodeId }) => nodeId === node.id);
      return here.reduce((inner, { path }) => setAt(inner, { path, value }), before);
    }, node.settings);
    return { ...node, settings };
  });
}

interface Setting {
  readonly path: TemplateParameter['places'][number]['path'];
  readonly value: ParameterValue;
}

/** A place the template does not have is left alone. */
function setAt<T>(target: T, { path, value }: Setting): T {
  const [first, ...rest] = path;
  if (first === undefined || typeof target !== 'object' || target === null || !Object.hasOwn(target, first))
    return target;
  // A copy of the same shape with one leaf changed.
  const copy = (Array.isArray(target) ? [...target] : { ...target }) as Record<string | number, unknown>;
  copy[first] = rest.length === 0 ? value : setAt(copy[first], { path: rest, value });
  return copy as T;
}
