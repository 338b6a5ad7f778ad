import type { LandFollower } from '../engine/index.ts';
import type { WorkerPool } from './worker-pool.ts';

/** Shares of one thread: a few, so that none waits long for another. */
const SHARES_A_THREAD = 4;

/** Follows the ground of parcels on all workers of a pool, each a run of neighbouring rows. */
export function landFollowerOn(pool: WorkerPool, threads: number, signal: AbortSignal): LandFollower {
  return async ({ rows, ...land }, run) => {
    const size = Math.max(1, Math.ceil(rows.length / (SHARES_A_THREAD * threads)));
    const shares = Array.from({ length: Math.ceil(rows.length / size) }, (_v, k) =>
      rows.slice(k * size, (k + 1) * size),
    );
    let done = 0;
    const found = await Promise.all(
      shares.map(async (share) => {
        const parts = await pool.call('landParts', { ...land, rows: share }, { signal });
        done += share.length;
        await run.step('rotation', done, rows.length);
        return parts;
      }),
    );
    return found.flat();
  };
}
