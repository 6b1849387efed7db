import type { Problem } from '../../nodes/problem';
import type { AlertRule } from '../../nodes/watch/alert-rule';
import type { NamedRule } from './finding';

/** A rule as it is stored and noted in the audit trail. */
export const withoutId = ({ id: _, ...rule }: NamedRule): AlertRule => rule;

export const noSuchRule: Problem = {
  code: 'alertRule.notFound',
  message: 'There is no such rule any more.',
  retry: 'never',
};
