import { FileOutcome, TextFile } from '../answers/files';
import { type Operation, operation } from '../operation';

const group = 'Files';
const aFile = { text: '{"kind":"sluice/set-up","version":1,"connections":[],"flows":[],"skuMap":[]}' };

export const fileOperations: readonly Operation[] = [
  operation({
    id: 'exportSetUp',
    method: 'get',
    path: '/files/set-up',
    procedure: 'files.export',
    group,
    title: 'Take the whole set-up out',
    text: 'The same set-up gives the same bytes. Accounts are in it by their names only.',
    without: ['flowId'],
    answer: TextFile,
  }),
  operation({
    id: 'exportFlow',
    method: 'get',
    path: '/flows/{flowId}/file',
    procedure: 'files.export',
    group,
    title: 'Take one flow out',
    answer: TextFile,
  }),
  operation({
    id: 'exportTemplate',
    method: 'get',
    path: '/templates/{templateId}/file',
    procedure: 'files.exportTemplate',
    group,
    title: 'Take one template out',
    answer: TextFile,
  }),
  operation({
    id: 'planFile',
    method: 'post',
    path: '/files/plan',
    procedure: 'files.plan',
    group,
    title: 'See what a file would do',
    text: 'A set-up, a flow or a template. Names everything that keeps it from being brought in, at once; writes nothing.',
    answer: FileOutcome,
    example: aFile,
  }),
  operation({
    id: 'importFile',
    method: 'post',
    path: '/files/import',
    procedure: 'files.import',
    group,
    title: 'Bring a file in',
    text: 'Whole or not at all. Flows become drafts: what is live stays live until it is published.',
    answer: FileOutcome,
    example: aFile,
  }),
];
