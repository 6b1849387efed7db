type LockedPackage = {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
export type Packages = Readonly<Record<string, LockedPackage>>;
export type MissingPackage = { readonly name: string; readonly version: string; readonly wantedBy: string };

/**
 * The optional packages, mostly other platforms' binaries, that a lock file leaves out because npm could not look them up when
 * it was written. `npm ci` refuses such a file.
 */
export function findMissingPackages(packages: Packages): readonly MissingPackage[] {
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .flatMap(([path, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([name]) => !foldersAbove(path).some((folder) => packages[`${folder}node_modules/${name}`]))
        .map(([name, version]) => ({ name, version, wantedBy: path })),
    );
}

/** Where Node looks for a package that the one at `path` wants, nearest first. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/node_modules/');
  return [...parts.map((_, index) => `${parts.slice(0, parts.length - index).join('/node_modules/')}/`), ''];
}
