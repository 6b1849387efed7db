import { deliveryKinds } from '../../nodes/capability';
import type { StateName } from '../_ui/state-badge';
import type { OrderDelivery } from './order-view';

/** "create the order", to go behind "will not be asked to". */
export const sayOperation = ({ operation }: Pick<OrderDelivery, 'operation'>): string => deliveryKinds[operation].verb;

/** How a delivery's state is shown. */
export const deliveryStates: Readonly<
  Record<OrderDelivery['state'], { readonly state: StateName; readonly word: string }>
> = {
  planned: { state: 'waiting', word: 'Waiting' },
  sending: { state: 'waiting', word: 'Sending' },
  unknown: { state: 'waiting', word: 'Checking' },
  delivered: { state: 'flowing', word: 'Done' },
  parked: { state: 'needsFix', word: 'Needs a fix' },
  superseded: { state: 'quiet', word: 'Replaced by a newer one' },
  skipped: { state: 'quiet', word: 'Skipped' },
};
