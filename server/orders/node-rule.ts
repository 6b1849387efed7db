import type { Visit } from '../../nodes/contract';
import type { FlowNode } from '../../nodes/graph/flow-document';
import { PublishSettings } from '../../nodes/publish/publish-settings';
import { Rule } from '../../nodes/rule/rule';

/** The rule by which a step decides about this order; null when it decides by none. */
export function ruleAt({ settings }: FlowNode, visit: Visit): Rule | null {
  const condition = Rule.safeParse(settings['rule']);
  if (condition.success) return condition.data;
  const publish = PublishSettings.safeParse(settings);
  if (!publish.success) return null;
  const { connectionId } = visit.order.source;
  const override = publish.data.overrides.find(({ sourceConnectionId }) => sourceConnectionId === connectionId);
  const choice = override?.publish ?? publish.data.publish;
  return choice.kind === 'rule' ? choice.rule : null;
}
