import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const repoRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The folder of real data and of peers' answers that stands beside the checkout; it is read in place, never copied. */
const sharedRoot = resolve(repoRoot, '../shared');

/** Whether that folder is there; tests that need it are skipped with this reason in their title otherwise. */
export const hasShared = existsSync(resolve(sharedRoot, 'data'));

/** Absolute path of a file in the shared folder. */
export function sharedPath(path: string): string {
  return resolve(sharedRoot, path);
}

/** A JSON document of the shared folder. */
export function sharedJson<T>(path: string): T {
  return JSON.parse(readFileSync(sharedPath(path), 'utf8')) as T;
}
