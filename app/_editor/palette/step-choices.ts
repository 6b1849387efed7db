import type { NodeType } from '../../../nodes/contract';
import { nodeTypes } from '../../../nodes/registry';
import { families } from '../../_ui/families';
import { portsOf } from '../node-kinds';
import type { Place } from '../state/view-store';

export interface StepChoice {
  readonly kind: NodeType;
  /** Why it cannot stand there; null when it can. */
  readonly refusal: string | null;
}

/** What a place asks of a step. */
function refusalAt(kind: NodeType, place: Place | null): string | null {
  if (!place || place.kind === 'free') return null;
  if (!kind.acceptsInput) return kind.family === 'source' ? 'A flow begins with this step' : 'Stands beside the flow';
  if (place.kind === 'onEdge' && portsOf({ type: kind.type }).length === 0) return 'Nothing can come after this step';
  return null;
}

const matches = ({ title, help, family }: NodeType, text: string) => {
  const hay = `${title} ${help} ${families[family].label}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
};

/** Steps to choose from, those that can stand at the place first; each with the reason where one cannot. */
export function stepChoices(place: Place | null, search = ''): readonly StepChoice[] {
  const found = [...nodeTypes.values()]
    .filter((kind) => matches(kind, search.trim()))
    .map((kind) => ({ kind, refusal: refusalAt(kind, place) }));
  return [...found.filter(({ refusal }) => refusal === null), ...found.filter(({ refusal }) => refusal !== null)];
}
