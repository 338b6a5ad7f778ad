import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { repoRoot } from '../shared-data.ts';

/** What one run of a command cost: seconds of CPU over all threads, seconds of wall time, peak memory. */
export interface Cost {
  readonly cpu: number;
  readonly wall: number;
  readonly peakMiB: number;
}

/** Runs the built command line once. Throws when it fails. */
export function commandCost(args: readonly string[], folder: string): Cost {
  const costFile = resolve(folder, 'cost.json');
  const started = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', resolve(repoRoot, 'test/bench/report-cost.mjs'), resolve(repoRoot, 'build/cli/main.mjs'), ...args],
    { env: { ...process.env, COST_FILE: costFile }, encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  const wall = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`wotu ${args.join(' ')} ended with ${status}: ${stderr}`);
  return { ...(JSON.parse(readFileSync(costFile, 'utf8')) as { cpu: number; peakMiB: number }), wall };
}

/** Runs another program once; its CPU is what the children of this process used meanwhile. `null` where there is none. */
export function programCost(program: string, args: readonly string[], out: string): Cost | null {
  rmSync(out, { force: true });
  const started = performance.now();
  const timed = spawnSync('/usr/bin/time', ['-f', '%U %S %M', program, ...args], { encoding: 'utf8' });
  const wall = (performance.now() - started) / 1000;
  const last = timed.stderr?.trim().split('\n').at(-1) ?? '';
  const parts = /^([\d.]+) ([\d.]+) (\d+)$/.exec(last);
  if (timed.status !== 0 || parts === null) return null;
  return { cpu: Number(parts[1]) + Number(parts[2]), wall, peakMiB: Number(parts[3]) / 1024 };
}
