import type {
  ChunkMeasurer,
  Helpers,
  IsolationDesk,
  IsolationSite,
  MipSolver,
  NetHelpers,
  PlanGround,
  PlanInputs,
} from '../engine/index.ts';
import type { FileBase } from './messages.ts';

/** What a call may use besides its input. */
export interface CallContext {
  inputs(base: FileBase): PlanInputs;
  helpers(base: FileBase): Helpers;
  readonly netHelpers: NetHelpers;
  /** The solver of this thread, opened at its first use. */
  solver(): Promise<MipSolver>;
  /** Stacks this thread helps with, by id. */
  readonly stacks: Map<string, Promise<ChunkMeasurer>>;
  /** Grounds this thread helps with, by id. */
  readonly grounds: Map<string, IsolationSite>;
  /** What the last plan that stays was read from, and where; null before one. */
  ground: KeptGround | null;
  /** What the belts of the last plan were drawn from; null before a plan and after one without belts. */
  isolation: IsolationDesk | null;
}

/** The beginning of a plan, kept for plans and scores asked anew. */
export interface KeptGround {
  readonly base: FileBase;
  readonly ground: PlanGround;
  /** Its buffers: they stay in this thread when tables that share them are handed on. */
  readonly buffers: ReadonlySet<ArrayBuffer>;
}
