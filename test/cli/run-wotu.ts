import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { repoRoot } from '../shared-data.ts';

/** What a finished command left behind. */
export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as a user would, from the project's root. */
export function runWotu(...options: string[]): Promise<Finished> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [resolve(repoRoot, 'build/cli/main.mjs'), ...options], { cwd: repoRoot });
    child.stdout.setEncoding('utf8');
    child.stderr.setEncoding('utf8');
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('close', (status) => done({ status, stdout, stderr }));
  });
}
