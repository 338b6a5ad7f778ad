import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { beltLedger, ledgerCsv } from '../../../../engine/plan/isolation/belt-ledger.ts';
import { segmentIds } from '../../../../engine/plan/isolation/belt-places.ts';
import { beltsGeoJson } from '../../../../engine/plan/isolation/belts-geojson.ts';
import { geojsonFaults } from '../../../ci/geojson-faults.ts';
import { beltsOf, FIELD_M, field, stretchesOf } from './belts-bench.ts';

const M2_PER_MU = 2000 / 3;

const CODES = ['0620702101001000001', '0620702101001000002', '0620702101001000003'] as const;

/** Two organic strips of one base, field crops west, a greenhouse east, nothing north and south. */
const land = [
  field(CODES[0], [0, 0, 10, 200]),
  field(CODES[1], [10, 0, 210, 200]),
  field(CODES[2], [-100, 0, 0, 200], 'field'),
  field('温室-1', [210, 0, 260, 200], 'greenhouse'),
];

const found = await beltsOf(land);
const ledger = beltLedger(found.tables, found.places);
const column = (name: string) => ledger.rows.map((row) => row[ledger.names.indexOf(name)]);

describe('the ledger of belts', () => {
  it('has a row for every stretch with ids of its own, codes as text, and both sides named', () => {
    expect(ledger.rows).toHaveLength(found.tables.segments.length);
    const ids = column('segment_id');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(segmentIds(found.tables, found.places));
    expect(ids[0]).toBe(`${CODES[0]}/1`);
    const kinds = column('neighbour_kind');
    const west = kinds.indexOf('field-crop');
    expect(column('parcel_id')[west]).toBe(CODES[0]);
    expect(column('neighbour_parcel_id')[west]).toBe(CODES[2]);
    expect(column('neighbour_parcel_id')[kinds.indexOf('greenhouse')]).toBe('温室-1');
    expect(column('neighbour_parcel_id')[kinds.indexOf('bare-land')]).toBeNull();
  });

  it('says for each stretch what was asked, available, taken, by what it was decided, and why', () => {
    const row = column('neighbour_kind').indexOf('field-crop');
    const cell = (name: string) => column(name)[row];
    expect(cell('floor_m')).toBe(8);
    expect(cell('drift_m')).toBe(Number(FIELD_M.toFixed(2)));
    expect([cell('certifier_m'), cell('seed_isolation_m'), cell('wind_share')]).toEqual([null, null, null]);
    expect(cell('width_asked_m')).toBe(Number(FIELD_M.toFixed(2)));
    expect(cell('width_available_m')).toBe(cell('width_asked_m'));
    expect(cell('short_m')).toBe(0);
    expect(cell('decided_by')).toBe('drift');
    expect(cell('area_mu')).toBeCloseTo((FIELD_M * 200) / M2_PER_MU, 3);
    expect(cell('reason_zh')).toMatch(/^常规大田：.*29\.\d 米/);
    expect(cell('reason_en')).toMatch(/^conventional field crops: .*29\.\d m/);
  });

  it('never claims a width by law', () => {
    for (const words of [...column('reason_zh'), ...column('reason_en')]) {
      expect(String(words)).not.toMatch(/GB\/T 19630.*(规定|要求|require|米|\d m)|法定|依法|by law|legally/);
    }
  });

  it('is CSV with as many rows, codes and Chinese intact', () => {
    const { data, meta } = Papa.parse<Record<string, string>>(ledgerCsv(ledger).trimEnd(), { header: true });
    expect(meta.fields).toEqual([...ledger.names]);
    expect(data).toHaveLength(ledger.rows.length);
    expect(data.map((row) => row['segment_id'])).toEqual(column('segment_id'));
    expect(data.map((row) => row['reason_zh'])).toEqual(column('reason_zh'));
    expect(data[0]?.['parcel_id']).toBe(CODES[0]);
  });
});

interface BeltFeature {
  readonly id: string;
  readonly properties: Readonly<
    Record<'owner_parcel_id' | 'border_parcel_id' | 'neighbour_kind' | 'reason_zh' | 'reason_en', string>
  > & { readonly area_mu: number };
}

describe('belts as GeoJSON', () => {
  const text = [...beltsGeoJson(found.tables, found.places, { note: 'test' })].join('');
  const { features, note } = JSON.parse(text) as { features: readonly BeltFeature[]; note: string };

  it('is RFC 7946 with an id of its own for every belt, and codes as text', () => {
    expect(geojsonFaults(text)).toEqual([]);
    expect(note).toBe('test');
    expect(features).toHaveLength(found.tables.belts.segment.length);
    const ids = features.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { properties } of features) {
      expect(typeof properties.owner_parcel_id).toBe('string');
      expect(properties.reason_zh).toMatch(/[一-鿿]/);
      expect(properties.reason_en).not.toMatch(/[一-鿿]/);
    }
  });

  it('says whose ground the part is that a wide belt takes from the parcel behind', () => {
    const west = features.filter(({ properties }) => properties.neighbour_kind === 'field-crop');
    const parts = west.map(({ properties }) => [properties.border_parcel_id, properties.owner_parcel_id]);
    expect(parts).toEqual([
      [CODES[0], CODES[0]],
      [CODES[0], CODES[1]],
    ]);
  });

  it('has areas that add up to gross minus net', () => {
    const mu = features.reduce((sum, { properties }) => sum + properties.area_mu, 0);
    const taken = (found.report.grossAreaM2 - found.report.netAreaM2) / M2_PER_MU;
    expect(Math.abs(mu - taken)).toBeLessThan(1e-4 * features.length);
    const exact = (200 * FIELD_M + 200 * 8) / M2_PER_MU;
    expect(taken).toBeCloseTo(exact, 3);
    expect(stretchesOf(found).filter(({ widthM }) => widthM > 0)).toHaveLength(2);
  });
});
