import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMissingPackages, type Packages } from './lock-file';

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));

describe('package-lock.json', () => {
  const { packages }: { packages: Packages } = read('package-lock.json');

  it('names the packages of every platform, so that npm ci accepts it everywhere', () => {
    expect(findMissingPackages(packages)).toEqual([]);
  });

  it('names no package host', () => {
    expect(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')).not.toContain('"resolved"');
  });
});

describe('package.json', () => {
  it('pins every dependency to one exact version', () => {
    const { dependencies, devDependencies } = read('package.json');
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d[\w.-]*$/.test(String(version)),
    );
    expect(loose).toEqual([]);
  });
});

describe('finding what a lock file leaves out', () => {
  it('finds the binary of a platform that is not there', () => {
    const packages = {
      'node_modules/tool': { optionalDependencies: { 'tool-linux': '1.0.0', 'tool-mac': '1.0.0' } },
      'node_modules/tool-linux': {},
    };
    expect(findMissingPackages(packages)).toEqual([
      { name: 'tool-mac', version: '1.0.0', wantedBy: 'node_modules/tool' },
    ]);
  });

  it('looks in every folder that Node would look in', () => {
    const packages = {
      'node_modules/a/node_modules/tool': { optionalDependencies: { x: '1.0.0', y: '1.0.0', z: '1.0.0' } },
      'node_modules/a/node_modules/tool/node_modules/x': {},
      'node_modules/a/node_modules/y': {},
      'node_modules/z': {},
    };
    expect(findMissingPackages(packages)).toEqual([]);
  });
});
