import { type LockFile, packageName } from './lock-file.ts';

/** Licences that let anybody use, change and pass on; SPDX names. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BSL-1.0',
  'CC0-1.0',
  'OFL-1.1',
  '0BSD',
  'Unlicense',
  'Zlib',
]);

/** Packages that reach a user and whose licence is not in the list, or not stated. */
export function foreignLicences(lock: LockFile): string[] {
  return Object.entries(lock.packages)
    .filter(([path, { dev, license }]) => path !== '' && dev !== true && !isAllowed(license ?? ''))
    .map(([path, { license }]) => `${packageName(path)}: ${license ?? 'no licence stated'}`);
}

/** Whether an SPDX expression can be met with allowed licences: every part of AND, one part of OR. */
export function isAllowed(expression: string): boolean {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAllowed);
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isAllowed);
  return ALLOWED.has(bare);
}
