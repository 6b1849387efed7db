import type { FieldUi } from '../../../nodes/contract';
import type { FlowNode } from '../../../nodes/graph/flow-document';

/** What every control of the settings form is given. */
export interface FieldProps {
  readonly node: FlowNode;
  readonly name: string;
  readonly ui: FieldUi;
  readonly value: unknown;
  readonly error: string | null;
  /** True where nothing may be changed. */
  readonly isLocked: boolean;
  /** @param isTyping one of many keystrokes; they become one step of undo. */
  change(value: unknown, isTyping?: boolean): void;
}
