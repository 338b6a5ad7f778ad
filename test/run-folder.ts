import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** What the tests of one run share, such as a plan that takes a minute. */
    readonly runFolder: string;
  }
}

let folder: string | null = null;

/** Makes the folder of a run before the first test; a run that is begun again finds it empty. */
export function setup(project: TestProject): void {
  const { runFolder } = project.getProvidedContext();
  folder = runFolder;
  mkdirSync(runFolder, { recursive: true });
  project.onTestsRerun(() => {
    for (const name of readdirSync(runFolder)) rmSync(join(runFolder, name), { recursive: true, force: true });
  });
}

/** Takes it away after the last. */
export function teardown(): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
}
