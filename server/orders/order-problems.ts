import type { Problem } from '../../nodes/problem';

export const orderMissing: Problem = {
  code: 'order.notFound',
  message: 'There is no such order in this workspace.',
  retry: 'never',
};

export const deliveryMissing: Problem = {
  code: 'delivery.notFound',
  message: 'There is no such delivery in this workspace.',
  retry: 'never',
};

export const runMissing: Problem = {
  code: 'run.notFound',
  message: 'There is no such run in this workspace.',
  retry: 'never',
};
