import { existsSync } from 'node:fs';
import { findCapability, type Operation } from '../../nodes/capability';
import type { Connector } from '../connectors/contract';
import { connectors } from '../connectors/registry';
import { type ScenarioOutcomes, scenarioRows } from '../connectors/simulator-kit/scenarios';

/** A connector with what its folder says of the shared table. */
export interface TriedConnector {
  readonly connector: Connector;
  readonly outcomes: ScenarioOutcomes;
}

/** Those that tell or take orders. What only sends a flow's own messages has nothing to show here. */
const channels: readonly Connector[] = [...connectors.values()].filter(({ capabilities }) => capabilities.length > 0);

/** `generic` is no channel of its own: it speaks to whatever its form describes, so there is nothing to put through the table. */
export const namedConnectors: readonly Connector[] = channels.filter(({ id }) => id !== 'generic');

export const folderOf = ({ id }: Pick<Connector, 'id'>) => new URL(`../connectors/${id}/`, import.meta.url);

export async function triedConnectors(): Promise<TriedConnector[]> {
  return await Promise.all(
    namedConnectors.map(async (connector) => {
      const file = new URL('scenario-outcomes.ts', folderOf(connector));
      if (!existsSync(file)) throw new Error(`${connector.id} does not say how it stands to the shared scenarios.`);
      const { outcomes } = (await import(file.href)) as { outcomes: ScenarioOutcomes };
      return { connector, outcomes };
    }),
  );
}

const signs = { passed: '✓', unsupported: '–', never: '·' } as const;

/** Channel × scenario × result, as Markdown. */
export function scenarioTable(tried: readonly TriedConnector[]): string {
  const heading = ['scenario', ...tried.map(({ connector }) => connector.name)];
  const rows = scenarioRows.map(({ name }) => [
    name,
    ...tried.map(({ outcomes }) => signs[outcomes[name] ?? 'passed']),
  ]);
  return tableOf(heading, rows);
}

interface Column {
  readonly title: string;
  cell(connector: Connector): string;
}

const crossing = (title: string, operation: Operation): Column => ({
  title,
  cell: ({ capabilities }) =>
    (['in', 'out'] as const)
      .map((direction) => {
        const known = findCapability(capabilities, { operation, direction });
        return known ? (known.partial ? direction : `${direction} (whole)`) : '';
      })
      .filter(Boolean)
      .join(' · ') || '–',
});

const columns: readonly Column[] = [
  { title: 'channel', cell: ({ name }) => name },
  {
    title: 'listens by',
    cell: ({ webhook, listOrders }) => [webhook && 'webhook', listOrders && 'polling'].filter(Boolean).join(' · '),
  },
  crossing('order', 'order'),
  crossing('change', 'update'),
  crossing('cancel', 'cancellation'),
  crossing('shipment', 'shipment'),
  crossing('return', 'return'),
  crossing('refund', 'refund'),
  crossing('label', 'label'),
];

/** One row per connector: what it can tell us (in) and take from us (out). */
export const capabilityMatrix = (): string =>
  tableOf(
    columns.map(({ title }) => title),
    channels.map((connector) => columns.map(({ cell }) => cell(connector))),
  );

const tableOf = (heading: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heading, heading.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
