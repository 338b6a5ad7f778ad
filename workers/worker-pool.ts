import type { Helpers } from '../engine/index.ts';
import { CallDesk, type CallOptions } from './call-desk.ts';
import type { CallName, EngineCalls, FileBase, FromWorker, ToWorker } from './messages.ts';
import { helpersOn } from './stack-crew.ts';
import type { WorkerLike } from './worker-like.ts';
import { WorkerLine } from './worker-line.ts';
import { WorkerLost } from './worker-lost.ts';

/** How many workers, and how this platform opens one. */
export interface PoolOptions {
  readonly size: number;
  readonly spawn: () => WorkerLike;
}

/** Calls that live on what a plan left in the first thread. */
const BOUND: readonly CallName[] = ['plan', 'belts', 'rescore'];

/** Times one place of the pool is filled again before the pool gives up. */
const MOST_SUCCESSORS = 5;

/**
 * Workers that stay warm between calls. The first one coordinates plans and measurements and is joined to the others by
 * message ports, so that chunks are measured side by side without passing through the host. A worker that dies is
 * replaced: chunks it had in work are done again by whoever asked for them, other calls once more from the start.
 */
export class WorkerPool {
  private readonly spawn: () => WorkerLike;
  private readonly workers: WorkerLike[] = [];
  private readonly lines: WorkerLine[] = [];
  private readonly successors: number[] = [];
  private closed = false;

  constructor({ size, spawn }: PoolOptions) {
    this.spawn = spawn;
    for (let place = 0; place < size; place++) {
      this.successors.push(0);
      this.lines.push(new WorkerLine(this.open(place)));
    }
    for (let place = 1; place < size; place++) this.join(place);
  }

  /**
   * Runs a call on the worker with the fewest calls waiting, the first one when equal. Plans, and what is asked of what a
   * plan left in its thread, always run on the first.
   */
  async call<Name extends CallName>(
    name: Name,
    input: EngineCalls[Name][0],
    options: CallOptions = {},
  ): Promise<EngineCalls[Name][1]> {
    const [first] = this.lines;
    const isBound = BOUND.includes(name);
    const line =
      isBound && first !== undefined
        ? first
        : this.lines.reduce((least, next) => (next.load < least.load ? next : least));
    const { generation } = line;
    try {
      return await line.call(name, input, options);
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error;
      await line.successor(generation);
      return line.call(name, input, options);
    }
  }

  /** Help from all workers for a measurement that the host itself coordinates. */
  helpers(base: FileBase): Helpers {
    return helpersOn(this.lines, base);
  }

  /** Ends all workers; calls still waiting reject. */
  close(): void {
    this.closed = true;
    for (const worker of this.workers) worker.terminate();
    for (const line of this.lines) line.end(new Error('the worker pool was closed'));
  }

  private open(place: number): CallDesk {
    const worker = this.spawn();
    const desk = new CallDesk((message, transfer) => worker.postMessage(message, transfer));
    worker.onMessage((message) => desk.receive(message as FromWorker));
    let lost = false;
    worker.onError((error) => {
      if (lost || this.closed) return;
      lost = true;
      worker.terminate();
      this.replace(place, error);
    });
    this.workers[place] = worker;
    return desk;
  }

  private replace(place: number, error: Error): void {
    const line = this.lines[place];
    if (line === undefined) return;
    line.lose(error.message);
    const successors = (this.successors[place] as number) + 1;
    this.successors[place] = successors;
    if (successors > MOST_SUCCESSORS) {
      // Whatever ends every worker will end the next one too; a plan may wait for this very place.
      for (const each of this.lines) each.end(error);
      return;
    }
    line.takeOver(this.open(place));
    if (place > 0) this.join(place);
    else for (let sibling = 1; sibling < this.workers.length; sibling++) this.join(sibling);
  }

  /** Lays a line from the first worker to a sibling. */
  private join(place: number): void {
    const { port1, port2 } = new MessageChannel();
    this.workers[place]?.postMessage({ type: 'serve', port: port2 } satisfies ToWorker, [port2]);
    this.workers[0]?.postMessage({ type: 'peer', place: place - 1, port: port1 } satisfies ToWorker, [port1]);
  }
}
