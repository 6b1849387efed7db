import { afterAll, beforeAll } from 'vitest';
import { provesEnginesAgree } from '../tooling/engines-agree';
import { startGotenbergStandIn } from '../tooling/gotenberg-stand-in';
import { provesPapers } from '../tooling/label-table';
import { chromiumRenderer } from './chromium-renderer';
import { gotenbergRenderer } from './gotenberg-renderer';
import type { Renderer } from './renderer';

let service: Awaited<ReturnType<typeof startGotenbergStandIn>>;
let engines: { one: Renderer; other: Renderer };
beforeAll(async () => {
  service = await startGotenbergStandIn();
  engines = { one: chromiumRenderer(), other: gotenbergRenderer({ url: service.url }) };
});
afterAll(async () => {
  await engines.one.close();
  await service.stop();
});

provesPapers(() => engines.other);
provesEnginesAgree(() => engines);
