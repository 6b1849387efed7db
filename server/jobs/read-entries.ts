import { z } from 'zod';
import type { ConnectionFacts } from '../../nodes/contract';
import { failed, type Problem, type Result } from '../../nodes/problem';
import type { Connector, Reading } from '../connectors/contract';
import { messagesOf } from '../connectors/messages-of';
import type { ReadEntry } from '../engine/decide-input';
import { readBody } from '../inbox/message-body';
import type { World } from './world';

/** A connection as jobs use it: its row, its connector, its settings checked by that connector. */
export interface LiveConnection {
  readonly id: string;
  readonly name: string;
  readonly connector: Connector;
  readonly settings: Record<string, unknown>;
}

export interface EntryRow {
  readonly id: string;
  readonly connectionId: string;
  readonly topic: string;
  readonly headers: unknown;
  readonly body: Buffer;
  readonly arrivedBy: string;
  readonly receivedAt: Date;
}

/** Connections by id; those whose connector is not part of this version, or whose settings it cannot use, are left out. */
export function toLiveConnections(
  rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly connector: string;
    readonly settings: unknown;
  }[],
  { connectors }: Pick<World, 'connectors'>,
): ReadonlyMap<string, LiveConnection> {
  const live = rows.flatMap(({ id, name, connector: connectorId, settings }) => {
    const connector = connectors.get(connectorId);
    const parsed = connector?.settings.safeParse(settings);
    return connector && parsed?.success ? [[id, { id, name, connector, settings: parsed.data }] as const] : [];
  });
  return new Map(live);
}

export const toFacts = ({ id, name, connector }: LiveConnection): ConnectionFacts => ({
  id,
  name,
  channel: connector.id,
  kind: connector.kind,
  capabilities: connector.capabilities,
  sends: messagesOf(connector),
});

export type EntryContent = Pick<
  ReadEntry,
  'id' | 'connectionId' | 'receivedAt' | 'wasAskedFor' | 'canFetch' | 'reading'
>;

/** What each entry says, in the words of its connector. A connector that throws is a bug of ours and concerns one entry only. */
export function readEntry(
  row: EntryRow,
  { connection, log }: { connection: LiveConnection | undefined; log: World['log'] },
): EntryContent {
  return {
    id: row.id,
    connectionId: row.connectionId,
    receivedAt: row.receivedAt.toISOString(),
    wasAskedFor: row.arrivedBy === 'pull' || row.arrivedBy === 'backfill',
    canFetch: connection?.connector.getOrder !== undefined && row.arrivedBy !== 'fetch',
    reading: toReading(readMessage(row, { connection, log })),
  };
}

function toReading(result: Result<Reading>): ReadEntry['reading'] {
  if (result.ok) {
    const { news, refetch = [], returned = [] } = result.value;
    return { ok: true, news, refetch, returned };
  }
  return { ok: false, problem: result.problems[0] ?? unreadable };
}

const Headers = z.record(z.string(), z.string()).catch({});

function readMessage(
  row: EntryRow,
  { connection, log }: { connection: LiveConnection | undefined; log: World['log'] },
): Result<Reading> {
  if (!connection) return failed(connectorGone);
  const headers = Headers.parse(row.headers);
  const body = readBody(row.body, headers['content-type']);
  if (!body.ok) return body;
  const { connector, settings, id: connectionId } = connection;
  try {
    return connector.read({ topic: row.topic, headers, body: body.value }, { connectionId, settings });
  } catch (error) {
    log.error({ err: error, connectionId, inboxId: row.id }, 'A connector could not read a message');
    return failed(unreadable);
  }
}

const unreadable: Problem = {
  code: 'sluice.bug',
  message: 'We could not make sense of this message. It is kept; once we are mended it can be read again.',
  retry: 'never',
};

const connectorGone: Problem = {
  code: 'inbox.connectorGone',
  message: 'This version of Sluice cannot read messages of this account.',
  retry: 'never',
};
