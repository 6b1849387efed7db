import { AlertRule, builtInRules } from '../../nodes/watch/alert-rule';
import { findRules } from '../db/queries/alerts';
import type { Trx } from '../db/with-workspace';
import type { NamedRule } from './finding';

/** The rules of a workspace: those everybody has, as changed here, and its own behind them. */
export async function readRules(trx: Trx, about: { workspaceId: string }): Promise<NamedRule[]> {
  const rows = await findRules(trx, about).execute();
  const stored = new Map(rows.map(({ id, rule }) => [id, AlertRule.parse(rule)]));
  const builtIn = [...builtInRules].map(([id, rule]) => ({ ...(stored.get(id) ?? rule), id }));
  const own = [...stored].filter(([id]) => !builtInRules.has(id)).map(([id, rule]) => ({ ...rule, id }));
  return [...builtIn, ...own];
}
