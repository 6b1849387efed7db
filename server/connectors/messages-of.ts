import type { MessageKind } from '../../nodes/order/message';
import type { Connector } from './contract';

const kinds: readonly MessageKind[] = ['call', 'email'];

/** Which messages accounts of this connector send; none when this version does not know it any more. */
export const messagesOf = (connector: Pick<Connector, 'sends'> | undefined): readonly MessageKind[] =>
  kinds.filter((kind) => connector?.sends?.[kind] !== undefined);
