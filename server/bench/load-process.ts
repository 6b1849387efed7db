import { Pool } from 'undici';
import { z } from 'zod';
import { anOrderMessage, secret } from '../faults/seed';
import { sign } from '../faults/test-channel';
import { answerParent } from './child';

const Given = z.object({ port: z.number(), tokens: z.array(z.string()) });
const Load = z.object({
  prefix: z.string(),
  /** How many messages to send in all. */
  count: z.number(),
  /** How many at the same time. */
  connections: z.number(),
});

/** The marketplaces: signed webhooks of about 3 KB, as fast as they are answered. */
answerParent(async (given) => {
  const { port, tokens } = Given.parse(given);
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 256, pipelining: 1 });
  const post = async (number: string, turn: number): Promise<number> => {
    const body = JSON.stringify(anOrderMessage(number));
    const started = performance.now();
    const { statusCode, body: answer } = await pool.request({
      method: 'POST',
      path: `/api/hooks/${tokens[turn % tokens.length]}`,
      headers: { 'content-type': 'application/json', 'x-signature': sign(body, secret) },
      body,
    });
    await answer.dump();
    if (statusCode !== 202) throw new Error(`A webhook was answered with ${statusCode}.`);
    return performance.now() - started;
  };
  return {
    answer: async (question) => {
      const { prefix, count, connections } = Load.parse(question);
      const startedAt = performance.timeOrigin + performance.now();
      const times: number[] = [];
      let next = 0;
      const sender = async () => {
        while (next < count) {
          const turn = next;
          next += 1;
          times.push(await post(`${prefix}-${turn}`, turn));
        }
      };
      await Promise.all(Array.from({ length: connections }, sender));
      return {
        startedAt,
        endedAt: performance.timeOrigin + performance.now(),
        times,
        bytes: JSON.stringify(anOrderMessage(`${prefix}-1`)).length,
      };
    },
    stop: () => pool.close(),
  };
});
