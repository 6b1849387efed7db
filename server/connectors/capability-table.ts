import { operations } from '../../nodes/capability';
import type { Connector } from './contract';

/** A connector's capabilities as a Markdown table, from the code alone: what READMEs hold and tests compare. */
export function capabilityTable({ capabilities, webhook, listOrders }: Connector): string {
  const rows = Object.entries(operations).map(([operation, { label }]) => {
    const cells = (['in', 'out'] as const).map((direction) => {
      const known = capabilities.find((one) => one.operation === operation && one.direction === direction);
      if (!known) return '–';
      const limits = [known.partial ? '' : 'whole orders only', known.formats?.join(', ') ?? ''].filter(Boolean);
      return limits.length > 0 ? `yes (${limits.join('; ')})` : 'yes';
    });
    const notes = new Set(capabilities.filter((one) => one.operation === operation).flatMap(({ note }) => note ?? []));
    return `| ${[label, ...cells, [...notes].join(' ')].join(' | ')} |`;
  });
  const ways = [webhook && 'webhooks', listOrders && 'polling'].filter(Boolean).join(' and ');
  return [`Listens by ${ways}.`, '', '| | in | out | |', '|---|---|---|---|', ...rows].join('\n');
}
