import { describe, expect, it } from 'vitest';
import { classSpread } from '../../../web/state/rule-agreement.ts';

const rule = (suitabilityClass: number) => ({ rule: 'any', index: 0.5, suitabilityClass });

describe('whether rules of combination agree', () => {
  it('gives the best and the worst class', () => {
    expect(classSpread([rule(2), rule(4), rule(1)])).toEqual({ best: 1, worst: 4 });
    expect(classSpread([rule(2), rule(2)])).toEqual({ best: 2, worst: 2 });
  });

  it('leaves out what has no class', () => {
    expect(classSpread([rule(0), rule(3)])).toEqual({ best: 3, worst: 3 });
    expect(classSpread([rule(0)])).toBeNull();
  });
});
