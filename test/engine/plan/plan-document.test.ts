import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../engine/plan/plan-document.ts';
import { smallPlan } from '../../web/small-plan.ts';
import { judgedPlan } from './report/judged-plan.ts';

/** A value as the document should hold it, copied cell by cell. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 : null;
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>, plain);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

describe('planDocument', () => {
  it('writes every table but geometry: columns as lists, six decimals, missing numbers as null', () => {
    for (const plan of [smallPlan(), judgedPlan()]) {
      const { polygons: _polygons, ...parcels } = plan.parcels;
      const expected = JSON.stringify(plain({ ...plan, parcels, isolation: null, sources: null, rotation: null }));
      expect(planDocument({ ...plan, isolation: null, sources: null, rotation: null })).toBe(`${expected}\n`);
    }
  });

  it('keeps whole numbers of any size and writes nothing for what is not there', () => {
    const plan = smallPlan();
    const [first] = plan.parcels.criteria;
    if (first === undefined) throw new Error('the small plan has no criterion');
    const values = Float64Array.of(1e21, -0, Number.NaN, Number.POSITIVE_INFINITY, 2 / 3);
    const odd = { ...first, values, nowhere: undefined };
    const written = planDocument({ ...plan, parcels: { ...plan.parcels, criteria: [odd] } });
    expect(written).toContain('"values":[1e+21,0,null,null,0.666667]');
    expect(written).not.toContain('"nowhere"');
  });
});
