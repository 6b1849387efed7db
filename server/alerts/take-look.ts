import type { Connector } from '../connectors/contract';
import * as queries from '../db/queries/alerts';
import { uuidv7 } from '../db/uuidv7';
import type { Trx } from '../db/with-workspace';
import type { Finding, NamedRule } from './finding';
import type { Looking } from './look';
import { lookAround } from './look-around';
import { type AlertPlan, type CurrentAlert, planAlerts } from './plan-alerts';
import { readRules } from './read-rules';
import { readTimes } from './read-times';
import { tellPeople } from './tell-people';
import { writeDigest } from './write-digest';

interface World {
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly now: () => Date;
  readonly publicUrl: string;
}

/** While something is wrong, and while nothing is. */
const seconds = { busy: 10, calm: 60 };

/**
 * Looks once at everything the rules of a workspace are about, begins, keeps and ends alerts, and writes down who is to be told, all in
 * one transaction that holds the workspace's settings: a second worker comes after it and finds it done.
 */
export async function takeLook(world: World, { trx, workspaceId }: { trx: Trx; workspaceId: string }): Promise<void> {
  const now = world.now();
  await queries.giveSettings([workspaceId]).execute(trx);
  const settings = await queries.lockSettings(trx, { workspaceId }).executeTakeFirst();
  if (!settings) return; // the workspace is gone
  const rules = await readRules(trx, { workspaceId });
  const current = await readCurrent(trx, { workspaceId });
  const findings = await lookAround({ trx, connectors: world.connectors, workspaceId, now }, rules);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const plan = planAlerts(findings, { now, rules: byId, current });
  const looking = { trx, workspaceId, now, times: readTimes(settings) };
  await carryOut(plan, { looking, rules: byId });
  await writeDigest(world, { looking, dueAt: settings.nextDigestAt });
  await queries.dropOldAlerts({ workspaceId, now }).execute(trx);
  const isBusy = findings.length > 0 || plan.fade.length > 0;
  await queries.setNextLook({ workspaceId, seconds: isBusy ? seconds.busy : seconds.calm }).execute(trx);
}

async function readCurrent(trx: Trx, about: { workspaceId: string }): Promise<CurrentAlert[]> {
  const rows = await queries.findCurrentAlerts(trx, about).execute();
  return rows.map(({ state, ...row }) => ({ ...row, state: state === 'pending' ? 'pending' : 'open' }));
}

interface CarryingOut {
  readonly looking: Looking;
  readonly rules: ReadonlyMap<string, NamedRule>;
}

async function carryOut(plan: AlertPlan, { looking, rules }: CarryingOut): Promise<void> {
  const { trx, workspaceId, now } = looking;
  const seen = (finding: Finding, more: { id: string; since: Date; opens: boolean }): queries.SeenAlert => {
    const rule = rules.get(finding.ruleId);
    return { ...finding, ...more, ruleName: rule?.name ?? '', announced: rule?.webhook ?? true };
  };
  const begun = plan.begin.map(({ finding, since, opens }) => seen(finding, { id: uuidv7(), since, opens }));
  const kept = plan.keep.map(({ finding, alert, since, opens }) => seen(finding, { id: alert.id, since, opens }));
  const about = { workspaceId, now };
  const isNew = new Set<string>();
  if (begun.length > 0) for (const { id } of (await queries.beginAlerts(begun, about).execute(trx)).rows) isNew.add(id);
  if (kept.length > 0) await queries.keepAlerts(kept, about).execute(trx);
  const ids = (alerts: readonly CurrentAlert[]) => alerts.map(({ id }) => id);
  if (plan.drop.length > 0) await queries.dropAlerts(trx, { workspaceId, ids: ids(plan.drop) }).execute();
  if (plan.fade.length > 0) await queries.fadeAlerts({ ...about, ids: ids(plan.fade) }).execute(trx);
  if (plan.resolve.length > 0) await queries.resolveAlerts({ ...about, ids: ids(plan.resolve) }).execute(trx);
  if (plan.remind.length > 0) await queries.noteReminded({ ...about, ids: ids(plan.remind) }).execute(trx);
  await tellPeople(looking, {
    rules,
    opened: [...begun.filter(({ id }) => isNew.has(id)), ...kept.filter(({ opens }) => opens)],
    reminded: plan.remind,
    resolved: plan.resolve,
  });
}
