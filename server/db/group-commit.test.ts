import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { GroupCommit } from './group-commit';

/** Writes numbers; refuses 13 as a database refuses bad data, and everything while it is down. */
function aStore() {
  const groups: number[][] = [];
  const store = { groups, down: false };
  const write = async (items: readonly number[]) => {
    await pause(2);
    if (store.down) throw Object.assign(new Error('server closed'), { code: '57P01' });
    if (items.includes(13)) throw Object.assign(new Error('bad data'), { code: '22P02' });
    groups.push([...items]);
    return items.map((item) => item * 10);
  };
  return { store, commit: new GroupCommit(write, { largest: 4 }) };
}

it('writes what comes together in one go and answers each caller with its own outcome', async () => {
  const { store, commit } = aStore();
  expect(await Promise.all([1, 2, 3].map((item) => commit.add(item)))).toEqual([10, 20, 30]);
  expect(store.groups).toEqual([[1, 2, 3]]);
});

it('gathers the next group while one is being written, and keeps groups small', async () => {
  const { store, commit } = aStore();
  const first = commit.add(1);
  await pause(1);
  const rest = [2, 3, 4, 5, 6].map((item) => commit.add(item));
  await Promise.all([first, ...rest]);
  expect(store.groups).toEqual([[1], [2, 3, 4, 5], [6]]);
});

it('lets one refused item fail alone', async () => {
  const { commit } = aStore();
  const outcomes = await Promise.allSettled([1, 13, 3, 4].map((item) => commit.add(item)));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
});

it('fails a whole group at once when the server is gone, and works again afterwards', async () => {
  const { store, commit } = aStore();
  store.down = true;
  const outcomes = await Promise.allSettled([1, 2].map((item) => commit.add(item)));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  store.down = false;
  expect(await commit.add(3)).toBe(30);
});
