import { PlanningError } from '../engine/index.ts';
import type { PackedError } from './messages.ts';

/** An error in a form that crosses threads; code, place and remedy of a `PlanningError` are kept. */
export function packError(error: unknown): PackedError {
  if (error instanceof PlanningError) {
    const { name, message, stack, kind, code, text, remedy, at } = error;
    return { name, message, stack: stack ?? '', planning: { kind, code, text, remedy, at } };
  }
  if (error instanceof Error) {
    return { name: error.name, message: error.message, stack: error.stack ?? '', planning: null };
  }
  return { name: 'Error', message: String(error), stack: '', planning: null };
}

/** The error again, of the same class and with the stack of the thread it was thrown in. */
export function unpackError(packed: PackedError): Error {
  const { planning } = packed;
  const error = planning
    ? new PlanningError(planning.kind, planning.code, planning)
    : Object.assign(new Error(packed.message), { name: packed.name });
  error.stack = packed.stack;
  return error;
}

/** The error of a call that was cancelled; hosts tell it apart by its name and stay silent. */
export function abortError(): Error {
  return Object.assign(new Error('cancelled'), { name: 'AbortError' });
}
