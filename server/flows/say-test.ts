import { type DeliveryKind, deliveryKinds } from '../../nodes/capability';
import type { Effect } from '../../nodes/effect';
import type { WalkResult } from '../../nodes/graph/walk';
import { type OrderEventKind, orderEventKinds } from '../../nodes/order/event';
import { instantText } from '../../nodes/order/instant';

interface Tried {
  readonly previews: readonly { readonly connectionName: string; readonly operation: DeliveryKind }[];
  readonly eventKind: OrderEventKind;
  readonly sourceName: string | undefined;
}

/** What would have come of it, in one sentence. */
export function sayTest({ steps, effects, problems }: WalkResult, { previews, eventKind, sourceName }: Tried): string {
  if (steps.length === 0) {
    const kind = orderEventKinds[eventKind].label.toLowerCase();
    return `Nothing would happen: this flow does not listen to ${kind} from ${sourceName ?? 'this account'}.`;
  }
  const sent = previews.map(
    ({ connectionName, operation }) =>
      `${deliveryKinds[operation].verb} ${operation === 'email' ? 'by' : 'at'} ${connectionName}`,
  );
  const stays = effects.flatMap(({ effect }) => sayStay(effect));
  const problem = problems[0]?.message;
  const done = [...stays, ...sent];
  if (done.length === 0) return problem ? `It would wait for you: ${problem}` : nothingSent(steps);
  return `It would ${joinWords(done)}.${problem ? ` One path would wait for you: ${problem}` : ''}`;
}

/** What happens before it is sent. */
function sayStay(effect: Effect): string[] {
  if (effect.kind === 'wait') return [`wait until ${instantText(effect.until)}`];
  return effect.kind === 'hold' ? ['be held for approval'] : [];
}

function nothingSent(steps: WalkResult['steps']): string {
  const why = steps.findLast(({ reason }) => reason && !reason.holds)?.reason?.text;
  return why ? `Nothing would be sent: ${why}.` : 'Nothing would be sent: no path leads to a step that publishes.';
}

const joinWords = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
