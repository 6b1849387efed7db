import { gotenbergUrl } from '../tooling/gotenberg-url';
import { provesHostilePagesGetNothing } from '../tooling/hostile-labels';
import { provesPapers } from '../tooling/label-table';
import { gotenbergRenderer } from './gotenberg-renderer';

const renderer = gotenbergRenderer({ url: gotenbergUrl() });
provesPapers(() => renderer);
provesHostilePagesGetNothing(() => renderer);
