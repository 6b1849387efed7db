import * as notices from '../db/queries/alert-notices';
import { uuidv7 } from '../db/uuidv7';
import { findAddresses } from './find-addresses';
import type { NamedRule } from './finding';
import type { Looking } from './look';
import { heldUntil } from './quiet-hours';

interface Told {
  readonly id: string;
  readonly ruleId: string;
}

interface News {
  readonly rules: ReadonlyMap<string, NamedRule>;
  readonly opened: readonly Told[];
  readonly reminded: readonly (Told & { readonly reminders: number })[];
  readonly resolved: readonly Told[];
}

/** Writes down who gets an email about what, and when at the earliest. That it is over is told to whoever was told that it began. */
export async function tellPeople(looking: Looking, { rules, opened, reminded, resolved }: News): Promise<void> {
  const { trx, workspaceId, now, times } = looking;
  const due = (rule: NamedRule | undefined) => (rule?.evenInQuietHours ? now : heldUntil(now, times));
  const all: notices.NewNotice[] = [];
  const add = ({ id, ruleId }: Told, { occasion, addresses }: { occasion: string; addresses: readonly string[] }) => {
    const dueAt = due(rules.get(ruleId));
    all.push(...addresses.map((address) => ({ id: uuidv7(), cause: id, occasion, address, dueAt })));
  };
  const addressesOf = async ({ ruleId }: Told) => {
    const to = rules.get(ruleId)?.email;
    return to ? await findAddresses(trx, { workspaceId, to, now }) : [];
  };
  for (const one of opened) add(one, { occasion: 'opened', addresses: await addressesOf(one) });
  for (const one of reminded) {
    add(one, { occasion: `reminder ${one.reminders + 1}`, addresses: await addressesOf(one) });
  }
  if (resolved.length > 0) {
    const told = await notices.findTold(trx, { workspaceId, alertIds: resolved.map(({ id }) => id) }).execute();
    for (const one of resolved) {
      const addresses = told.filter(({ cause }) => cause === one.id).map(({ address }) => address);
      add(one, { occasion: 'resolved', addresses });
    }
  }
  if (all.length > 0) await notices.addNotices(trx, { workspaceId, notices: all }).execute();
}
