import { pageOf } from '../answers/common';
import { Cloned, ClonePlan, TemplateRow } from '../answers/templates';
import { type Operation, operation, reshaped, whole } from '../operation';

const group = 'Templates';

export const templateOperations: readonly Operation[] = [
  reshaped({
    id: 'listTemplates',
    method: 'get',
    path: '/templates',
    procedure: 'templates.list',
    group,
    title: 'List the templates',
    answer: pageOf(TemplateRow),
    shape: whole,
  }),
  operation({
    id: 'planClone',
    method: 'get',
    path: '/templates/{templateId}/plan',
    procedure: 'templates.plan',
    group,
    title: 'See what a template asks for',
    text: 'A key is for one workspace: `clients` is its `slug`, as `GET /workspace` says it.',
    answer: ClonePlan,
  }),
  reshaped({
    id: 'cloneTemplate',
    method: 'post',
    path: '/templates/{templateId}/clone',
    procedure: 'templates.clone',
    group,
    title: 'Make flows of a template',
    answer: Cloned,
    shape: (results) => ({ results }),
    example: { clones: [{ client: 'harbour', name: 'Orders to the shop', bindings: {}, values: {}, goLive: false }] },
  }),
];
