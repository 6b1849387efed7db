import type { Capability } from '../../nodes/capability';
import type { MessageKind } from '../../nodes/order/message';
import { messagesOf } from '../connectors/messages-of';
import type { World } from '../workspaces/world';
import { type ConnectorField, connectFields } from './connect-fields';

export interface ConnectorView {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly kind: 'marketplace' | 'shop' | 'any';
  readonly fields: readonly ConnectorField[];
  /** Markdown. */
  readonly connectHelp: string;
  readonly capabilities: readonly Capability[];
  /** Messages its accounts send in a flow's own words. */
  readonly sends: readonly MessageKind[];
  /** Markdown; null when it takes no webhooks. */
  readonly webhookHelp: string | null;
  readonly canPoll: boolean;
  /** Whether one order can be fetched by its number. */
  readonly canPull: boolean;
}

/** Every channel one can connect to, by name; the demo's own last. */
export const listConnectors = ({ connectors }: Pick<World, 'connectors'>): ConnectorView[] =>
  [...connectors.values()]
    .sort((a, b) => Number(a.loopback ?? false) - Number(b.loopback ?? false) || a.name.localeCompare(b.name))
    .map((connector) => ({
      id: connector.id,
      name: connector.name,
      summary: connector.summary,
      kind: connector.kind,
      fields: connectFields(connector),
      connectHelp: connector.connectHelp,
      capabilities: connector.capabilities,
      sends: messagesOf(connector),
      webhookHelp: connector.webhook?.setupHelp ?? null,
      canPoll: connector.listOrders !== undefined,
      canPull: connector.getOrder !== undefined,
    }));
