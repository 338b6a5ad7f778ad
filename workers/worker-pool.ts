import { CallDesk, type CallOptions } from './call-desk.ts';
import type { CallName, EngineCalls, FromWorker, ToWorker } from './messages.ts';
import type { WorkerLike } from './worker-like.ts';

/** How many workers, and how this platform opens one. */
export interface PoolOptions {
  readonly size: number;
  readonly spawn: () => WorkerLike;
}

/**
 * Workers that stay warm between calls. The first one coordinates plans and is joined to the others by message ports,
 * so that layers are measured side by side without passing through the host.
 */
export class WorkerPool {
  private readonly workers: WorkerLike[];
  private readonly desks: CallDesk[];

  constructor({ size, spawn }: PoolOptions) {
    this.workers = Array.from({ length: Math.max(1, size) }, spawn);
    this.desks = this.workers.map(deskOf);
    for (const worker of this.workers) worker.onError((error) => this.failAll(error));
    this.joinSiblings();
  }

  /** Runs a call on the worker with the fewest calls waiting, the first one when equal. */
  call<Name extends CallName>(
    name: Name,
    input: EngineCalls[Name][0],
    options: CallOptions = {},
  ): Promise<EngineCalls[Name][1]> {
    const desk = this.desks.reduce((least, next) => (next.load < least.load ? next : least));
    return desk.call(name, input, options);
  }

  /** Ends all workers; calls still waiting reject. */
  close(): void {
    for (const worker of this.workers) worker.terminate();
    this.failAll(new Error('the worker pool was closed'));
  }

  /** Rejects every waiting call: a plan may wait for a layer of the very worker that died, so all of them must hear it. */
  private failAll(error: Error): void {
    for (const desk of this.desks) desk.failAll(error);
  }

  private joinSiblings(): void {
    const [first, ...others] = this.workers;
    const ports = others.map((worker) => {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage({ type: 'serve', port: port2 } satisfies ToWorker, [port2]);
      return port1;
    });
    if (ports.length > 0) first?.postMessage({ type: 'peers', ports } satisfies ToWorker, ports);
  }
}

function deskOf(worker: WorkerLike): CallDesk {
  const desk = new CallDesk((message, transfer) => worker.postMessage(message, transfer));
  worker.onMessage((message) => desk.receive(message as FromWorker));
  return desk;
}
