import type { CallDesk, CallOptions } from './call-desk.ts';
import type { CallName, EngineCalls } from './messages.ts';
import { WorkerLost } from './worker-lost.ts';

/** A line to one worker that outlives the worker: when it dies, its successor takes the line over. */
export class WorkerLine {
  private desk: CallDesk;
  /** Counts the workers that held this line. */
  generation = 0;
  private waiting: (() => void)[] = [];
  private ended: Error | null = null;

  constructor(desk: CallDesk) {
    this.desk = desk;
  }

  /** How many calls wait for a reply. */
  get load(): number {
    return this.desk.load;
  }

  /** Calls the present worker; rejects with `WorkerLost` when it dies first. */
  call<Name extends CallName>(
    name: Name,
    input: EngineCalls[Name][0],
    options: CallOptions = {},
  ): Promise<EngineCalls[Name][1]> {
    return this.ended === null ? this.desk.call(name, input, options) : Promise.reject(this.ended);
  }

  /** Ends the calls of a worker that died; they may be made again after `successor`. */
  lose(reason: string): void {
    this.desk.failAll(new WorkerLost(reason));
  }

  /** Gives the line to a new worker. */
  takeOver(desk: CallDesk): void {
    this.lose('it was replaced');
    this.desk = desk;
    this.generation++;
    for (const resume of this.waiting.splice(0)) resume();
  }

  /** Ends the line for good: no successor will come. */
  end(error: Error): void {
    this.ended = error;
    this.desk.failAll(error);
    for (const resume of this.waiting.splice(0)) resume();
  }

  /** Resolves once a later worker than `generation` holds the line, or none ever will. */
  successor(generation: number): Promise<void> {
    if (this.generation > generation || this.ended !== null) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
