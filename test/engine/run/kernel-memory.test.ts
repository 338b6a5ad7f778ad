import { describe, expect, it } from 'vitest';
import { kernelMemory } from '../../../engine/run/kernel-memory.ts';

const PAGE = 65_536;

/** Memory that grows like that of an instance. */
function growing() {
  const memory = {
    buffer: new ArrayBuffer(PAGE),
    grow(pages: number) {
      const before = memory.buffer.byteLength / PAGE;
      const larger = new ArrayBuffer(memory.buffer.byteLength + pages * PAGE);
      new Uint8Array(larger).set(new Uint8Array(memory.buffer));
      memory.buffer = larger;
      return before;
    },
  };
  return memory;
}

describe('the memory of a kernel', () => {
  it('gives each name a place of its own behind what the code keeps, never at 0', () => {
    const { room } = kernelMemory(growing());
    const places = [room('a', 100), room('b', 16), room('c', 1)];
    expect(places[0]).toBeGreaterThanOrEqual(PAGE);
    expect((places[1] as number) - (places[0] as number)).toBeGreaterThanOrEqual(100);
    expect((places[2] as number) - (places[1] as number)).toBeGreaterThanOrEqual(16);
    for (const at of places) expect(at % 16).toBe(0);
    expect([room('a', 100), room('b', 3), room('a', 0)]).toEqual([places[0], places[1], places[0]]);
  });

  it('keeps what stands there when it grows; a new place is zero', () => {
    const { room, views } = kernelMemory(growing());
    const first = room('first', 64);
    const last = room('last', 64);
    views().u8.fill(7, first, first + 64);
    views().u8.fill(9, last, last + 64);
    // What stands last grows where it is, what stands before gets a new place.
    expect(room('last', 10 * PAGE)).toBe(last);
    expect(Array.from(views().u8.subarray(last, last + 66)).slice(62)).toEqual([9, 9, 0, 0]);
    const moved = room('first', 3 * PAGE);
    expect(moved).toBeGreaterThan(last + 10 * PAGE - 1);
    expect(
      views()
        .u8.subarray(moved, moved + 3 * PAGE)
        .every((byte) => byte === 0),
    ).toBe(true);
    expect(views().u8.length).toBeGreaterThanOrEqual(moved + 3 * PAGE);
  });
});
