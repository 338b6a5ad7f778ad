import { joinStack, type Run } from '../engine/index.ts';
import type { CallContext } from './call-context.ts';
import type { ChunkRequest, PackedChunk, StackRequest } from './messages.ts';
import { packError } from './pack-error.ts';

/** Opens the rasters of a stack in this thread and keeps them until the stack is closed. */
export async function openStack(request: StackRequest, { stacks, inputs }: CallContext): Promise<null> {
  const opening = joinStack(request.tasks, request.job, inputs(request.base));
  stacks.set(request.id, opening);
  // A failure is told to whoever opens; it must not count as unhandled meanwhile.
  opening.catch(() => stacks.delete(request.id));
  await opening;
  return null;
}

/** Measures one chunk of an open stack; between its blocks a cancel is heard. */
export async function measureChunk(
  { id, chunk }: ChunkRequest,
  { stacks }: CallContext,
  run: Run,
): Promise<PackedChunk> {
  const measurer = await stacks.get(id);
  if (measurer === undefined) throw new Error(`the stack ${id} is not open`);
  const { failures, ...result } = await measurer.measure(chunk, () => run.step('zonal', 0, 1));
  return { ...result, failures: failures.map(({ place, error }) => ({ place, error: packError(error) })) };
}
