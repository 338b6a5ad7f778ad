import type { MipEffort, ProposalQuestion, RotationProposal, ScopeRepair, ScopeRepairer } from '../engine/index.ts';
import type { WorkerPool } from './worker-pool.ts';

/** Counted, not timed, so that every machine finds the same plan. */
const EFFORT: MipEffort = { relativeGap: 1e-3, nodes: 1000 };

/** Sequences differ little in their cost: a hundredth is soon found, the rest takes long. */
const PROPOSAL_EFFORT: MipEffort = { relativeGap: 0.01, nodes: 100 };

/** Repairs scopes on the workers of a pool, one at a time on each. */
export function scopeRepairerOn(pool: WorkerPool, threads: number, signal: AbortSignal): ScopeRepairer {
  const lanes: Promise<unknown>[] = Array.from({ length: threads }, () => Promise.resolve());
  let next = 0;
  return (question) => {
    const lane = next++ % threads;
    const repaired: Promise<ScopeRepair> = (lanes[lane] as Promise<unknown>).then(() =>
      pool.call('repairScope', { question, effort: EFFORT }, { signal }),
    );
    lanes[lane] = repaired.catch(() => undefined);
    return repaired;
  };
}

/** Proposes a rotation on a worker of a pool. */
export function proposerOn(
  pool: WorkerPool,
  signal: AbortSignal,
): (question: ProposalQuestion) => Promise<RotationProposal> {
  return (question) => pool.call('proposeRotation', { question, effort: PROPOSAL_EFFORT }, { signal });
}
