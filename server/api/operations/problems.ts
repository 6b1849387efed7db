import { failed, ok } from '../../../nodes/problem';
import { taskMissing } from '../../health/begin-retry';
import { unwrap } from '../../trpc/procedures';
import { Nothing, pageOf } from '../answers/common';
import { ProblemGroup, Retry, RetryPlanned } from '../answers/problems';
import { type Operation, operation, reshaped, whole } from '../operation';

const group = 'Problems';

export const problemOperations: readonly Operation[] = [
  reshaped({
    id: 'listProblems',
    method: 'get',
    path: '/problems',
    procedure: 'problems.groups',
    group,
    title: 'List what needs a person, by cause',
    text: 'One group for everything that waits for the same thing. `code`, `subject` and `connectionId` together are its `cause`.',
    answer: pageOf(ProblemGroup),
    shape: whole,
  }),
  operation({
    id: 'planRetry',
    method: 'post',
    path: '/retries',
    procedure: 'retries.plan',
    group,
    title: 'Plan to try many again',
    text: 'By cause, by order or by search. Says beforehand what each will do; nothing is sent before it is begun.',
    location: '/retries/{id}',
    answer: RetryPlanned,
    example: { what: { kind: 'search', search: { state: 'needsFix' } }, from: 'failed', version: 'pinned' },
  }),
  reshaped({
    id: 'listRetries',
    method: 'get',
    path: '/retries',
    procedure: 'retries.list',
    group,
    title: 'List the last ten that were begun',
    without: ['taskId'],
    answer: pageOf(Retry),
    shape: whole,
  }),
  reshaped({
    id: 'getRetry',
    method: 'get',
    path: '/retries/{taskId}',
    procedure: 'retries.list',
    group,
    title: 'Get a plan or its progress',
    answer: Retry,
    shape: ([task]) => unwrap(task ? ok(task) : failed(taskMissing)),
  }),
  operation({
    id: 'beginRetry',
    method: 'post',
    path: '/retries/{taskId}/begin',
    procedure: 'retries.begin',
    group,
    title: 'Begin',
    text: '`careful`: one goes first, and the rest only when that one is well. More than 100 at once need an admin.',
    answer: Nothing,
    example: { careful: true },
  }),
  operation({
    id: 'stopRetry',
    method: 'post',
    path: '/retries/{taskId}/stop',
    procedure: 'retries.stop',
    group,
    title: 'Stop',
    text: 'Begins no more; what is under way comes to its end.',
    answer: Nothing,
  }),
];
