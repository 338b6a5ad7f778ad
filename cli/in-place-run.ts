import type { Run } from '../engine/index.ts';
import type { Progress } from '../workers/messages.ts';
import { abortError } from '../workers/pack-error.ts';

/** Turns are given to the event loop at most this often, in milliseconds: each costs, and a cancel waits no longer. */
const TURN = 20;

/** A run in the calling thread: tells progress, lets a signal of the terminal in, and stops when it came. */
export function inPlaceRun(onProgress: (progress: Progress) => void, signal: AbortSignal): Run {
  let last = performance.now();
  return {
    async step(stage, done, total) {
      if (performance.now() - last < TURN) return;
      onProgress({ stage, done, total });
      await new Promise((resolve) => setImmediate(resolve));
      last = performance.now();
      if (signal.aborted) throw abortError();
    },
  };
}
