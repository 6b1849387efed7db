import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** How to launch a Chromium through Playwright: hand it all three. */
export type Chromium = {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

// Root and containers have no sandbox to offer. (The package's own arguments are for AWS Lambda: its --single-process
// crashes when a page closes.)
const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'];

/**
 * Finds a Chromium: on Linux x64 the one that came with `npm ci`, unpacked once (two seconds) into node_modules/.cache;
 * elsewhere an installed Chrome or Chromium, or Playwright's own.
 */
export function findChromium(): Chromium {
  if (process.platform === 'linux' && process.arch === 'x64') return packagedChromium();
  const executablePath = [...installedPaths, chromium.executablePath()].find(existsSync);
  if (executablePath) return { executablePath, args, env: {} };
  throw new Error('No browser was found. Install Chrome, or run "npx playwright install chromium".');
}

const installedPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
];

function packagedChromium(): Chromium {
  const home = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const described: { version: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const cache = fileURLToPath(
    new URL(`../../node_modules/.cache/sluice/chromium-${described.version}`, import.meta.url),
  );
  if (!existsSync(cache)) unpack({ archives: join(home, 'bin'), to: cache });
  const executablePath = join(cache, 'chromium');
  return { executablePath, args, env: { ...ownLibraries(cache), ...ownFonts(cache) } };
}

/** Unpacked beside and renamed, so that one cut short is never taken for a whole one. */
function unpack({ archives, to }: { readonly archives: string; readonly to: string }): void {
  const unfinished = `${to}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const files = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((file) => join(archives, file));
  // The package unpacks into the temporary folder and nowhere else: so a process of its own with a temporary folder of ours.
  const program = `import { inflate } from '@sparticuz/chromium'; for (const file of ${JSON.stringify(files)}) await inflate(file);`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    env: { ...process.env, TMPDIR: unfinished },
  });
  const fonts = `<fontconfig><dir>${join(to, 'fonts', 'fonts')}</dir><cachedir>${join(to, 'fonts', 'cache')}</cachedir></fontconfig>`;
  writeFileSync(
    join(unfinished, 'fonts.conf'),
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n${fonts}\n`,
  );
  rmSync(to, { recursive: true, force: true });
  renameSync(unfinished, to);
}

/** Only where the machine lacks them (libnss3 and friends): a machine's own set must not be mixed with ours. */
function ownLibraries(cache: string): Record<string, string> {
  const starts = spawnSync(join(cache, 'chromium'), ['--version']).status === 0;
  return starts ? {} : { LD_LIBRARY_PATH: join(cache, 'al2023', 'lib') };
}

/** A bare machine has no fonts and no settings for them; the pages bring their own, this is for what falls through. */
function ownFonts(cache: string): Record<string, string> {
  return existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(cache, 'fonts.conf') };
}
