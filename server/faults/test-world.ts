import type { Connector } from '../connectors/contract';
import { openDatabase } from '../db/connection';
import { createGuardedHttp } from '../http/guarded-http';
import type { World } from '../jobs/world';
import { createLog } from '../log';
import type { Mailer } from '../mail/mailer';
import { testChannel } from './test-channel';

export const testConnectors: readonly Connector[] = [
  testChannel({ id: 'test-market', kind: 'marketplace' }),
  testChannel({ id: 'test-store' }),
  testChannel({ id: 'test-blind-store', canFind: false }),
];

export interface TestWorld extends World {
  close(): Promise<void>;
}

/** The real thing in every part but two: credentials and tokens lie open in their rows, and channels are our own. */
export async function createTestWorld({
  url,
  connectors = testConnectors,
  level = 'silent',
  max = 10,
  mailer = null,
}: {
  url: string;
  connectors?: readonly Connector[];
  level?: string;
  max?: number;
  mailer?: Mailer | null;
}): Promise<TestWorld> {
  const db = await openDatabase({ url, name: 'sluice test', max });
  const http = createGuardedHttp();
  return {
    db,
    log: createLog({ name: 'test', level }),
    connectors: new Map(connectors.map((connector) => [connector.id, connector])),
    openCredentials: async ({ sealed }) => JSON.parse(sealed ?? '{}'),
    seals: async () => ({ seal: (_, value) => JSON.stringify(value), open: (_, sealed) => JSON.parse(sealed) }),
    http,
    now: () => new Date(),
    publicUrl: 'http://localhost:3000',
    mailer,
    close: async () => {
      await db.destroy();
      await http.close();
    },
  };
}
