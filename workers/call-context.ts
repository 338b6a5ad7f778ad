import type { ChunkMeasurer, Helpers, PlanInputs } from '../engine/index.ts';
import type { FileBase } from './messages.ts';

/** What a call may use besides its input. */
export interface CallContext {
  inputs(base: FileBase): PlanInputs;
  helpers(base: FileBase): Helpers;
  /** Stacks this thread helps with, by id. */
  readonly stacks: Map<string, Promise<ChunkMeasurer>>;
}
