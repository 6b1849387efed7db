import { nodeTypes } from '../../nodes/registry';

/** What people called a step, or what it does when nobody called it anything. */
export const stepTitle = ({ nodeName, kind }: { nodeName: string | null; kind: string | null }): string =>
  nodeName ?? (kind === null ? 'A step that is not drawn any more' : (nodeTypes.get(kind)?.title ?? kind));
