import { fieldUi } from '../contract';
import { timeZones } from '../control/local-time';
import type { FlowDocument } from '../graph/flow-document';
import { nodeTypes } from '../registry';
import { facts } from '../rule/facts';
import { Test } from '../rule/rule';
import type { ParameterValue, TemplateParameter } from './template-content';

type Place = TemplateParameter['places'][number];
type Path = Place['path'];

/** A text or number of a flow that may differ from client to client, with every place it stands at. */
export interface ParameterCandidate {
  readonly label: string;
  readonly value: ParameterValue;
  readonly places: readonly Place[];
}

interface Found {
  readonly label: string;
  readonly value: ParameterValue;
  readonly path: Path;
}

/** Settings whose words and numbers are a person's own; a time zone is too. */
const ownInputs: ReadonlySet<string> = new Set([
  'text',
  'longText',
  'orderText',
  'longOrderText',
  'template',
  'number',
  'duration',
  'time',
]);

/**
 * What may become a parameter: tags and other texts that are set, what conditions compare with, and what is written or counted in a
 * step's fields. The same text is one candidate, wherever it stands: the tag that one step sets and another asks for stays one.
 */
export function findParameters(flow: FlowDocument): readonly ParameterCandidate[] {
  const candidates = new Map<string, ParameterCandidate>();
  for (const node of flow.nodes) {
    for (const { label, value, path } of foundIn(node)) {
      const key = JSON.stringify(value);
      const known = candidates.get(key);
      const places = [...(known?.places ?? []), { nodeId: node.id, path }];
      candidates.set(key, { label: known?.label ?? label, value, places });
    }
  }
  return [...candidates.values()];
}

function foundIn({ type, settings }: FlowDocument['nodes'][number]): readonly Found[] {
  const shape = nodeTypes.get(type)?.settings.shape ?? {};
  return Object.entries(settings).flatMap(([field, value]): readonly Found[] => {
    const ui = fieldUi.get(shape[field]);
    if (ui && (ownInputs.has(ui.input) || ui.options === timeZones))
      return leaf(value, { label: ui.label, path: [field] });
    return inside(value, [field]);
  });
}

/** Values and conditions, at any depth of a setting. */
function inside(value: unknown, path: Path): readonly Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const test = Test.safeParse(value);
  if (test.success) return inTest(test.data, path);
  if ('kind' in value && value.kind === 'constant' && 'text' in value) {
    return leaf(value.text, { label: 'Text to set', path: [...path, 'text'] });
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    inside(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** A condition on a choice of ours, such as the payment's state, or on an account, is no client's own. */
function inTest({ fact: id, value }: Test, path: Path): readonly Found[] {
  const fact = facts[id];
  if (fact.options || fact.isConnection) return [];
  return leaf(value, { label: fact.label, path: [...path, 'value'] });
}

function leaf(value: unknown, at: { label: string; path: Path }): readonly Found[] {
  if (typeof value === 'number') return [{ ...at, value }];
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? [{ ...at, value }] : [];
  return typeof value === 'string' && value.trim() !== '' ? [{ ...at, value }] : [];
}
