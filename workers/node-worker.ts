import { Worker } from 'node:worker_threads';
import type { WorkerLike } from './worker-like.ts';

/** Opens a Node worker thread on an entry file and gives it the form the pool wants. */
export function nodeWorker(entry: URL): WorkerLike {
  // The web-worker package, which geotiff loads, reads workerData in every thread and fails when there is none.
  const worker = new Worker(entry, { workerData: {} });
  return {
    postMessage: (message, transfer) => worker.postMessage(message, transfer as Parameters<Worker['postMessage']>[1]),
    onMessage: (receive) => worker.on('message', receive),
    onError: (fail) => {
      worker.on('error', fail);
      worker.on('exit', (status) => fail(new Error(`the thread exited with status ${status}`)));
    },
    terminate: () => void worker.terminate(),
  };
}
