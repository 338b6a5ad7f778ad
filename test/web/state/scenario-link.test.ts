import { describe, expect, it } from 'vitest';
import { packChange, unpackChange } from '../../../web/state/scenario-link.ts';

describe('a change of the scenario in the address', () => {
  const change = {
    title: { zh: '甲方案', en: 'plan A' },
    minimumCoverage: 0.65,
    criteria: [
      { id: 'soil-ph', weight: 0.25 },
      { id: 'slope', weight: 0.75 },
    ],
  };

  it('comes back as it was written, in signs that an address takes as they are', async () => {
    const packed = await packChange(change);
    expect(packed).toMatch(/^[\w-]+$/);
    expect(encodeURIComponent(packed)).toBe(packed);
    expect(await unpackChange(packed)).toEqual(change);
  });

  it('is nothing when it was cut, changed, or never a change', async () => {
    const packed = await packChange(change);
    expect(await unpackChange(packed.slice(0, -6))).toBeNull();
    expect(await unpackChange('hello')).toBeNull();
    expect(await unpackChange('')).toBeNull();
    const list = await packChange([1, 2] as never);
    expect(await unpackChange(list)).toBeNull();
  });
});
