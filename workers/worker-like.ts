/** What the pool needs of a worker, whichever platform it lives on. */
export interface WorkerLike {
  postMessage(message: unknown, transfer: readonly Transferable[]): void;
  /** Called with every message the worker posts. */
  onMessage(receive: (message: unknown) => void): void;
  /** Called when the worker dies. */
  onError(fail: (error: Error) => void): void;
  terminate(): void;
}

/** A browser worker as the pool wants it. */
export function browserWorker(worker: Worker): WorkerLike {
  return {
    postMessage: (message, transfer) => worker.postMessage(message, [...transfer]),
    onMessage: (receive) => worker.addEventListener('message', (event) => receive(event.data)),
    onError: (fail) =>
      worker.addEventListener('error', (event) => fail(new Error(event.message || 'the worker could not be started'))),
    terminate: () => worker.terminate(),
  };
}
