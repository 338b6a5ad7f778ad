import { describe, expect, it } from 'vitest';
import { textSet } from '../../../engine/table/text-set.ts';
import { seeded } from '../zonal/seeded.ts';

describe('textSet', () => {
  it('answers as a Set of strings does, while it grows', () => {
    const random = seeded(7);
    const own = textSet();
    const plain = new Set<string>();
    for (let k = 0; k < 60_000; k++) {
      const text = random() < 0.1 ? '' : `${Math.floor(random() * 30_000)}${random() < 0.2 ? '村' : ''}`;
      const known = plain.has(text);
      plain.add(text);
      if (own.add(text) !== known) expect.fail(`${text} was ${known ? '' : 'not '}there`);
    }
    expect(plain.size).toBeGreaterThan(30_000);
  });

  it('keeps texts apart that only run together alike, and one longer than all before', () => {
    const own = textSet();
    const long = '6'.repeat(200_000);
    expect(['ab', 'c', 'a', 'bc', 'abc', long, long.slice(1)].map((text) => own.add(text))).toEqual(
      Array.from({ length: 7 }, () => false),
    );
    expect(['a', 'bc', long].map((text) => own.add(text))).toEqual([true, true, true]);
  });
});
