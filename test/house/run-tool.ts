import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../shared-data.ts';

/** What a tool said and how it ended. */
export interface ToolRun {
  readonly status: number | null;
  readonly stdout: string;
  /** Both streams, and why the program did not start if it did not. */
  readonly output: string;
}

/** Runs the program that an installed package brings, as `npx` would, in the project or in another folder. */
export function runTool(
  packageName: string,
  args: readonly string[],
  options: { cwd?: string; bin?: string } = {},
): ToolRun {
  const folder = join(repoRoot, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const program = typeof bin === 'string' ? bin : bin[options.bin ?? packageName];
  if (program === undefined) throw new Error(`${packageName} brings no program ${options.bin ?? packageName}`);
  const run = spawnSync(process.execPath, [join(folder, program), ...args], {
    cwd: options.cwd ?? repoRoot,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return {
    status: run.status,
    stdout: run.stdout,
    output: run.stdout + run.stderr + (run.error ? String(run.error) : ''),
  };
}
