import { afterEach, expect, it } from 'vitest';
import type { CrashPoint } from '../jobs/crash-point';
import { aHouse, type House, type Posted, postRaw, until } from './a-house';
import { createdAtShop } from './ledger-of';
import { anOrderMessage } from './seed';
import { type Spawned, spawnWeb } from './spawn-process';

let house: House;
let web: Spawned;
afterEach(async () => {
  web.kill();
  await house.close();
});

const postTo = ({ said }: Spawned, number: string): Promise<Posted | null> =>
  postRaw(`http://127.0.0.1:${String(said)}/api/hooks/${house.market.token}`, {
    body: JSON.stringify(anOrderMessage(number)),
  }).catch(() => null);

/** Whatever was not answered is sent again by its sender; whatever was stored before the answer is stored once. */
it.each<[string, CrashPoint]>([
  ['before it has stored it', 'accept.beforeCommit'],
  ['after it has stored it, before it could say so', 'accept.afterCommit'],
])(
  'takes a message once when the web process dies %s',
  async (_when, crashAt) => {
    house = await aHouse();
    await house.startWorker();
    web = await spawnWeb(house.url, { crashAt });
    expect(await postTo(web, 'dies')).toBeNull();
    await web.ended;
    web = await spawnWeb(house.url);
    expect(await postTo(web, 'dies')).toMatchObject({
      status: 202,
      body: { duplicate: crashAt === 'accept.afterCommit' },
    });
    await until('it is created', { holds: () => createdAtShop(house).get('dies') === 1 });
  },
  60_000,
);
