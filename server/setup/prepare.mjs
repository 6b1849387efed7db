import { buildPages } from './build.mjs';
import { checkNode } from './check-machine.mjs';
import { installPackages } from './install.mjs';

/** What both `npm start` and `npm test` need before the first line of TypeScript runs. */
export async function preparePackages() {
  checkNode();
  await installPackages();
}

export async function preparePages() {
  const started = Date.now();
  const notice = setTimeout(() => console.log('Building the pages (half a minute, once after every change) …'), 300);
  const built = await buildPages().finally(() => clearTimeout(notice));
  if (built) console.log(`Pages built in ${Math.round((Date.now() - started) / 1000)} s.`);
}
