import { type IsolationDesk, type PlanGround, type PlanResult, type Run, runPlan } from '../engine/index.ts';
import type { CallContext } from './call-context.ts';
import type { FileBase, PlanRequest } from './messages.ts';
import { transferablesOf } from './transfer.ts';

/** Runs a plan; one that stays leaves in this thread what it was read from, and begins with it where an earlier one did. */
export function planCall(
  { base, stays, ...question }: PlanRequest,
  context: CallContext,
  run: Run,
): Promise<PlanResult> {
  const earlier = context.ground !== null && isSameBase(context.ground.base, base) ? context.ground.ground : null;
  const keepGround = (ground: PlanGround) => {
    if (ground !== earlier) context.ground = { base, ground, buffers: buffersOf(ground) };
  };
  const keepIsolation = (desk: IsolationDesk | null) => {
    context.isolation = desk;
  };
  const means = { inputs: context.inputs(base), helpers: context.helpers(base), netHelpers: context.netHelpers };
  return runPlan({ ...question, ...means, ...(stays ? { ground: earlier, keepGround, keepIsolation } : {}) }, run);
}

/** Files are the same when nothing about them differs that a browser tells. */
function isSameBase(one: FileBase, other: FileBase): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  const marks = (files: readonly File[]) =>
    files.map(({ name, size, lastModified }) => `${name}/${size}/${lastModified}`).join();
  return marks(one) === marks(other);
}

function buffersOf({ reading, columns, evidence, rotation, zones }: PlanGround): ReadonlySet<ArrayBuffer> {
  return new Set(transferablesOf([reading, columns, evidence, rotation, zones]));
}
