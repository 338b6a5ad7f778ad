import { describe, expect, it } from 'vitest';
import { axisBound, boundStep } from '../../../web/charts/axis-bound.ts';

const axis = { id: 'a', from: 0, to: 1, values: Float64Array.of(0.2) };

describe('bounds of an axis', () => {
  it('never pass each other', () => {
    expect(axisBound([0.2, 0.6], 0, 0.9)).toEqual([0.6, 0.6]);
    expect(axisBound([0.2, 0.6], 1, 0.1)).toEqual([0.2, 0.2]);
    expect(axisBound([0.2, 0.6], 1, 0.8)).toEqual([0.2, 0.8]);
  });

  it('move by keys, ten steps at a time with page keys', () => {
    const step = (boundStep('ArrowRight', axis, 0.5) ?? 0) - 0.5;
    expect(step).toBeCloseTo(0.02, 12);
    expect(boundStep('PageDown', axis, 0.5)).toBeCloseTo(0.5 - 10 * step, 12);
    expect(boundStep('Home', axis, 0.5)).toBe(0);
    expect(boundStep('End', axis, 0.5)).toBe(1);
    expect(boundStep('Enter', axis, 0.5)).toBeNull();
  });
});
