import { describe, expect, it } from 'vitest';
import { isGeographic, isSameCrs, localFrame, projectionBetween, zoneOf } from '../../../engine/geometry/projection.ts';
import { PlanningError } from '../../../engine/run/planning-error.ts';
import { hasShared, sharedJson } from '../../shared-data.ts';

interface ChinaCrs {
  cases: { from_: string; to: string; input: [number, number]; expected: [number, number]; why: string }[];
}

describe.skipIf(!hasShared)('projections against PROJ 9.1 (skipped when ../shared is absent)', () => {
  const { cases } = hasShared ? sharedJson<ChinaCrs>('conformance/projections/china-crs.json') : { cases: [] };

  it('holds every case', () => expect(cases).toHaveLength(159));

  it.each(cases)('$from_ to $to at $input: $why', ({ from_, to, input, expected }) => {
    const projected = projectionBetween(from_, to).apply(Float64Array.from(input));
    expect(Math.abs((projected[0] as number) - expected[0])).toBeLessThan(1e-3);
    expect(Math.abs((projected[1] as number) - expected[1])).toBeLessThan(1e-3);
    const back = projectionBetween(to, from_).apply(projected);
    expect(Math.abs((back[0] as number) - input[0])).toBeLessThan(1e-8);
    expect(Math.abs((back[1] as number) - input[1])).toBeLessThan(1e-8);
  });
});

describe('projectionBetween', () => {
  it('treats CGCS2000 and WGS 84 degrees as equal and copies', () => {
    const coordinates = Float64Array.of(100.5, 38.9);
    const same = projectionBetween('EPSG:4490', 'EPSG:4326').apply(coordinates);
    expect([...same]).toEqual([100.5, 38.9]);
    expect(same).not.toBe(coordinates);
  });

  it('accepts URN, CRS84, bare code, proj string and WKT alike', () => {
    const expected = [...projectionBetween('EPSG:4490', 'EPSG:4521').apply(Float64Array.of(100.1, 39.2))];
    const wkt =
      'PROJCS["CGCS2000_3_Degree_GK_Zone_33",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",33500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",99.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
    const proj = '+proj=tmerc +lat_0=0 +lon_0=99 +k=1 +x_0=33500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
    for (const from of ['CRS84', 'urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::4490', '4490']) {
      for (const to of ['4521', 'urn:ogc:def:crs:EPSG::4521', proj, wkt]) {
        const projected = projectionBetween(from, to).apply(Float64Array.of(100.1, 39.2));
        expect(Math.abs((projected[0] as number) - (expected[0] as number))).toBeLessThan(1e-4);
        expect(Math.abs((projected[1] as number) - (expected[1] as number))).toBeLessThan(1e-4);
      }
    }
  });

  it('goes from zone to zone through degrees', () => {
    const zone33 = projectionBetween('EPSG:4490', 'EPSG:4521').apply(Float64Array.of(100.5, 38.9));
    const zone34 = projectionBetween('EPSG:4521', 'EPSG:4522').apply(zone33);
    const direct = projectionBetween('EPSG:4490', 'EPSG:4522').apply(Float64Array.of(100.5, 38.9));
    expect(Math.abs((zone34[0] as number) - (direct[0] as number))).toBeLessThan(1e-6);
    expect(Math.abs((zone34[1] as number) - (direct[1] as number))).toBeLessThan(1e-6);
  });

  it('applies a datum shift even when the other side has none', () => {
    const shifted =
      '+proj=longlat +ellps=bessel +towgs84=565.417,50.3319,465.552,-0.398957,0.343988,-1.8774,4.0725 +no_defs';
    const out = projectionBetween(shifted, 'EPSG:4490').apply(Float64Array.of(5, 52));
    expect(Math.abs((out[0] as number) - 5)).toBeGreaterThan(1e-5);
  });

  it('turns what cannot be projected into NaN', () => {
    const out = projectionBetween('EPSG:4490', 'EPSG:4521').apply(Float64Array.of(NaN, 3, 100, 39));
    expect(out[0]).toBeNaN();
    expect(out[1]).toBeNaN();
    expect(out[2]).toBeGreaterThan(33e6);
  });

  it('names an unknown CRS and the way out', () => {
    const error = catchError(() => projectionBetween('EPSG:4490', 'EPSG:99999'));
    expect(error).toBeInstanceOf(PlanningError);
    expect(error).toMatchObject({ kind: 'input', code: 'unknown-crs' });
    expect((error as PlanningError).text.en).toContain('EPSG:99999');
    expect((error as PlanningError).remedy.en).toContain('--crs');
  });

  it('refuses Xian 1980 and Beijing 1954, for which no public shift exists', () => {
    for (const crs of ['EPSG:2357', 'EPSG:4214', 'GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980"]]']) {
      expect(catchError(() => isGeographic(crs))).toMatchObject({ code: 'unknown-crs' });
    }
  });
});

describe('isGeographic, isSameCrs, zoneOf, localFrame', () => {
  it('tells degrees from metres', () => {
    expect(['EPSG:4490', 'CRS84', '+proj=longlat +ellps=GRS80'].map(isGeographic)).toEqual([true, true, true]);
    expect(['EPSG:4521', 'EPSG:3857', 'EPSG:32647', localFrame(100, 39)].map(isGeographic)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(isSameCrs('EPSG:4326', 'urn:ogc:def:crs:EPSG::4490')).toBe(true);
    expect(isSameCrs('EPSG:4521', 'EPSG:4542')).toBe(false);
  });

  it('puts the border of zones 33 and 34 at 100.5 degrees east', () => {
    expect(zoneOf(100.49)).toEqual({ zone: 33, withPrefix: 'EPSG:4521', withoutPrefix: 'EPSG:4542' });
    expect(zoneOf(100.51)).toEqual({ zone: 34, withPrefix: 'EPSG:4522', withoutPrefix: 'EPSG:4543' });
  });

  it('keeps metres true at the centre of a local frame', () => {
    const project = projectionBetween('EPSG:4490', localFrame(100.5, 38.9));
    const [x0, y0, , y1] = project.apply(Float64Array.of(100.5, 38.9, 100.5, 38.91)) as unknown as number[];
    expect([x0, y0]).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 6)]);
    // Meridian arc of 0.01 degrees at 38.905 N: M = a(1-e2)/(1-e2 sin2)^1.5
    const sin2 = Math.sin((38.905 * Math.PI) / 180) ** 2;
    const e2 = 0.0066943800229;
    const arc = ((6378137 * (1 - e2)) / (1 - e2 * sin2) ** 1.5) * ((0.01 * Math.PI) / 180);
    expect(Math.abs((y1 as number) - arc)).toBeLessThan(1e-4);
  });
});

function catchError(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
