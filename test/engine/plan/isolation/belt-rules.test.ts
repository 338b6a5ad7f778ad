import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaM2 } from '../../../../engine/geometry/geodesic-area.ts';
import { polygonsOf } from '../../../../engine/geometry/polygon-rings.ts';
import { polygonCount } from '../../../../engine/geometry/polygon-set.ts';
import { boxesOf } from '../../../../engine/geometry/spatial-index.ts';
import type { IsolatedFeatures } from '../../../../engine/plan/isolation/isolate-features.ts';
import { polygons } from '../../isolation/flat-sets.ts';
import { seeded } from '../../zonal/seeded.ts';
import { beltsOf, field, stretchesOf } from './belts-bench.ts';

const M2_PER_MU = 2000 / 3;

/** A street of strips with organic and other land at random, lanes of random width between the rows. */
function seededVillage(seed: number): object[] {
  const random = seeded(seed);
  const uses = ['organic', 'organic', 'field', 'orchard', 'other', 'converting'];
  const features: object[] = [];
  let north = 0;
  for (let row = 0; row < 3; row++) {
    let east = 0;
    for (let k = 0; k < 5; k++) {
      const width = 20 + Math.floor(80 * random());
      const use = uses[Math.floor(uses.length * random())] as string;
      const sliver = random() < 0.3 ? 0.3 : 0;
      features.push(field(`${row}${k}`, [east, north, east + width - sliver, north + 120], use));
      east += width;
    }
    north += 120 + Math.floor(18 * random());
  }
  return [...features, field('sure', [-60, 0, 0, 300], 'organic')];
}

/** Everything that must hold of any belts. */
function checkAnswers({ tables, report, places }: IsolatedFeatures, areaOf: (id: string) => number): void {
  const { segments, causes, belts, netAreaM2 } = tables;
  const taken = new Map<number, number>();
  for (const [k, parcel] of belts.parcel.entries()) {
    taken.set(parcel, (taken.get(parcel) ?? 0) + (belts.areaM2[k] as number));
  }
  let [gross, net] = [0, 0];
  for (const [row, left] of netAreaM2.entries()) {
    if (Number.isNaN(left)) continue;
    const whole = areaOf(places.parcelId(row));
    expect(Math.abs(left + (taken.get(row) ?? 0) - whole) / whole).toBeLessThan(1e-9);
    gross += whole;
    net += left;
  }
  expect(report.grossAreaM2).toBeCloseTo(gross, 6);
  expect(report.netAreaM2).toBeCloseTo(net, 6);
  // The drawn belts have the area they are booked with, on the ellipsoid.
  const drawn = ellipsoidalAreaM2(belts.polygons);
  expect(polygonCount(belts.polygons)).toBe(belts.areaM2.length);
  for (const [k, area] of drawn.entries()) {
    const booked = belts.areaM2[k] as number;
    expect(Math.abs(area - booked)).toBeLessThan(1e-5 * booked + 1e-2);
    expect(polygonsOf(belts.polygons, k).length).toBeGreaterThan(0);
  }
  for (let s = 0; s < segments.length; s++) {
    const cause = causes[segments.cause[s] as number];
    expect(cause).toBeDefined();
    const width = segments.widthM[s] as number;
    expect(width > 0).toBe((cause?.terms.length ?? 0) > 0);
    if (width > 0) {
      const widest = cause?.terms[cause.decisive];
      expect(widest?.widthM).toBeCloseTo(width + (segments.creditM[s] as number), 6);
      expect(width).toBeGreaterThanOrEqual(tables.rule.floorM - 1e-9);
      expect(widest?.words.zh).not.toBe('');
    }
    const booked = belts.areaM2.reduce((sum, area, k) => (belts.segment[k] === s ? sum + area : sum), 0);
    expect(segments.areaM2[s]).toBeCloseTo(booked, 6);
  }
}

describe('belts of seeded villages', () => {
  const villages = Array.from({ length: 6 }, (_v, k) => seededVillage(k + 1));
  const grossOf = (features: readonly object[]) => {
    const fields = features as ReturnType<typeof field>[];
    const rings = fields.map(({ geometry }) => (geometry.coordinates[0] ?? []).slice(0, -1));
    const areas = ellipsoidalAreaM2(polygons(rings));
    return (id: string) => areas[fields.findIndex(({ properties }) => properties.id === id)] as number;
  };

  it('add up, say why, and lie where they are booked', async () => {
    for (const features of villages) {
      checkAnswers(await beltsOf(features), grossOf(features));
    }
  });

  it('leave less the higher the floor and the stricter the target', async () => {
    for (const features of villages.slice(0, 3)) {
      const nets = async (changes: Record<string, unknown>[]) =>
        Promise.all(changes.map(async (change) => (await beltsOf(features, change)).report.netAreaM2));
      for (const list of [
        await nets([1, 4, 8, 15, 40].map((floorM) => ({ floorM }))),
        await nets([2, 0.5, 0.2, 0.1, 0.05].map((targetDeposit) => ({ targetDeposit }))),
      ]) {
        for (let k = 1; k < list.length; k++) expect(list[k]).toBeLessThanOrEqual((list[k - 1] as number) + 1e-6);
        expect(list.at(-1)).toBeLessThan(list[0] as number);
      }
    }
  });

  it('are the same bytes when run again', async () => {
    const features = villages[0] as object[];
    const [first, second] = [await beltsOf(features), await beltsOf(features)];
    expect(JSON.stringify(second.tables)).toBe(JSON.stringify(first.tables));
  });

  it('never lie on land of another base or of a neighbour', async () => {
    const features = [
      field('a', [0, 0, 100, 100]),
      field('mid', [100, 0, 130, 100], 'field'),
      field('b', [130, 0, 230, 100]),
    ];
    const found = await beltsOf(features);
    expect(found.report.counts.bases).toBe(2);
    const boxes = boxesOf(found.tables.belts.polygons);
    const owners = Array.from(found.tables.belts.parcel, found.places.parcelId);
    expect(new Set(owners)).toEqual(new Set(['a', 'b']));
    for (const [k, owner] of owners.entries()) {
      const [west, , east] = boxes.subarray(4 * k, 4 * k + 4);
      // 100 m are 0.00115° here: a ends where mid begins.
      if (owner === 'a') expect(east).toBeLessThan(100.45 + 0.00117);
      else expect(west).toBeGreaterThan(100.45 + 0.00148);
    }
  });
});

describe('organic land side by side', () => {
  it.each([
    ['corner for corner', 0],
    ['with a sliver', 0.4],
    ['overlapping', -0.6],
    ['across a lane as wide as adjacent land', 14.9],
  ])('has no belt between: %s', async (_name, gap) => {
    const found = await beltsOf([
      field('a', [0, 0, 100, 200]),
      field('b', [100 + gap, 0, 220, 80]),
      field('c', [100 + gap, 80, 220, 200]),
      field('x', [-100, 0, 0, 200], 'field'),
    ]);
    const belts = stretchesOf(found).filter(({ widthM }) => widthM > 0);
    expect(belts.every(({ neighbour }) => neighbour === 'x')).toBe(true);
    expect(found.report.counts.bases).toBe(1);
    const taken = found.report.grossAreaM2 - found.report.netAreaM2;
    expect(taken).toBeCloseTo(200 * (0.1 / 2.7593) ** (1 / -0.9778), 0);
  });

  it('needs a mark only where two bases lie further apart than adjacent land', async () => {
    const found = await beltsOf([field('a', [0, 0, 100, 200]), field('b', [120, 0, 220, 200])]);
    expect(found.report.counts.bases).toBe(2);
    expect(stretchesOf(found).every(({ widthM }) => widthM === 0)).toBe(true);
    expect(found.report.netAreaM2).toBe(found.report.grossAreaM2);
  });
});

describe('land inside land', () => {
  it('keeps apart from a settlement in a hole, by a belt round it', async () => {
    const hamlet = [80, 80, 120, 120] as const;
    const found = await beltsOf([
      field('a', [0, 0, 200, 200], 'organic', [[...hamlet]]),
      field('h', [...hamlet], 'settlement'),
    ]);
    const belts = stretchesOf(found).filter(({ widthM }) => widthM > 0);
    expect(new Set(belts.map(({ kind }) => kind))).toEqual(new Set(['settlement']));
    const taken = found.report.grossAreaM2 - found.report.netAreaM2;
    expect(found.report.grossAreaM2).toBeCloseTo(40_000 - 1600, 0);
    const exact = 4 * 40 * 8 + Math.PI * 64;
    expect(taken).toBeLessThan(exact + 0.01);
    expect(taken).toBeGreaterThan(exact - 0.5);
  });

  it('lists what is cut apart and what is useless, with the reason', async () => {
    const found = await beltsOf([
      field('thin', [0, 0, 40, 400]),
      field('beside', [40, 0, 240, 400], 'field'),
      field('west', [-200, 0, 0, 400], 'field'),
      field('long', [0, 420, 300, 480]),
      field('north-west', [0, 480, 120, 580], 'field'),
      field('north', [120, 480, 180, 580], 'orchard'),
      field('north-east', [180, 480, 300, 580], 'field'),
    ]);
    const [useless, ...others] = found.report.useless;
    expect(others).toEqual([]);
    expect(useless).toMatchObject({ id: 'thin', row: 1 });
    expect(useless?.reason.en).toBe('all its ground lies in belts of up to 29.8 m; nothing is left');
    expect(useless?.reason.zh).toContain('29.8 米');
    expect(found.report.cutApart).toHaveLength(1);
    const [cut] = found.report.cutApart;
    expect(cut).toMatchObject({ id: 'long', row: 4 });
    expect(cut?.reason.en).toMatch(/^its belts leave 2 pieces that can be worked, the largest \d\.\d\d mu$/);
    expect(cut?.reason.zh).toContain('2 片');
  });

  it('counts a remainder below the least that is worked as useless, and says how large it is', async () => {
    const side = 2 * 8 + 0.5 * Math.sqrt(M2_PER_MU);
    const features = [
      field('a', [0, 0, side, side]),
      field('g', [side, -50, side + 50, side + 50], 'settlement'),
      field('h', [-50, -50, 0, side + 50], 'settlement'),
      field('i', [0, -50, side, 0], 'settlement'),
      field('j', [0, side, side, side + 50], 'settlement'),
    ];
    const { report } = await beltsOf(features, { usableMu: 0.3 });
    expect(report.useless[0]?.reason.en).toBe('the largest piece left has 0.25 mu, below 0.3 mu');
    expect((await beltsOf(features, { usableMu: 0.2 })).report.useless).toEqual([]);
  });
});
