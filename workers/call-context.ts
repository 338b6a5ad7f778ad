import type { Measurers, PlanInputs } from '../engine/index.ts';
import type { FileBase } from './messages.ts';

/** What a call may use besides its input. */
export interface CallContext {
  inputs(base: FileBase): PlanInputs;
  measurers(base: FileBase): Measurers;
}
