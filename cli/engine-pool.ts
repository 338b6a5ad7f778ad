import { availableParallelism } from 'node:os';
import { nodeWorker } from '../workers/node-worker.ts';
import { WorkerPool } from '../workers/worker-pool.ts';

/** A pool of engine threads; `workers` as the user asked, else one per core, less those the caller brings itself. */
export function enginePool(workers: number | undefined, own = 0): WorkerPool {
  const entry = new URL('./engine-worker.mjs', import.meta.url);
  return new WorkerPool({ size: (workers ?? availableParallelism()) - own, spawn: () => nodeWorker(entry) });
}
