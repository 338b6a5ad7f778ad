import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { type Finished, runWotu } from './run-wotu.ts';

/** A plan that was written by the command line. */
export interface WrittenPlan extends Finished {
  readonly folder: string;
}

/** How often a test looks whether another one has finished the plan, milliseconds. */
const LOOK_MS = 250;

/**
 * The embedded data set planned by the command line in two threads, in Chinese: by the first test of a run that asks, for all that
 * only read what it wrote. Nobody may change the folder.
 */
export async function planOfRun(): Promise<WrittenPlan> {
  const place = join(inject('runFolder'), 'seven-towns');
  const folder = join(place, 'plan');
  const told = join(place, 'finished.json');
  if (isFirst(place)) {
    const finished = await runWotu('plan', 'data/scenarios/seven-towns.json', '--out', folder, '--workers', '2');
    writeFileSync(`${told}.part`, JSON.stringify(finished));
    renameSync(`${told}.part`, told);
  }
  while (!existsSync(told)) await setTimeout(LOOK_MS);
  return { ...(JSON.parse(readFileSync(told, 'utf8')) as Finished), folder };
}

/** Whether nobody was there before; the tests of a run are many processes. */
function isFirst(place: string): boolean {
  try {
    mkdirSync(place);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}
