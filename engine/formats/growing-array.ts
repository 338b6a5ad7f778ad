/** The array itself, or a longer one with the same numbers when `length` do not fit. */
export function roomFor<T extends Float64Array | Uint32Array | Uint8Array>(array: T, length: number): T {
  if (length <= array.length) return array;
  const make = array.constructor as new (length: number) => T;
  const larger = new make(Math.max(length, 2 * array.length));
  larger.set(array);
  return larger;
}

/** The first `length` numbers of an array: a view of it, unless more than half of it would lie idle. */
export function firstNumbers(array: Float64Array, length: number): Float64Array {
  return 2 * length < array.length ? array.slice(0, length) : array.subarray(0, length);
}

/** Whether the numbers `from … to` are finite. */
export function allFinite(array: Float64Array, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (!Number.isFinite(array[k])) return false;
  return true;
}
