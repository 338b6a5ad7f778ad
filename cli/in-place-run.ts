import type { Run } from '../engine/index.ts';
import type { Progress } from '../workers/messages.ts';
import { abortError } from '../workers/pack-error.ts';

/** A run in the calling thread. */
export interface InPlaceRun extends Run {
  /** Gives the event loop a turn when one is due, so that a signal of the terminal is heard; rejects when it came. */
  turn(): Promise<void>;
}

/** Turns are given to the event loop at most this often, in milliseconds: each costs, and a cancel waits no longer. */
const TURN = 20;

/** Tells progress, lets a signal of the terminal in, and stops when it came. */
export function inPlaceRun(onProgress: (progress: Progress) => void, signal: AbortSignal): InPlaceRun {
  let last = performance.now();
  const turn = async (): Promise<void> => {
    if (signal.aborted) throw abortError();
    if (performance.now() - last < TURN) return;
    await new Promise((resolve) => setImmediate(resolve));
    last = performance.now();
    if (signal.aborted) throw abortError();
  };
  return {
    turn,
    step(stage, done, total) {
      onProgress({ stage, done, total });
      return turn();
    },
  };
}
