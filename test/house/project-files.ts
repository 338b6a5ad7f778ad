import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../shared-data.ts';

/** Made by programs, or by others. */
const NOT_OURS = new Set([
  ...['node_modules', 'build', 'out', '.cache', 'coverage', '.git'],
  ...['kernel-code.ts', 'digits-code.ts'],
]);

/** Folders that hold source code. */
const SOURCE_FOLDERS = ['kernel', 'engine', 'workers', 'cli', 'web', 'data/make', 'test'] as const;

const SOURCE = /\.(?:ts|mjs|cjs|vue)$/;

/** One file of the project, `path` relative to its root with forward slashes. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** Paths of all files of the project, sorted; `inside` limits them to one folder. */
export function projectPaths(inside = ''): string[] {
  const entries = readdirSync(join(repoRoot, inside), { withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (NOT_OURS.has(entry.name) || entry.name.endsWith('.tsbuildinfo')) return [];
    return entry.isDirectory() ? projectPaths(path) : [path];
  });
  return paths.sort();
}

/** The text of one file. */
export function projectFile(path: string): ProjectFile {
  return { path, text: readFileSync(join(repoRoot, path), 'utf8') };
}

/** All source files of the project's folders, and the settings written as code at its root. */
export function sourceFiles(): ProjectFile[] {
  const inFolders = (path: string) => SOURCE_FOLDERS.some((folder) => path.startsWith(`${folder}/`));
  return projectPaths()
    .filter((path) => SOURCE.test(path) && (inFolders(path) || !path.includes('/')))
    .map(projectFile);
}
