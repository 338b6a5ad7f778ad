import { describe, expect, it } from 'vitest';
import { classDegrees, withDegree } from '../../../web/charts/class-degrees.ts';

const membership = { kind: 'category', table: { 好: 1, 中: 0.5, 差: 0.2 } } as const;

describe('degrees of classes', () => {
  it('count each class, also those without a degree and those without parcels', () => {
    const values = Float64Array.of(0, 0, 1, 3, Number.NaN);
    expect(classDegrees(membership, ['好', '中', '差', '怪'], values)).toEqual([
      { name: '好', degree: 1, count: 2 },
      { name: '中', degree: 0.5, count: 1 },
      { name: '差', degree: 0.2, count: 0 },
      { name: '怪', degree: Number.NaN, count: 1 },
    ]);
  });

  it('stay between 0 and 1 and leave the other classes', () => {
    expect(withDegree(membership, '中', 1.7).table).toEqual({ 好: 1, 中: 1, 差: 0.2 });
    expect(withDegree(membership, '怪', -1).table).toEqual({ 好: 1, 中: 0.5, 差: 0.2, 怪: 0 });
    expect(withDegree(membership, '中', 0.1 + 0.2).table).toMatchObject({ 中: 0.3 });
  });
});
