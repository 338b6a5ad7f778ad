import { describe, expect, it } from 'vitest';
import { addBit, emptyBitSet, fullBitSet, hasBit, removeBit } from '../../../engine/table/bit-set.ts';

describe('a full bit set', () => {
  it('is an empty one with every row added, and takes rows out', () => {
    for (const length of [0, 1, 31, 32, 33, 64, 1000]) {
      const added = emptyBitSet(length);
      for (let row = 0; row < length; row++) addBit(added, row);
      const full = fullBitSet(length);
      expect(full).toEqual(added);
      for (let row = 0; row < length; row += 3) removeBit(full, row);
      for (let row = 0; row < length; row++) expect(hasBit(full, row)).toBe(row % 3 !== 0);
    }
  });
});
