import { afterAll } from 'vitest';
import { provesEnginesAgree } from '../tooling/engines-agree';
import { gotenbergUrl } from '../tooling/gotenberg-url';
import { provesHostilePagesGetNothing } from '../tooling/hostile-labels';
import { provesPapers } from '../tooling/label-table';
import { chromiumRenderer } from './chromium-renderer';
import { gotenbergRenderer } from './gotenberg-renderer';

const engines = { one: chromiumRenderer(), other: gotenbergRenderer({ url: gotenbergUrl() }) };
afterAll(() => engines.one.close());

provesPapers(() => engines.other);
provesHostilePagesGetNothing(() => engines.other);
provesEnginesAgree(() => engines);
