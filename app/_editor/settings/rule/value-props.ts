import type { Test } from '../../../../nodes/rule/rule';

/** What every input of a comparison is given. */
export interface ValueProps {
  readonly test: Test;
  readonly isLocked: boolean;
  change(test: Test, isTyping?: boolean): void;
}
