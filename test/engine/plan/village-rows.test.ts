import { describe, expect, it } from 'vitest';
import { M2_PER_MU } from '../../../engine/parcel/parcel-fields.ts';
import type { ParcelSet } from '../../../engine/parcel/parcel-set.ts';
import { NOT_ASSESSED, SCORED } from '../../../engine/plan/plan-tables.ts';
import { comparisonOver } from '../../../engine/plan/strengths.ts';
import { villageRows } from '../../../engine/plan/village-rows.ts';
import { emptyTable } from '../../../engine/table/table.ts';
import { methodExample } from '../suitability/method-example.ts';

interface Example14 {
  readonly input: { readonly 'parcels (mu, score, coverage)': readonly (readonly (number | null)[])[] };
  readonly expect: Readonly<Record<'mean over scored area' | 'scored area share' | 'area-weighted coverage', number>>;
}

const e14 = methodExample<Example14>('E14');

function parcelsOf(areasMu: readonly number[]): ParcelSet {
  const village = { code: 'v', name: 'v', town: 't', townCode: 't', county: 'c', countyCode: 'c' };
  const count = areasMu.length;
  return {
    ids: areasMu.map((_mu, k) => `p${k}`),
    polygons: {
      kind: 'polygon',
      coordinates: new Float64Array(),
      ringOffsets: new Uint32Array(count + 1),
      polygonOffsets: new Uint32Array(count + 1),
      geometryOffsets: new Uint32Array(count + 1),
      crs: 'EPSG:4490',
    },
    areaM2: Float64Array.from(areasMu, (mu) => mu * M2_PER_MU),
    officialAreaM2: new Float64Array(count).fill(Number.NaN),
    villageOf: new Uint16Array(count),
    villages: [village],
    fileOf: new Uint16Array(count),
    attributes: emptyTable(count),
  };
}

describe('villageRows', () => {
  it.skipIf(e14 === null)('weighs by area over what is scored and does not hide the rest (worked example E14)', () => {
    const { input, expect: wanted } = e14 as Example14;
    const rows = input['parcels (mu, score, coverage)'];
    const parcels = parcelsOf(rows.map(([mu]) => mu as number));
    const suitability = Float64Array.from(rows, ([, score]) => score ?? Number.NaN);
    const columns = {
      suitability,
      coverage: Float64Array.from(rows, ([, , coverage]) => coverage as number),
      suitabilityClass: Uint8Array.from(rows, ([, score]) => (score === null ? 0 : 2)),
      status: Uint8Array.from(rows, ([, score]) => (score === null ? NOT_ASSESSED : SCORED)),
      thresholdMu: 1000,
    };
    const [village] = villageRows(parcels, columns, [], comparisonOver([], [], parcels.areaM2, []));
    expect(village?.suitability).toBeCloseTo(wanted['mean over scored area'], 4);
    expect(village?.coverage).toBeCloseTo(wanted['area-weighted coverage'], 4);
    const share = (village?.statusAreaM2[SCORED] as number) / (village?.areaM2 as number);
    expect(share).toBeCloseTo(wanted['scored area share'], 4);
    expect(village?.worstSuitability).toBe(0.66);
    expect(village?.worstParcel).toBe(3);
  });

  it('ranks a village with a block of the threshold first, and gives none to a village without score', () => {
    const parcels = parcelsOf([1200, 500]);
    const two = {
      ...parcels,
      villages: [...parcels.villages, { ...(parcels.villages[0] as ParcelSet['villages'][number]), code: 'w' }],
      villageOf: Uint16Array.of(0, 1),
    };
    const columns = {
      suitability: Float64Array.of(0.5, 0.9),
      coverage: Float64Array.of(1, 1),
      suitabilityClass: Uint8Array.of(2, 1),
      status: Uint8Array.of(SCORED, SCORED),
      thresholdMu: 1000,
    };
    const base = { village: 0, grossAreaM2: 1200 * M2_PER_MU, parcels: Uint32Array.of(0) } as never;
    const comparison = comparisonOver([], [], two.areaM2, []);
    expect(villageRows(two, columns, [base], comparison).map(({ rank }) => rank)).toEqual([1, 2]);
    expect(villageRows(two, { ...columns, thresholdMu: null }, [base], comparison).map(({ rank }) => rank)).toEqual([
      2, 1,
    ]);
    const status = Uint8Array.of(SCORED, NOT_ASSESSED);
    expect(villageRows(two, { ...columns, status }, [base], comparison).map(({ rank }) => rank)).toEqual([1, 0]);
  });
});
