import type { OrderDocument, Return } from '../../../nodes/order/order';
import type { About } from './account';
import type { MiraklReturn } from './wire-parts';

const stages: Readonly<Record<string, Return['stage']>> = {
  WAITING_ACCEPTANCE: 'requested',
  IN_PROGRESS: 'approved',
  REFUSED: 'declined',
  RECEIVED: 'received',
  NO_RECEPTION: 'cancelled',
  CLOSED: 'closed',
  CANCELED: 'cancelled',
};

export const stateOf = ({ state, status }: MiraklReturn) => state || status;

/** A state nobody knows is told as a request: somebody should look. */
export function toReturn(one: MiraklReturn, { connectionId }: About): Return {
  const at = one.last_updated ?? one.date_created;
  return {
    id: one.id,
    externalIds: { [connectionId]: one.id },
    ...(one.rma && { number: one.rma }),
    stage: stages[stateOf(one)] ?? 'requested',
    items: one.return_lines.map(({ order_line_id, quantity, compliance }) => {
      const condition = conditionOf(compliance);
      return {
        lineId: order_line_id,
        quantity,
        ...(one.reason_code && { reason: one.reason_code }),
        ...(condition && { condition }),
      };
    }),
    ...(at && { at }),
  };
}

/** "compliant", or why it is not; empty while nobody has looked. */
function conditionOf(list: MiraklReturn['return_lines'][number]['compliance']): string {
  return list
    .map(({ compliant, non_compliance_reason_code, non_compliance_additional_info }) =>
      compliant
        ? 'compliant'
        : [non_compliance_reason_code, non_compliance_additional_info].filter(Boolean).join(': ') || 'not compliant',
    )
    .join('; ');
}

/** The label the buyer sends it back with, where it is a link. */
export function returnLabel({ id, label_url, date_created }: MiraklReturn, { connectionId }: About): OrderDocument[] {
  if (!label_url) return [];
  const name = `return-${id}`;
  return [
    {
      id: name,
      externalIds: { [connectionId]: name },
      kind: 'returnLabel',
      url: label_url,
      ...(date_created && { at: date_created }),
    },
  ];
}
