/** The stages of a plan in the order they run. */
export const STAGES = [
  'read',
  'parcels',
  'zonal',
  'distances',
  'evidence',
  'rotation',
  'exclusions',
  'score',
  'candidates',
  'belts',
  'ranking',
] as const;

/** One stage of a plan. */
export type Stage = (typeof STAGES)[number];

/**
 * What every long function receives last. `step` is awaited between blocks of work, never per row:
 * the host reports progress, lets a cancel message in, and rejects with `AbortError` when cancelled.
 */
export interface Run {
  step(stage: Stage, done: number, total: number): Promise<void>;
}

/** A run that reports nothing and is never cancelled. */
export const quietRun: Run = { step: () => Promise.resolve() };

/** Lets the host report, yield and cancel; awaited between blocks and portions of parcels. */
export type Pause = () => Promise<void>;
