import type { ChunkMeasurer, Helpers, IsolationDesk, PlanInputs } from '../engine/index.ts';
import type { FileBase } from './messages.ts';

/** What a call may use besides its input. */
export interface CallContext {
  inputs(base: FileBase): PlanInputs;
  helpers(base: FileBase): Helpers;
  /** Stacks this thread helps with, by id. */
  readonly stacks: Map<string, Promise<ChunkMeasurer>>;
  /** What the belts of the last plan were drawn from; null before a plan and after one without belts. */
  isolation: IsolationDesk | null;
}
