import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withWorkspace } from '../db/with-workspace';
import { aHouse, type House, postRaw } from '../faults/a-house';
import { anOrderMessage, aRawOrder } from '../faults/seed';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(() => house.close());

const stored = () =>
  withWorkspace(house.world.db, house.workspaceId, (trx) =>
    trx
      .selectFrom('inbox_entry')
      .select(['dedupe_key as key', 'state', 'body', 'problem', 'headers', 'external_order_id as orderId'])
      .orderBy('id')
      .execute(),
  );
const entry = async (key: string) => (await stored()).filter((one) => one.key === key);
const address = () => `${house.hooks}/${house.market.token}`;

it('answers 202 once a signed message is stored, with its raw bytes', async () => {
  const message = anOrderMessage('w1');
  expect(await house.post(message)).toEqual({ status: 202, body: { accepted: true, duplicate: false } });
  const [row] = await entry('evt-w1');
  expect(row?.body.toString()).toBe(JSON.stringify(message));
  expect(row).toMatchObject({ state: 'new', orderId: 'w1', headers: { 'content-type': 'application/json' } });
});

it('takes the same message ten times at once, and stores it once', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => house.post(anOrderMessage('w2'))));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202));
  expect(answers.filter(({ body }) => body.duplicate === false)).toHaveLength(1);
  expect(await entry('evt-w2')).toHaveLength(1);
});

it('keeps another content under a known id beside the first, which stays the one that counts', async () => {
  await house.post(anOrderMessage('w3'));
  const other = anOrderMessage('w3', { at: '2027-01-01T00:00:00Z' });
  expect(await house.post(other)).toEqual({ status: 202, body: { accepted: true, duplicate: true } });
  expect((await entry('evt-w3'))[0]?.body.toString()).not.toContain('2027');
  const conflicts = await withWorkspace(house.world.db, house.workspaceId, (trx) =>
    trx.selectFrom('inbox_conflict').select('body').execute(),
  );
  expect(conflicts.map(({ body }) => body.toString())).toEqual([JSON.stringify(other)]);
});

it('gives a wrong signature and an unknown address the same answer, and stores nothing', async () => {
  const before = (await stored()).length;
  const wrong = await house.post(anOrderMessage('w4'), { signature: 'f'.repeat(64) });
  const unknown = await house.post(anOrderMessage('w4'), { token: 'x'.repeat(32) });
  const none = await postRaw(address(), { body: '{}', signature: '' });
  expect(wrong.status).toBe(401);
  expect([unknown, none]).toEqual([wrong, wrong]);
  expect((await stored()).length).toBe(before);
});

it.each([
  ['half a JSON', '{"id":"w5"', /not valid JSON/],
  ['JSON nested too deep', `${'['.repeat(500)}${']'.repeat(500)}`, /64 levels/],
  ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), /not UTF-8/],
])('answers %s plainly, and keeps it where a person can see it', async (_what, body, sentence) => {
  const before = (await stored()).length;
  const answer = await postRaw(address(), { body });
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatch(sentence);
  const rows = await stored();
  expect(rows.length).toBe(before + 1);
  expect(rows.at(-1)).toMatchObject({ state: 'unreadable', problem: { code: 'inbox.unreadable' } });
  expect(rows.at(-1)?.body.equals(Buffer.from(body))).toBe(true);
  const problems = await withWorkspace(house.world.db, house.workspaceId, (trx) =>
    trx.selectFrom('problem').select(['code', 'connection_id as connectionId']).execute(),
  );
  expect(problems.at(-1)).toEqual({ code: 'inbox.unreadable', connectionId: house.market.id });
});

it('stores a message with NUL characters in its texts', async () => {
  const order = aRawOrder('w6', { note: 'before\u0000after' });
  expect(await house.post(anOrderMessage('w6', { order }))).toMatchObject({ status: 202 });
  expect((await entry('evt-w6'))[0]?.body.toString()).toContain(String.raw`before\u0000after`);
});

it('takes a message of just under 5 MB, and refuses a larger one before reading it', async () => {
  const just = JSON.stringify({ ...anOrderMessage('w7'), filler: 'x'.repeat(4_900_000) });
  expect((await postRaw(address(), { body: just })).status).toBe(202);
  const large = await postRaw(address(), { body: 'x'.repeat(5_100_000) });
  expect(large).toEqual({ status: 413, body: { error: 'The message is larger than 5 MB.' } });
});

it('cuts off a body that does not say how large it is', async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 100_000;
      controller.enqueue(Buffer.alloc(100_000, 'x'));
      if (sent > 50_000_000) controller.close();
    },
  });
  const answer = await fetch(address(), { method: 'POST', body: endless, duplex: 'half' } as RequestInit).then(
    ({ status }) => status,
    () => 'connection closed',
  );
  expect([413, 'connection closed']).toContain(answer);
  expect(sent).toBeLessThan(40_000_000);
});

it('refuses compressed bodies, so that none can unpack to more than it looks', async () => {
  const body = gzipSync(JSON.stringify(anOrderMessage('w8')));
  expect(await postRaw(address(), { body, headers: { 'content-encoding': 'gzip' } })).toMatchObject({ status: 415 });
});

it('asks the sender to come back while the database is away', async () => {
  const other = await aHouse();
  await other.post(anOrderMessage('w9')); // its connection is known now
  await other.world.db.destroy();
  const response = await fetch(`${other.hooks}/${other.market.token}`, {
    method: 'POST',
    body: '{}',
    headers: { 'x-signature': '0' },
  });
  expect(response.status).toBe(401); // the signature is checked before anything is stored
  const { status, body } = await other.post(anOrderMessage('w10'));
  expect([status, body]).toEqual([503, { error: 'Not stored. Please send it again.' }]);
  await other.shop.close();
});
