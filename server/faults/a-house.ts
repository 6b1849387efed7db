import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import type { OrderEventKind } from '../../nodes/order/event';
import type { Connector } from '../connectors/contract';
import { createTestDatabase } from '../db/test-database';
import { createHookHandler } from '../inbox/hook-handler';
import { openRenderer } from '../labels/open-renderer';
import type { Mailer } from '../mail/mailer';
import { startWorker, type Worker } from '../worker';
import { type FakeChannel, startFakeChannel } from './fake-channel';
import type { RawMessage } from './raw-message';
import { fourNodeFlow, type SeededConnection, secret, seedConnection, seedFlow, seedWorkspace } from './seed';
import { sign } from './test-channel';
import { createTestWorld, type TestWorld } from './test-world';

export interface Posted {
  readonly status: number;
  readonly body: { readonly accepted?: boolean; readonly duplicate?: boolean; readonly error?: string };
}

/** A workspace with a marketplace and a shop, a flow between them, and the way in. */
export interface House {
  readonly url: string;
  readonly world: TestWorld;
  readonly workspaceId: string;
  readonly market: SeededConnection;
  readonly store: SeededConnection;
  readonly shop: FakeChannel;
  readonly hooks: string;
  post(message: RawMessage, options?: { readonly signature?: string; readonly token?: string }): Promise<Posted>;
  /** Starts a worker in this process; it is stopped with the house. */
  startWorker(): Promise<Worker>;
  close(): Promise<void>;
}

interface Wishes {
  readonly storeConnector?: string;
  readonly events?: readonly OrderEventKind[];
  readonly url?: string;
  readonly connectors?: readonly Connector[];
  readonly mailer?: Mailer | null;
  /** The marketplace is polled too. */
  readonly pollSeconds?: number;
  /** Instead of tagging, choosing and publishing. */
  readonly flow?: (connections: { readonly from: string; readonly to: string }) => FlowDocument;
}

/** Builds everything a test of the whole way needs: real HTTP in and out, a real Postgres, no part left out. */
export async function aHouse(wishes: Wishes = {}): Promise<House> {
  const { storeConnector = 'test-store', events = ['created'], url, pollSeconds } = wishes;
  const { flow = (connections) => fourNodeFlow({ ...connections, events }) } = wishes;
  const database = url ? { url, drop: async () => undefined } : await createTestDatabase();
  const { connectors, mailer } = wishes;
  const world = await createTestWorld({
    url: database.url,
    ...(connectors && { connectors }),
    ...(mailer && { mailer }),
  });
  const shop = await startFakeChannel();
  const workspaceId = await seedWorkspace(world.db);
  const market = await seedConnection(world.db, {
    workspaceId,
    connector: 'test-market',
    url: shop.url,
    ...(pollSeconds && { pollSeconds }),
  });
  const store = await seedConnection(world.db, { workspaceId, connector: storeConnector, url: shop.url });
  await seedFlow(world.db, { workspaceId, document: flow({ from: market.id, to: store.id }) });
  const door = await openDoor(world);
  const workers: Worker[] = [];
  return {
    url: database.url,
    world,
    workspaceId,
    market,
    store,
    shop,
    hooks: door.url,
    post: (message, options) => post(`${door.url}/${options?.token ?? market.token}`, { message, ...options }),
    startWorker: async () => {
      const worker = await startWorker(world, { url: database.url, renderer: openRenderer({}) });
      workers.push(worker);
      return worker;
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await door.close();
      await shop.close();
      await world.close();
      await database.drop();
    },
  };
}

async function openDoor(world: TestWorld): Promise<{ readonly url: string; close(): Promise<void> }> {
  const handle = createHookHandler(world);
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await handle.settled();
  };
  return { url: `http://127.0.0.1:${port}/api/hooks`, close };
}

async function post(url: string, { message, signature }: { message: RawMessage; signature?: string }): Promise<Posted> {
  const body = JSON.stringify(message);
  return await postRaw(url, { body, signature: signature ?? sign(body, secret) });
}

export async function postRaw(
  url: string,
  {
    body,
    signature,
    headers = {},
  }: { body: string | Uint8Array; signature?: string; headers?: Record<string, string> },
): Promise<Posted> {
  const response = await fetch(url, {
    method: 'POST',
    body: typeof body === 'string' ? body : Buffer.from(body),
    headers: { 'content-type': 'application/json', 'x-signature': signature ?? sign(body, secret), ...headers },
  });
  return { status: response.status, body: await response.json() };
}

/** Resolves once it is so; fails, saying what it waited for, when that takes too long. */
export async function until(
  what: string,
  { holds, withinMs = 15_000 }: { holds: () => boolean | Promise<boolean>; withinMs?: number },
): Promise<void> {
  const patience = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > patience) throw new Error(`Waited ${withinMs} ms in vain until ${what}.`);
    await pause(20);
  }
}
