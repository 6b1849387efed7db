import { ok, type Result } from '../../nodes/problem';
import { draftTemplate, type TemplateDraft } from '../../nodes/template/make-template';
import type { ParameterValue } from '../../nodes/template/template-content';
import { loadConnectionFacts } from '../connections/connection-facts';
import { lookAtFlow } from '../flows/change-flow';
import { readStoredFlow } from '../flows/read-stored-flow';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

export interface TemplateSuggestion {
  readonly name: string;
  readonly description: string;
  readonly slots: TemplateDraft['slots'];
  readonly candidates: readonly {
    readonly label: string;
    readonly value: ParameterValue;
    /** In how many places it stands. */
    readonly places: number;
  }[];
}

/** What a flow would be as a template, for its author to choose from. */
export function draftFromFlow(
  world: Pick<World, 'db' | 'connectors'>,
  { member, flowId }: { member: Member; flowId: string },
): Promise<Result<TemplateSuggestion>> {
  return lookAtFlow({ db: world.db, member, flowId }, async (trx, { name, description, draft }) => {
    const facts = await loadConnectionFacts({ trx, connectors: world.connectors }, member);
    const connections = new Map(facts.map((one) => [one.id, one]));
    const origin = { connections, client: member.workspaceName };
    const { slots, candidates } = draftTemplate(readStoredFlow(draft), origin);
    const shown = candidates.map(({ places, ...one }) => ({ ...one, places: places.length }));
    return ok({ name, description, slots, candidates: shown });
  });
}
