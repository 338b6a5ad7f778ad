import { availableParallelism } from 'node:os';
import { nodeWorker } from '../workers/node-worker.ts';
import { WorkerPool } from '../workers/worker-pool.ts';

/** A pool of engine threads; `workers` as the user asked, else one per core. */
export function enginePool(workers: number | undefined): WorkerPool {
  const entry = new URL('./engine-worker.mjs', import.meta.url);
  return new WorkerPool({ size: workers ?? availableParallelism(), spawn: () => nodeWorker(entry) });
}
