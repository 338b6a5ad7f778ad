import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import {
  type ProposedRotation,
  proposeHistory,
  type RotationRepair,
  type RotationTables,
  type Run,
  repairHistory,
  rotateHistory,
} from '../engine/index.ts';
import { landFollowerOn } from '../workers/land-crew.ts';
import { proposerOn, scopeRepairerOn } from '../workers/repair-crew.ts';
import { enginePool } from './engine-pool.ts';
import { diskSource } from './file-source.ts';
import { nodeInflate } from './inflate.ts';
import { type RotateOptions, rotationQuestion } from './rotate-options.ts';
import { standardPath } from './standards.ts';

/** What a rotation found, and the repaired plan where one was asked for. */
export interface RotationRun {
  readonly tables: RotationTables;
  readonly repair: RotationRepair | null;
  readonly proposed: ProposedRotation | null;
}

/** Judges and repairs; former drawings and repairs are shared out among threads, everything else is done in this one. */
export async function runRotation(options: RotateOptions, run: Run, signal: AbortSignal): Promise<RotationRun> {
  const question = rotationQuestion(options, standardPath('rotation.json'));
  const folder = resolve('.');
  const inputs = { open: (name: string) => diskSource(folder, name), inflate: nodeInflate };
  const nothing = { repair: null, proposed: null };
  const isAsked = options.repair !== undefined || options.propose !== undefined;
  if (!isAsked && question.drawings.every(({ year }) => year === null)) {
    return { ...nothing, tables: await rotateHistory(question, inputs, run) };
  }
  const threads = options.workers ?? availableParallelism();
  const pool = enginePool(threads);
  const follow = landFollowerOn(pool, threads, signal);
  try {
    if (options.propose !== undefined) {
      const request = { base: options.base, years: options.propose, scopeDigits: options.scopeDigits };
      const help = { run, follow, propose: proposerOn(pool, signal) };
      const proposed = await proposeHistory(question, request, inputs, help);
      return { tables: proposed.tables, repair: null, proposed };
    }
    if (options.repair === undefined) return { ...nothing, tables: await rotateHistory(question, inputs, run, follow) };
    const { clear, by, scopeDigits, bounds = null, planFrom = null } = options;
    const request = { clear, by, scopeDigits, bounds, fromYear: planFrom };
    const repairer = scopeRepairerOn(pool, threads, signal);
    const repair = await repairHistory(question, request, inputs, { run, follow, repairer });
    return { tables: repair.before, repair, proposed: null };
  } finally {
    pool.close();
  }
}
