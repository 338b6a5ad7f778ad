import { expect } from 'vitest';

/** Every number within `tolerance` of the one expected, and as many of them. */
export function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  const [one, other] = [Array.from(found), Array.from(expected)];
  expect(one.length).toBe(other.length);
  const far = one.filter((value, k) => !(Math.abs(value - (other[k] as number)) <= tolerance));
  expect(far, `${one.join(' ')} against ${other.join(' ')}`).toEqual([]);
}
