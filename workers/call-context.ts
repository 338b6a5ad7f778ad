import type { Measurers, PlanInputs } from '../engine/index.ts';

/** What a call may use besides its input. */
export interface CallContext {
  inputs(base: string): PlanInputs;
  measurers(base: string): Measurers;
}
