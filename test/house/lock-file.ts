/** The parts of a lock file (version 3) that are read here. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly license?: string;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Package name of an entry's path. */
export function packageName(path: string): string {
  return path.replace(/^.*node_modules\//, '');
}

/**
 * Packages of other systems that the lock file leaves out. `npm ci` refuses such a file, and npm itself writes one
 * when its registry does not carry them all.
 */
export function lockGaps({ packages }: LockFile): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
      .map((name) => `${packageName(path)} may need ${name}, which has no entry`),
  );
}
