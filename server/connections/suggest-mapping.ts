import type { Result } from '../../nodes/problem';
import { pending } from '../workspaces/pending';

export function suggestMapping(_request: {
  connector: string;
  sample: string;
}): Result<{ settings: Readonly<Record<string, unknown>> }> {
  return pending();
}
