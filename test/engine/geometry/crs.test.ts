import { describe, expect, it } from 'vitest';
import { crsByMagnitude, zonePrefix } from '../../../engine/geometry/crs-by-magnitude.ts';
import { checkExtent, checkLongitude } from '../../../engine/geometry/crs-check.ts';
import { crsDefinition, knownCodes } from '../../../engine/geometry/crs-definition.ts';
import { crsFromWkt } from '../../../engine/geometry/crs-from-wkt.ts';
import { normaliseCrs } from '../../../engine/geometry/crs-name.ts';
import type { Box } from '../../../engine/geometry/polygon-set.ts';
import { projectionBetween } from '../../../engine/geometry/projection.ts';
import { hasShared, sharedJson } from '../../shared-data.ts';
import { cgcsWkt } from '../formats/shapefile-bytes.ts';

const at = { file: 'f' };

interface Traps {
  traps: {
    id: string;
    x?: number;
    y?: number;
    correct?: string;
    wrong?: string;
    crs?: string;
    lonlat?: [number, number];
    input?: [number, number];
  }[];
}

describe.skipIf(!hasShared)('the three traps of china-crs.json (skipped when ../shared is absent)', () => {
  const { traps } = hasShared ? sharedJson<Traps>('conformance/projections/china-crs.json') : { traps: [] };
  const trap = (id: string) => traps.find((t) => t.id === id) as Traps['traps'][number];

  it('axis order: longitude comes first', () => {
    const [x, y] = projectionBetween('EPSG:4326', 'EPSG:4548').apply(
      Float64Array.from(trap('axis-order').input as number[]),
    );
    expect([Math.round((x as number) / 1000), Math.round((y as number) / 1000)]).toEqual([448, 4419]);
  });

  it('zone prefix: read without prefix it is refused, with the right code in the remedy', () => {
    const { x, y, correct, wrong } = trap('zone-prefix') as { x: number; y: number; correct: string; wrong: string };
    const box: Box = [x, y, x, y];
    expect(crsByMagnitude(box).crs).toBe(correct);
    expect(checkExtent(correct, box, at)).toBeNull();
    const finding = checkExtent(wrong, box, at);
    expect(finding).toMatchObject({ severity: 'error', code: 'wrong-crs' });
    expect(finding?.remedy.en).toContain(correct);
  });

  it('out of zone: twenty degrees from the central meridian is warned of, with the scale error', () => {
    const { crs, lonlat } = trap('out-of-zone') as { crs: string; lonlat: [number, number] };
    const byLongitude = checkLongitude(crs, lonlat[0], at);
    expect(byLongitude).toMatchObject({ severity: 'warning', code: 'out-of-zone' });
    const [x, y] = projectionBetween('EPSG:4490', crs).apply(Float64Array.from(lonlat)) as unknown as [number, number];
    expect(checkExtent(crs, [x, y, x, y], at)).toMatchObject({ severity: 'warning', code: 'out-of-zone' });
  });
});

describe('checkExtent', () => {
  it('is quiet inside a zone and half a degree beyond', () => {
    expect(checkExtent('EPSG:4521', [33_500_000, 4_300_000, 33_640_000, 4_310_000], at)).toBeNull();
    expect(checkExtent('EPSG:4495', [17_500_000, 4_300_000, 17_750_000, 4_310_000], at)).toBeNull();
    expect(checkLongitude('EPSG:4521', 100.9, at)).toBeNull();
    expect(checkLongitude('EPSG:4521', 101.15, at)).toMatchObject({ code: 'out-of-zone' });
    expect(checkLongitude('EPSG:3857', 10, at)).toBeNull();
  });

  it('refuses metres as degrees and degrees as metres, and another zone number', () => {
    const parcels: Box = [33_600_000, 4_300_000, 33_640_000, 4_310_000];
    expect(checkExtent('EPSG:4490', parcels, at)).toMatchObject({ code: 'wrong-crs' });
    expect(checkExtent('EPSG:4522', parcels, at)).toMatchObject({ code: 'wrong-crs' });
    expect(checkExtent('EPSG:32647', parcels, at)).toMatchObject({ code: 'wrong-crs' });
    expect(checkExtent('EPSG:4521', [100, 38, 101, 39], at)).toMatchObject({ code: 'wrong-crs' });
  });

  it('says nothing about an empty box', () => {
    expect(checkExtent('EPSG:4521', [Infinity, Infinity, -Infinity, -Infinity], at)).toBeNull();
  });
});

describe('crsByMagnitude', () => {
  it.each<[Box, string | null, RegExp]>([
    [[100, 38, 101, 39], 'EPSG:4490', /degrees/],
    [[33_200_000, 4_200_000, 33_800_000, 4_400_000], 'EPSG:4521', /zone number 33/],
    [[34_200_000, 4_200_000, 34_800_000, 4_400_000], 'EPSG:4522', /zone number 34/],
    [[17_200_000, 4_200_000, 17_800_000, 4_400_000], 'EPSG:4495', /zone number 17/],
    [[33_600_000, 4_200_000, 34_300_000, 4_400_000], null, /different zone numbers, 33 to 34/],
    [[300_000, 4_200_000, 600_000, 4_400_000], null, /without zone number/],
    [[11_100_000, 4_640_000, 11_200_000, 4_780_000], null, /unknown kind/],
  ])('%j is %s', (box, crs, reason) => {
    const guess = crsByMagnitude(box);
    expect(guess.crs).toBe(crs);
    expect(guess.reason).toMatch(reason);
  });

  it('sees the zone of every three-degree code with prefix', () => {
    for (let zone = 25; zone <= 45; zone++) expect(zonePrefix(zone * 1e6 + 500_000)).toBe(zone);
    expect([zonePrefix(500_000), zonePrefix(24_500_000), zonePrefix(33_950_000)]).toEqual([null, null, null]);
  });
});

describe('crsFromWkt', () => {
  it('finds the code of every three-degree zone by its parameters', () => {
    for (let zone = 25; zone <= 45; zone++) {
      expect(crsFromWkt(cgcsWkt(zone, true))).toBe(`EPSG:${4513 + zone - 25}`);
      expect(crsFromWkt(cgcsWkt(zone, false))).toBe(`EPSG:${4534 + zone - 25}`);
    }
  });

  it('believes an authority code it knows, reads geographic and WGS 84 zones', () => {
    expect(crsFromWkt('PROJCS["any",GEOGCS["g"],AUTHORITY["EPSG","4522"]]')).toBe('EPSG:4522');
    expect(
      crsFromWkt(
        'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]]]',
      ),
    ).toBe('EPSG:4490');
    expect(crsFromWkt('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]]]')).toBe(
      'EPSG:4326',
    );
    const utm = cgcsWkt(33, false)
      .replace('D_China_2000', 'D_WGS_1984')
      .replace('"Scale_Factor",1.0', '"Scale_Factor",0.9996');
    expect(crsFromWkt(utm)).toBe('EPSG:32647');
  });

  it('keeps a WKT whose parameters are of no known zone', () => {
    const shifted = cgcsWkt(33, true).replace('33500000.0', '33500001.0');
    expect(crsFromWkt(shifted)).toBe(shifted);
  });
});

describe('normaliseCrs and the table', () => {
  it('spells every way of writing a code alike', () => {
    for (const written of [
      'EPSG:4521',
      'epsg:4521',
      '4521',
      ' urn:ogc:def:crs:EPSG::4521',
      'urn:ogc:def:crs:EPSG:9.9:4521',
      'http://www.opengis.net/def/crs/EPSG/0/4521',
    ]) {
      expect(normaliseCrs(written)).toBe('EPSG:4521');
    }
    expect([normaliseCrs('CGCS2000'), normaliseCrs('wgs84'), normaliseCrs('OGC:CRS84')]).toEqual([
      'EPSG:4490',
      'EPSG:4326',
      'EPSG:4326',
    ]);
  });

  it('defines every code it lists, and each can be projected to and back', () => {
    for (const code of knownCodes()) {
      const { zone, geographic } = crsDefinition(code) ?? {};
      const start = Float64Array.of(zone?.centralMeridian ?? 20, geographic || zone ? 40 : code === 3031 ? -70 : 60);
      const there = projectionBetween('EPSG:4490', `EPSG:${code}`).apply(start);
      const back = projectionBetween(`EPSG:${code}`, 'EPSG:4490').apply(there);
      expect(back[0]).toBeCloseTo(start[0] as number, 7);
      expect(back[1]).toBeCloseTo(start[1] as number, 7);
    }
  });
});
