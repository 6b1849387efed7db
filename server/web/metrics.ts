import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sql } from 'kysely';
import type { Db } from '../db/connection';
import { withWorker } from '../db/with-workspace';
import { isLoopbackAddress } from '../http/address-guard';
import { queueSchema } from '../jobs/queues';
import { answerText } from './answer';

/** Requests this process has answered, by what they were for and how it went. */
export class RequestCounter {
  private readonly counts = new Map<string, number>();
  private readonly started = Date.now();

  add(area: string, status: number): void {
    const key = `area="${area}",status="${Math.floor(status / 100)}xx"`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  lines(): string[] {
    const { rss } = process.memoryUsage();
    return [
      '# TYPE sluice_http_requests_total counter',
      ...[...this.counts].map(([labels, count]) => `sluice_http_requests_total{${labels}} ${count}`),
      '# TYPE sluice_uptime_seconds gauge',
      `sluice_uptime_seconds ${Math.round((Date.now() - this.started) / 1000)}`,
      '# TYPE sluice_memory_bytes gauge',
      `sluice_memory_bytes ${rss}`,
    ];
  }
}

interface Metering {
  readonly db: Db;
  readonly counter: RequestCounter;
  readonly token: string | undefined;
  /** The address the request really comes from. */
  readonly address: string | null;
}

/** Prometheus text, for this machine and for whoever has the token. */
export async function answerMetrics(
  { db, counter, token, address }: Metering,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  if (!mayRead(request, { token, address }))
    return answerText(response, { status: 404, body: 'There is nothing here.' });
  const body = `${[...counter.lines(), ...(await queueLines(db))].join('\n')}\n`;
  answerText(response, { status: 200, body });
}

function mayRead({ headers }: IncomingMessage, { token, address }: Pick<Metering, 'token' | 'address'>): boolean {
  if (token === undefined) return address !== null && isLoopbackAddress(address);
  const given = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Bells that ring or wait, by queue; they name no workspace. */
async function queueLines(db: Db): Promise<string[]> {
  const { rows } = await withWorker(db, (trx) =>
    sql<{ name: string; state: string; jobs: number }>`
      select name, state::text as state, count(*)::int as jobs from ${sql.id(queueSchema)}.job
      where state in ('created', 'retry', 'active') group by 1, 2 order by 1, 2`.execute(trx),
  );
  return [
    '# TYPE sluice_queue_jobs gauge',
    ...rows.map(({ name, state, jobs }) => `sluice_queue_jobs{queue="${name}",state="${state}"} ${jobs}`),
  ];
}
