import { describe, expect, it } from 'vitest';
import { collection } from '../tiny-plan.ts';
import { beltsOf, FIELD_M, field, lineOf, ORCHARD_M, stretchesOf } from './belts-bench.ts';

const own = field('a', [0, 0, 200, 200]);
const to = (bearing: number) => (stretch: { bearing: number; lengthM: number }) =>
  Math.abs(stretch.bearing - bearing) < 1 && stretch.lengthM > 0.1;
const east = async (...list: Parameters<typeof beltsOf>) => stretchesOf(await beltsOf(...list)).filter(to(90));

/** Lines in a file of their own. */
const withLines = (kind: string, ...lines: object[]) =>
  [{ lines: [{ kind, file: 'lines.geojson' }] }, { files: { 'lines.geojson': collection(lines) } }] as const;

describe('what lies across an edge', () => {
  it.each([
    ['field', 'field-crop', FIELD_M, 'drift'],
    ['orchard', 'orchard', ORCHARD_M, 'drift'],
    ['seed', 'seed-maize', FIELD_M, 'drift'],
    ['greenhouse', 'greenhouse', 8, 'floor'],
    ['settlement', 'settlement', 8, 'floor'],
    ['converting', 'in-conversion', 0, null],
    ['other', 'organic', 0, null],
  ] as const)('%s next door is %s', async (use, kind, widthM, decisive) => {
    const [stretch, ...others] = await east([own, field('b', [200, 0, 400, 200], use)]);
    expect(others).toEqual([]);
    expect(stretch).toMatchObject({ parcel: 'a', neighbour: 'b', kind, decisive, capture: 0 });
    expect(stretch?.lengthM).toBeCloseTo(200, 3);
    expect(stretch?.widthM).toBeCloseTo(widthM, 6);
  });

  it('asks seed isolation only where maize is grown, and takes ground up to it', async () => {
    const [stretch] = await east([own, field('b', [200, 0, 400, 200], 'seed')], {
      seedMaize: 'double-cross',
      reachM: 400,
    });
    expect(stretch).toMatchObject({ decisive: 'seed-isolation', widthM: 300 });
    expect(stretch?.termIds).toEqual(['floor', 'drift', 'seed-isolation']);
  });

  it('credits a lane by its width', async () => {
    const [stretch] = await east([own, field('b', [206, 0, 400, 200], 'field')]);
    expect(stretch?.gapM).toBeCloseTo(6, 3);
    expect(stretch?.widthM).toBeCloseTo(FIELD_M - 6, 3);
  });

  it('looks through a canal, drawn as a line or as land, to the field behind it', async () => {
    const behind = field('b', [210, 0, 400, 200], 'field');
    const [line] = await east([own, behind], ...withLines('canal', lineOf([205, -50], [205, 250])));
    expect(line).toMatchObject({ kind: 'field-crop', neighbour: 'b' });
    expect(line?.widthM).toBeCloseTo(FIELD_M - 10, 3);
    for (const use of ['road', 'bare']) {
      const [land] = await east([own, field('c', [200, -50, 210, 250], use), behind]);
      expect(land, use).toMatchObject({ kind: 'field-crop', neighbour: 'b' });
      expect(land?.gapM).toBeCloseTo(10, 3);
      expect(land?.widthM).toBeCloseTo(FIELD_M - 10, 3);
    }
  });

  it('lets trees between take 70 %, drawn as a line or as land', async () => {
    const behind = field('b', [210, 0, 400, 200], 'orchard');
    // Behind trees an orchard may leave 0.1 / 0.3 %.
    const behindTrees = (0.1 / 0.3 / 3867.9) ** (1 / -2.4183);
    const [line] = await east([own, behind], ...withLines('tree-belt', lineOf([205, -50], [205, 250])));
    const [land] = await east([own, field('c', [203, -50, 207, 250], 'trees'), behind]);
    for (const stretch of [line, land]) {
      expect(stretch).toMatchObject({ kind: 'orchard', neighbour: 'b', capture: 0.7 });
      expect(stretch?.widthM).toBeCloseTo(behindTrees - 10, 3);
    }
  });

  it('credits a stub of trees only where it stands, not the whole edge', async () => {
    const found = await east(
      [own, field('b', [206, 0, 400, 200], 'orchard')],
      ...withLines('tree-belt', lineOf([203, 91], [203, 109])),
    );
    const sheltered = found.filter(({ capture }) => capture > 0);
    expect(sheltered.reduce((sum, { lengthM }) => sum + lengthM, 0)).toBeCloseTo(18, 1);
    expect(found.reduce((sum, { lengthM }) => sum + lengthM, 0)).toBeCloseTo(200, 3);
  });

  it('counts a line that runs on a border both parcels share corner for corner, or a little beside it', async () => {
    for (const x of [200, 199.2, 200.8]) {
      const [trunk] = await east(
        [own, field('b', [200, 0, 400, 200], 'other')],
        ...withLines('trunk-road', lineOf([x, -50], [x, 250])),
      );
      expect(trunk, String(x)).toMatchObject({ kind: 'trunk-road', neighbour: null, widthM: 8 });
    }
  });

  it('sets a belt on both sides of a trunk road inside a base, none across a lane', async () => {
    const pair = [own, field('b', [212, 0, 400, 200])];
    const lane = await beltsOf(pair);
    expect(lane.report.counts.bases).toBe(1);
    expect(stretchesOf(lane).filter(({ widthM }) => widthM > 0)).toEqual([]);
    const road = await beltsOf(pair, ...withLines('trunk-road', lineOf([206, -50], [206, 250])));
    const belts = stretchesOf(road).filter(({ widthM }) => widthM > 0);
    expect(belts.map(({ parcel, kind }) => [parcel, kind])).toEqual([
      ['a', 'trunk-road'],
      ['b', 'trunk-road'],
    ]);
    for (const { areaM2 } of belts) expect(areaM2).toBeCloseTo(1600, 0);
  });

  it('follows a slanting lane: no place is nearer to the field than its belt assumes', async () => {
    const slanted = {
      ...field('b', [0, 0, 1, 1], 'field'),
      geometry: {
        type: 'Polygon',
        coordinates: field('b', [0, 0, 1, 1]).geometry.coordinates,
      },
    };
    const corner = (e: number, n: number) => field('x', [e, n, e + 1, n + 1]).geometry.coordinates[0]?.[0];
    const ring = [corner(200, 0), corner(400, 0), corner(400, 200), corner(220, 200)];
    slanted.geometry.coordinates = [[...ring, ring[0]] as (typeof slanted.geometry.coordinates)[0]];
    const found = (await east([own, slanted])).filter(({ kind }) => kind === 'field-crop');
    expect(found.length).toBeGreaterThan(4);
    let south = 0;
    for (const { lengthM, widthM, areaM2 } of found) {
      // The lane is a tenth as wide as the way from the south corner; the near end decides.
      const needed = Math.max(8, FIELD_M - south / 10);
      expect(widthM).toBeGreaterThan(needed - 0.25);
      expect(widthM).toBeLessThan(needed + 2.1);
      expect(areaM2).toBeGreaterThan(0);
      south += lengthM;
    }
    expect(south).toBeCloseTo(200, 1);
  });

  it('sees a field that is narrower than the step between two looks', async () => {
    const found = await east([own, field('b', [202, 120.5, 260, 124], 'field')]);
    const met = found.filter(({ neighbour }) => neighbour === 'b');
    expect(met).toHaveLength(1);
    expect(met[0]?.lengthM).toBeCloseTo(3.5, 1);
  });

  it('changes at T-junctions, and passes over slivers, overlaps and gaps', async () => {
    const others = [
      field('b', [200, 0, 300, 70], 'field'),
      field('c', [199.4, 70, 300, 130], 'orchard'),
      field('d', [200.3, 130, 300, 200], 'other'),
    ];
    const found = await east([own, ...others]);
    expect(found.map(({ neighbour }) => neighbour)).toEqual(['b', 'c', 'd']);
    for (const [k, lengthM] of [70, 60, 70].entries()) expect(found[k]?.lengthM).toBeCloseTo(lengthM, 1);
    expect(found.map(({ gapM }) => Number(gapM.toFixed(2)))).toEqual([0, 0, 0.3]);
  });

  it('does not meet land that touches a corner only', async () => {
    const found = stretchesOf(await beltsOf([own, field('b', [200, 200, 400, 400], 'orchard')]));
    expect(found.every(({ kind, widthM }) => kind === 'bare-land' && widthM === 0)).toBe(true);
  });

  it('takes the nearer of overlapping neighbours', async () => {
    const [stretch] = await east([
      own,
      field('far', [206, 0, 300, 200], 'orchard'),
      field('near', [203, 0, 250, 200], 'greenhouse'),
    ]);
    expect(stretch).toMatchObject({ neighbour: 'near', kind: 'greenhouse' });
    expect(stretch?.gapM).toBeCloseTo(3, 3);
  });

  it('names bearings from the parcel to its neighbour, clockwise from north', async () => {
    const around = [
      field('n', [0, 200, 200, 300], 'field'),
      field('e', [200, 0, 300, 200], 'orchard'),
      field('s', [0, -100, 200, 0], 'greenhouse'),
      field('w', [-100, 0, 0, 200], 'settlement'),
    ];
    const found = stretchesOf(await beltsOf([own, ...around])).filter(({ lengthM }) => lengthM > 1);
    const byName = Object.fromEntries(found.map(({ neighbour, bearing }) => [neighbour, Math.round(bearing) % 360]));
    expect(byName).toEqual({ n: 0, e: 90, s: 180, w: 270 });
  });
});
