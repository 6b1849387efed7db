import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Http, Page } from '../contract';
import { createObserver, must } from '../simulator-kit/scenarios/observe';
import { openItems } from '../simulator-kit/sim-order';
import { ebay } from '.';
import { createWatch } from './ebay-check';
import { type EbayWorld, openEbayWorld, placeTwoAndOne } from './scenario-world';
import { productFor } from './simulator';
import { requestCancellation } from './simulator/cancellation-routes';
import { openReturn } from './simulator/return-routes';

let world: EbayWorld;
let seen: ReturnType<typeof createWatch>;
beforeEach(async () => {
  seen = createWatch();
  world = await openEbayWorld(seen);
});
afterEach(async () => {
  await world.stop();
  expect(seen.faults, 'every request must fit eBay’s own description').toEqual([]);
});

const asked = (part: string) => seen.requests.filter(({ url }) => url.includes(part));
const { webhook } = ebay;
if (!webhook) throw new Error('eBay sends messages');

describe('notifications', () => {
  const { VALID, INVALID, SIGNATURE_MISMATCH } = JSON.parse(
    readFileSync('../shared/fixtures/ebay/notification_signature_vectors.json', 'utf8'),
  );

  /** eBay's own test vectors, with its key service answering as they say. */
  async function isGenuine({ signature, message, response }: typeof VALID): Promise<boolean> {
    const call = world.call();
    const answering: Http = async (request) =>
      request.url.includes('/public_key/') ? jsonAnswer(response) : call.http(request);
    const headers = { 'x-ebay-signature': signature };
    const apiAddress = `${world.simulator.url}/${Math.random()}/..`;
    const given = { ...call, headers, settings: { ...call.settings, apiAddress } };
    await webhook?.prepare?.({ ...given, http: answering });
    return webhook?.verify({ ...given, rawBody: Buffer.from(JSON.stringify(message)) }) ?? false;
  }

  it('are genuine where eBay’s own library says so, and only there', async () => {
    expect(await isGenuine(VALID)).toBe(true);
    expect(await isGenuine(INVALID)).toBe(false);
    expect(await isGenuine(SIGNATURE_MISMATCH)).toBe(false);
  });

  it('of one purchase are one, though each line has its own', async () => {
    placeTwoAndOne(world.simulator);
    const messages = (await world.delivered?.()) ?? [];
    expect(messages).toHaveLength(2);
    const keys = messages.map(({ headers, rawBody }) => {
      const body: unknown = JSON.parse(Buffer.from(rawBody).toString());
      return webhook?.identify({ topic: '', headers, body }, 'sha').dedupeKey;
    });
    expect(new Set(keys).size).toBe(1);
  });

  it('ask for a key once, and not for every key somebody makes up', async () => {
    placeTwoAndOne(world.simulator);
    const [message] = (await world.delivered?.()) ?? [];
    const prepare = (headers: Readonly<Record<string, string>>) => webhook?.prepare?.({ ...world.call(), headers });
    for (let times = 0; times < 3; times += 1) await prepare(message?.headers ?? {});
    expect(asked('/public_key/')).toHaveLength(1);
    for (let made = 0; made < 30; made += 1) {
      const header = { alg: 'ecdsa', kid: `made-up-key-${made}`, signature: 'AAAA', digest: 'SHA1' };
      await prepare({ 'x-ebay-signature': Buffer.from(JSON.stringify(header)).toString('base64') });
    }
    expect(asked('/public_key/').length).toBeLessThanOrEqual(11);
  });

  it('come to an address that has met eBay’s challenge, and only with a token of our own', () => {
    const greet = (address: string, verificationToken: string) =>
      webhook?.greet?.({
        method: 'GET',
        url: new URL(`${address}?challenge_code=a8628072-3d33-45ee-9004-bee86830a22d`),
        address,
        headers: {},
        rawBody: Buffer.from(''),
        credentials: ebay.credentials.parse({ ...world.call().credentials, verificationToken }),
      } as Parameters<NonNullable<NonNullable<typeof webhook>['greet']>>[0]);
    // As `printf '%s' code token address | sha256sum` says.
    const answer = greet('https://ecommerce.example/hooks', '71745723-d031-455c-bfa5-f90d11b4f20a');
    expect(JSON.parse(answer?.body ?? '')).toEqual({
      challengeResponse: '7a0c3c544d0cc380e316b598bbc42c368424a130a676e319d693fdcabe758152',
    });
    expect(greet('https://ecommerce.example/hooks', '')).toBeNull();
  });
});

function jsonAnswer(value: unknown) {
  const text = JSON.stringify(value);
  return { status: 200, headers: {}, body: Buffer.from(text), text: () => text, json: () => value };
}

describe('polling', () => {
  it('misses nothing while the list moves under it', async () => {
    const { place, core } = world.simulator;
    const products = [{ product: productFor('MUG-BLUE'), quantity: 1 }];
    const ids = Array.from({ length: 120 }, () => place({ country: 'DE', products }).id);
    const call = world.call();
    const first = must(await ebay.listOrders?.({ ...call, cursor: null }));
    // Orders of the first page change while it is turned, so that they leave the window and the rest moves up.
    await vi.waitUntil(() => new Date() > call.now, { interval: 1 });
    for (const id of ids.slice(0, 10)) core.desk.edit(id, { reference: null, details: { note: 'x' } });
    const seen = await listAll(first);
    expect(ids.filter((id) => !seen.includes(id))).toEqual([]);
  });

  async function listAll(first: Page): Promise<string[]> {
    const pages = [first];
    for (let page = first; page.more; pages.push(page)) {
      page = must(await ebay.listOrders?.({ ...world.call(), cursor: page.cursor }));
    }
    return pages.flatMap(({ records }) => records.map(({ orderId }) => orderId));
  }

  it('sees a buyer’s wish to cancel, of which the list says nothing', async () => {
    const observer = createObserver(world);
    const id = await world.place();
    await observer.look();
    const order = world.simulator.core.book.get(id);
    if (order) requestCancellation(world.simulator, { order, by: 'Buyer', reason: 'ORDER_MISTAKE' });
    const { order: orderOf } = await observer.look();
    expect(orderOf(id).cancellations).toMatchObject([
      {
        requestedBy: 'customer',
        stage: 'requested',
        reason: 'ORDER_MISTAKE',
        items: [{ quantity: 2 }, { quantity: 1 }],
      },
    ]);
  });

  it('sees a return though its order has not changed', async () => {
    const observer = createObserver(world);
    const id = await world.place();
    const order = world.simulator.core.book.get(id);
    const parcel = { carrier: 'DHL', carrierCode: null, service: null, trackingNumber: 'JD9', trackingUrl: null };
    world.simulator.core.desk.ship(id, { ...parcel, reference: null, items: order ? openItems(order) : [] });
    await observer.look();
    openReturn(world.simulator, { orderId: id, quantity: 1 });
    const { events, order: orderOf } = await observer.look();
    expect(events.map(({ kind }) => kind)).toEqual(['returned']);
    expect(orderOf(id).returns).toMatchObject([{ stage: 'requested', items: [{ quantity: 1, reason: 'WRONG_SIZE' }] }]);
    expect((await observer.look()).events).toEqual([]);
  });

  it('goes on with orders while the API for returns does not answer, and lists the returns later', async () => {
    const observer = createObserver(world);
    const id = await world.place();
    await observer.look();
    openReturn(world.simulator, { orderId: id, quantity: 1 });
    world.faults.add({ path: '/post-order/', times: null, fault: { kind: 'status', status: 503 } });
    const later = await world.place();
    expect((await observer.look()).events.map(({ kind }) => kind)).toEqual(['created']);
    world.faults.clear();
    world.faults.add({ path: '/post-order/', fault: { kind: 'reset' } });
    expect((await observer.look()).order(later).source.orderId).toBe(later);
    expect((await observer.look()).fresh).toBe(1);
  });

  it('does not look for returns in the sandbox, which has none', async () => {
    await world.stop();
    seen = createWatch();
    world = await openEbayWorld({ ...seen, settings: { environment: 'sandbox' } });
    await world.place();
    await createObserver(world).look();
    expect(asked('/post-order/')).toEqual([]);
  });

  it('finds no order under an id eBay never gave', async () => {
    expect(await ebay.getOrder?.({ ...world.call(), idOrNumber: 'no-such/order' })).toEqual({ ok: true, value: null });
  });
});

describe('signing in', () => {
  it('asks once for calls at the same time, and once more when the token has run out', async () => {
    const list = () => ebay.listOrders?.({ ...world.call(), cursor: null });
    await Promise.all([list(), list(), list()]);
    expect(world.simulator.granted()).toBe(1);
    world.simulator.expireTokens();
    expect(await list()).toMatchObject({ ok: true });
    expect(world.simulator.granted()).toBe(2);
  });

  it('says whose account it is', async () => {
    expect(await ebay.test(world.call())).toEqual({
      ok: true,
      value: { account: 'eBay account without orders yet (EBAY_DE)' },
    });
    await world.place();
    expect(await ebay.test(world.call())).toEqual({ ok: true, value: { account: 'harbour_ceramics (EBAY_DE)' } });
  });

  it('keeps the secrets out of what is refused', () => {
    const tooShort = ebay.credentials.safeParse({
      clientId: 'x',
      clientSecret: 'y',
      refreshToken: 'z',
      signingKey: 'no key',
    });
    expect(tooShort.error?.issues.map(({ path }) => path[0])).toEqual([
      'clientId',
      'clientSecret',
      'refreshToken',
      'signingKey',
    ]);
  });
});

it('waits a quarter of an hour once the day’s quota is used up', async () => {
  const call = world.call();
  const http: Http = async (request) => {
    const answer = await call.http(request);
    if (!request.url.includes('/sell/')) return answer;
    const body = { errors: [{ errorId: 2001, message: 'Too many requests.' }] };
    return { ...jsonAnswer(body), status: 429 };
  };
  expect(await ebay.listOrders?.({ ...call, http, cursor: null })).toMatchObject({
    ok: false,
    problems: [{ code: 'channel.rateLimited', retryAfterMs: 900_000 }],
  });
});
