import { describe, expect, it } from 'vitest';
import { focusShape, planBox, townBoxes } from '../../../web/map/focus-shape.ts';
import type { Focus } from '../../../web/state/store.ts';
import { smallPlan } from '../small-plan.ts';

const plan = smallPlan();
/** The shape of something in the plan, where village areas may be known. */
function shapeOf(focus: Focus, villageAreas: ReadonlyMap<string, GeoJSON.Geometry> = new Map()) {
  const shape = focusShape(plan, focus, { villageAreas, border: null });
  if (shape === null) throw new Error('no shape');
  return shape;
}

const area = { type: 'Polygon' as const, coordinates: [[[100, 38]]] };

describe('the shape of the focus', () => {
  it('is the parcel itself', () => {
    const { geometry, box } = shapeOf({ kind: 'parcel', row: 1 });
    expect(geometry?.type).toBe('MultiPolygon');
    expect(box.map((v) => Number(v.toFixed(4)))).toEqual([100.5011, 38.9, 100.5021, 38.901]);
  });

  it('is the outline of a base around all its parcels', () => {
    const { geometry, box } = shapeOf({ kind: 'candidate', row: 0 });
    expect(geometry?.type).toBe('MultiLineString');
    expect(box[2] - box[0]).toBeCloseTo(0.0021, 6);
  });

  it('is the area of a village where there is one, and its parcels in any case', () => {
    const villages = new Map([['620702107203', area]]);
    expect(shapeOf({ kind: 'village', row: 0 }, villages).geometry).toBe(area);
    const without = shapeOf({ kind: 'village', row: 0 });
    expect(without.geometry).toBeNull();
    expect(without.box).toEqual(planBox(plan));
  });
});

describe('towns', () => {
  it('have the box of their parcels', () => {
    expect(townBoxes(plan)).toEqual([{ name: '党寨镇', box: planBox(plan) }]);
  });
});
