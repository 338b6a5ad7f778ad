import { describe, expect, it } from 'vitest';
import { followProgress } from '../../../web/state/measure-progress.ts';

const zonal = (done: number, total: number) => ({ stage: 'zonal' as const, done, total });

describe('progress of a measurement', () => {
  it('counts layers, and blocks between them', () => {
    const follow = followProgress(2);
    expect(follow({ stage: 'read', done: 1, total: 9 }).reading).toBe(true);
    const reports = [zonal(0, 2), zonal(0, 1), zonal(5, 10), zonal(10, 10), zonal(1, 2), zonal(0, 1), zonal(5, 10)];
    const seen = reports.map(follow);
    expect(seen.map(({ share }) => share)).toEqual([0, 0, 0.25, 0.5, 0.5, 0.5, 0.75]);
    expect(seen.slice(1).map(({ layer }) => layer)).toEqual([1, 1, 1, 2, 2, 2]);
  });

  it('counts everything in one when the engine does', () => {
    const follow = followProgress(6);
    expect([zonal(0, 40), zonal(10, 40), zonal(40, 40)].map(follow).map(({ share }) => share)).toEqual([0, 0.25, 1]);
    expect(follow(zonal(40, 40)).layer).toBe(null);
  });

  it('never goes back', () => {
    const follow = followProgress(3);
    const shares = [zonal(0, 3), zonal(3, 9), zonal(1, 9), zonal(0, 0)].map(follow).map(({ share }) => share);
    expect(shares).toEqual([0, 1 / 9, 1 / 9, 1 / 9]);
  });
});
