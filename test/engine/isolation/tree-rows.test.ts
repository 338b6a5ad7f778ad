import { describe, expect, it } from 'vitest';
import { overlayPairs } from '../../../engine/geometry/overlay.ts';
import { treeRows } from '../../../engine/isolation/tree-rows.ts';
import { SECTORS } from '../../../engine/isolation/wind-rose.ts';
import { seeded, star } from '../geometry/random-polygons.ts';
import { areaOf, areasOf } from '../geometry/wkt.ts';
import { polygons } from './flat-sets.ts';

const sector = (name: (typeof SECTORS)[number]) => SECTORS.indexOf(name);
const rectangle = (w: number, s: number, e: number, n: number) =>
  [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
  ] as const;

describe('rows of trees inside a base', () => {
  it('stand across the wind, so far apart behind the windward end', () => {
    const land = polygons([rectangle(0, 0, 200, 700), rectangle(200, 300, 300, 700)], 'local');
    const north = treeRows(land, land, { sector: sector('N'), spacingM: 300, stripM: 4 });
    // Rows at 400 and 100 m north; the second parcel holds the first row only.
    expect(north.rows).toBe(2);
    expect(Array.from(north.areaM2)).toEqual([2 * 200 * 4, 100 * 4]);
    const west = treeRows(land, land, { sector: sector('W'), spacingM: 250, stripM: 6 });
    expect(west.rows).toBe(1);
    expect(Array.from(west.areaM2)).toEqual([0, 400 * 6]);
    expect(treeRows(land, land, { sector: sector('E'), spacingM: 300, stripM: 6 }).rows).toBe(0);
  });

  it('count ground that belts leave, measured from the end of the whole', () => {
    const whole = polygons([rectangle(0, 0, 200, 700)], 'local');
    const left = polygons([rectangle(20, 0, 180, 650)], 'local');
    const { areaM2 } = treeRows(whole, left, { sector: sector('N'), spacingM: 300, stripM: 4 });
    expect(Array.from(areaM2)).toEqual([2 * 160 * 4]);
  });

  it.each(SECTORS)('take what strips across wind from %s take of ragged land', (name) => {
    const ring = () => star(seeded(7 + sector(name)), [1000, -500], 600, 30);
    const land = polygons([ring()], 'local');
    const rule = { sector: sector(name), spacingM: 90, stripM: 12 };
    const { rows, areaM2 } = treeRows(land, land, rule);
    const bearing = (sector(name) * Math.PI) / 8;
    const [east, north] = [Math.sin(bearing), Math.cos(bearing)];
    const against = corners(land).map(([x, y]) => x * east + y * north);
    const depth = Math.max(...against) - Math.min(...against);
    const strips = Array.from({ length: Math.floor(depth / rule.spacingM) }, (_, k) => {
      const from = Math.max(...against) - (k + 1) * rule.spacingM;
      const place = (along: number, across: number) =>
        [along * east + across * north, along * north - across * east] as const;
      return [place(from - 6, -2e3), place(from + 6, -2e3), place(from + 6, 2e3), place(from - 6, 2e3)].reverse();
    });
    const many = polygons(strips.map(ring), 'local');
    const taken = overlayPairs('intersection', many, polygons(strips, 'local'));
    expect(areaM2[0]).toBeCloseTo(areaOf(taken), 2);
    expect(rows).toBe(areasOf(taken).filter((area) => area > 1e-6).length);
  });
});

function corners({ coordinates: c }: { coordinates: Float64Array }): [number, number][] {
  return Array.from({ length: c.length / 2 }, (_, k) => [c[2 * k] as number, c[2 * k + 1] as number]);
}
