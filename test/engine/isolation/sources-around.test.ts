import { describe, expect, it } from 'vitest';
import { framedFeatures } from '../../../engine/isolation/framed-features.ts';
import { nearestMetres } from '../../../engine/isolation/near-pairs.ts';
import { sourcesAround } from '../../../engine/isolation/sources-around.ts';
import { windExposure } from '../../../engine/isolation/wind-exposure.ts';
import { SECTORS, type WindRose } from '../../../engine/isolation/wind-rose.ts';
import { quietRun } from '../../../engine/run/run.ts';
import { seeded } from '../zonal/seeded.ts';
import { geodesicTo, lines, offset, points, polygons, squareAbout } from './flat-sets.ts';

const place = [100.4, 38.9] as const;
const parcel = framedFeatures(polygons([squareAbout(place, 100)]));
const namesOf = (mask: number) => SECTORS.filter((_s, k) => (mask >>> k) & 1);
const around = async (sources: Parameters<typeof sourcesAround>[1]['sources'], distanceM: number) =>
  sourcesAround(parcel, { sources, distanceM }, quietRun);

describe('nearestMetres', () => {
  it('agrees with geodesics to 1e-5 all over the region', async () => {
    const random = seeded(11);
    for (let k = 0; k < 40; k++) {
      const corner = [97 + 6 * random(), 37 + 3 * random()] as const;
      // North-east of the parcel's own north-east corner, so that the corner is the nearest point.
      const source = offset(corner, 10 + 900 * random(), 10 + 900 * random());
      const ring = [offset(corner, -80, -80), offset(corner, 0, -80), corner, offset(corner, -80, 0)];
      const framed = framedFeatures(polygons([ring]));
      const [metres] = await nearestMetres(framed, { sources: points([source]), distanceM: 5000 }, quietRun);
      const expected = geodesicTo(corner, source).metres;
      expect(Math.abs((metres as number) - expected) / expected, String(corner)).toBeLessThan(1e-5);
    }
  });

  it('is 0 for what touches or lies inside, NaN for what lies beyond', async () => {
    const look = async (source: readonly [number, number]) =>
      (await nearestMetres(parcel, { sources: points([source]), distanceM: 500 }, quietRun))[0];
    expect(await look(place)).toBe(0);
    expect(await look(offset(place, 0, 560))).toBeNaN();
    expect(await look(offset(place, 0, 540))).toBeCloseTo(490, 2);
  });
});

describe('sourcesAround', () => {
  it('sees a point 100 m north of the parcel in every direction its width gives, and nobody beyond the distance', async () => {
    const source = points([offset(place, 0, 150)]);
    // From the north edge 100 m away and 50 m to each side: atan(50/100) = 26.6°, so NNW, N and NNE.
    expect(namesOf((await around(source, 120)).sectors[0] as number)).toEqual(['N', 'NNE', 'NNW']);
    expect(namesOf((await around(source, 100.5)).sectors[0] as number)).toEqual(['N']);
    expect((await around(source, 99)).sectors[0]).toBe(0);
  });

  it('fills all sectors from a source that touches, holds or lies in the parcel', async () => {
    const rings = [squareAbout(place, 1000), squareAbout(place, 10), squareAbout(offset(place, 100, 0), 100.001)];
    for (const ring of rings) expect((await around(polygons([ring]), 50)).sectors[0]).toBe(0xffff);
  });

  it('takes true bearings: at the border of a sector the convergence of the frame does not decide', async () => {
    // 0.12° east of the middle of its cell the frame is turned by 0.075°.
    const far = [100.495, 38.9] as const;
    const tiny = framedFeatures(polygons([squareAbout(far, 0.02)]));
    for (const [bearing, expected] of [
      [11.22, 'N'],
      [11.28, 'NNE'],
      [326.22, 'NW'],
      [326.28, 'NNW'],
    ] as const) {
      const turn = (bearing * Math.PI) / 180;
      const source = points([offset(far, 400 * Math.sin(turn), 400 * Math.cos(turn))]);
      const { sectors } = await sourcesAround(tiny, { sources: source, distanceM: 500 }, quietRun);
      expect(namesOf(sectors[0] as number), String(bearing)).toEqual([expected]);
    }
  });

  it('lists sources in order, and grows with the distance', async () => {
    const random = seeded(3);
    const list = Array.from({ length: 30 }, () => offset(place, 1600 * random() - 800, 1600 * random() - 800));
    let before = 0;
    let held: number[] = [];
    for (const distance of [100, 300, 600, 900]) {
      const { sectors, sources } = await around(points(list), distance);
      expect((sectors[0] as number) & before).toBe(before);
      expect([...sources]).toEqual([...sources].sort((a, b) => a - b));
      for (const source of held) expect(sources).toContain(source);
      before = sectors[0] as number;
      held = [...sources];
    }
    expect(held.length).toBe(30);
  });

  it('sees a road along the whole east side from NE to SE', async () => {
    const road = lines([[offset(place, 120, -2000), offset(place, 120, 2000)]]);
    // 70 m away, within 100 m: acos(70/100) = 45.6° to both sides of east.
    expect(namesOf((await around(road, 100)).sectors[0] as number)).toEqual(['NE', 'ENE', 'E', 'ESE', 'SE']);
  });
});

describe('windExposure', () => {
  const rose: WindRose = SECTORS.map((sector) => ({ N: 20, NNE: 10, NNW: 30, S: 40 })[sector as 'N'] ?? 0);

  it('adds up the time of the sectors and names the largest', () => {
    expect(windExposure(0b1000000000000011, rose)).toEqual({ share: 0.6, from: SECTORS.indexOf('NNW') });
    expect(windExposure(0b11, rose)).toEqual({ share: 0.3, from: 0 });
    expect(windExposure(0xffff, rose)).toEqual({ share: 1, from: SECTORS.indexOf('S') });
    expect(windExposure(0, rose)).toEqual({ share: 0, from: -1 });
  });

  it('is 0 from a sector without wind, and names none', () => {
    expect(windExposure(1 << SECTORS.indexOf('E'), rose)).toEqual({ share: 0, from: -1 });
  });
});
