import type { Capability } from '../../nodes/capability';
import { pending } from '../workspaces/pending';

export interface ConnectorField {
  readonly name: string;
  readonly label: string;
  readonly help: string | null;
  readonly placeholder: string | null;
  readonly input: 'text' | 'password' | 'url' | 'number' | 'toggle' | 'select' | 'mapping' | 'headers';
  readonly options: Readonly<Record<string, string>> | null;
  /** True: goes into credentials, is encrypted and never shown again. False: goes into settings. */
  readonly secret: boolean;
  readonly required: boolean;
  /** JSON; undefined travels as null. */
  readonly default: unknown;
}

export interface ConnectorView {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly kind: 'marketplace' | 'shop' | 'any';
  readonly fields: readonly ConnectorField[];
  /** Markdown. */
  readonly connectHelp: string;
  readonly capabilities: readonly Capability[];
  /** Markdown; null when it takes no webhooks. */
  readonly webhookHelp: string | null;
  readonly canPoll: boolean;
  /** Whether one order can be fetched by its number. */
  readonly canPull: boolean;
}

export function listConnectors(): ConnectorView[] {
  return pending();
}
