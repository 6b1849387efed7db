import { Workspace } from '../answers/workspace';
import { type Operation, operation } from '../operation';

export const workspaceOperations: readonly Operation[] = [
  operation({
    id: 'getWorkspace',
    method: 'get',
    path: '/workspace',
    procedure: 'workspace.get',
    group: 'Workspace',
    title: 'See where the key lets one in, and as what',
    answer: Workspace,
  }),
];
