import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findMissingPackages, type MissingPackage, type Packages } from './lock-file';

/**
 * `npm run lock:complete`, after every `npm install`: adds to package-lock.json what npm left out because it could not look it
 * up (a registry mirror without other platforms' binaries). The platform is in the name; npm itself fills in the rest where it
 * is needed.
 */
const lockFile = fileURLToPath(new URL('../../package-lock.json', import.meta.url));

const systems: Readonly<Record<string, string>> = {
  aix: 'aix',
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  linuxmusl: 'linux',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  win32: 'win32',
  windows: 'win32',
};
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

function describePackage({ name, version, wantedBy }: MissingPackage, packages: Packages): Record<string, unknown> {
  const words = name.split(/[/-]/);
  const system = words.map((word) => systems[word]).find(Boolean);
  const processor = words.find((word) => processors.includes(word));
  if (!system || !processor || !/^\d[\w.-]*$/.test(version)) {
    throw new Error(`${name} ${version}, wanted by ${wantedBy}, is no platform's package: add it with "npm install".`);
  }
  const musl = words.some((word) => word.includes('musl'));
  const glibc = words.some((word) => word.startsWith('gnu'));
  const { dev, license } = packages[wantedBy] ?? {};
  return {
    version,
    cpu: [processor],
    ...(dev && { dev }),
    ...((musl || glibc) && { libc: [musl ? 'musl' : 'glibc'] }),
    ...(license && { license }),
    optional: true,
    os: [system],
  };
}

const lock: { packages: Packages } = JSON.parse(readFileSync(lockFile, 'utf8'));
const missing = findMissingPackages(lock.packages);
const added = missing.map((each) => [`node_modules/${each.name}`, describePackage(each, lock.packages)] as const);
const packages = Object.fromEntries([...Object.entries(lock.packages), ...added].sort(byPath));
writeFileSync(lockFile, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
process.stdout.write(`${missing.length} packages added to package-lock.json.\n`);

function byPath([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one.localeCompare(other, 'en');
}
