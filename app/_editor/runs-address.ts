import type { Editor } from './editor-context';

interface Place {
  readonly nodeId: string;
  /** Those that left by this output; absent: all that came by. */
  readonly port?: string;
  /** Those that are stuck there. */
  readonly isStuck?: boolean;
}

/** Where the orders behind a number on the drawing are listed. */
export function runsAddress({ workspace, flowId }: Pick<Editor, 'workspace' | 'flowId'>, place: Place): string {
  const { nodeId, port, isStuck = false } = place;
  const query = new URLSearchParams({
    flow: flowId,
    node: nodeId,
    ...(port !== undefined && { port }),
    ...(isStuck && { state: 'problem' }),
  });
  return `/${workspace}/runs?${query}`;
}

export const windowWords = { hour: 'in the last hour', day: 'in the last day' } as const;
