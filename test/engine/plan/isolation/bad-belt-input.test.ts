import { describe, expect, it } from 'vitest';
import { collection } from '../tiny-plan.ts';
import { at, beltsOf, FIELD_M, field, lineOf, stretchesOf } from './belts-bench.ts';

/** A feature with a ring of its own, in metres about the place. */
function shape(id: string, use: string, ...corners: readonly (readonly [number, number])[]) {
  const ring = [...corners, corners[0] as readonly [number, number]].map(([east, north]) => at(east, north));
  return { type: 'Feature', properties: { id, use }, geometry: { type: 'Polygon', coordinates: [ring] } };
}

const sound = field('a', [0, 0, 200, 200]);

describe('belts of bad parcels', () => {
  it('repair a self-crossing ring, with both areas', async () => {
    const bow = shape('x', 'organic', [300, 0], [400, 100], [400, 0], [300, 100]);
    const { report } = await beltsOf([sound, bow], {}, { question: { kinds: null } });
    expect(report.counts).toMatchObject({ read: 2, repaired: 1, unusable: 0, bases: 2 });
    expect(report.findings).toMatchObject([
      { code: 'repaired-ring', severity: 'warning', at: { feature: 'x', row: 2 } },
    ]);
    expect(report.grossAreaM2).toBeCloseTo(40_000 + 5000, -1);
  });

  it('list a parcel without area and go on with the others', async () => {
    const flat = {
      type: 'Feature',
      properties: { id: 'flat', use: 'organic' },
      geometry: { type: 'Polygon', coordinates: [[100.46, 100.47, 100.465, 100.46].map((x) => [x, 38.9])] },
    };
    const { report, tables } = await beltsOf([flat, sound], {}, { question: { kinds: null } });
    expect(report.counts.read).toBe(2);
    expect(report.findings.filter(({ severity }) => severity === 'error')).toMatchObject([{ at: { row: 1 } }]);
    expect(report.grossAreaM2).toBeCloseTo(40_000, -1);
    expect(tables.segments.length).toBeGreaterThan(0);
  });

  it('keep a hair-thin parcel: no crash, listed as useless where its belts take all of it', async () => {
    const hair = field('hair', [0, 220, 200, 220.05]);
    const { report } = await beltsOf([hair, field('n', [0, 221, 200, 300], 'field')]);
    expect(report.useless).toMatchObject([{ id: 'hair', row: 1 }]);
    expect(report.netAreaM2).toBeCloseTo(0, 3);
  });

  it('tell parcels that stand twice and parcels that overlap, pair by pair with the ground', async () => {
    const { report } = await beltsOf([
      sound,
      field('twin', [0, 0, 200, 200]),
      field('over', [190, 0, 300, 200], 'field'),
    ]);
    const overlaps = report.findings.filter(({ code }) => code === 'overlapping-parcels');
    expect(overlaps.map(({ message }) => message.en.match(/parcels (.*) overlap by (.*) m²/)?.slice(1))).toEqual([
      ['a and twin', expect.stringMatching(/^(39999|40000)/)],
      ['a and over', expect.stringMatching(/^(1999|2000)/)],
      ['twin and over', expect.stringMatching(/^(1999|2000)/)],
    ]);
    expect(overlaps.every(({ at: place }) => place.feature !== undefined)).toBe(true);
  });

  it('give a field that overlaps its full belt, from the border it covers', async () => {
    const found = await beltsOf([sound, field('over', [190, -50, 300, 250], 'field')]);
    const [covered] = stretchesOf(found).filter(({ bearing }) => Math.abs(bearing - 90) < 1);
    expect(covered).toMatchObject({ neighbour: 'over', gapM: 0 });
    expect(covered?.widthM).toBeCloseTo(FIELD_M, 6);
  });

  it('tell codes that stand twice, and still number every stretch apart', async () => {
    const found = await beltsOf([sound, field('a', [300, 0, 400, 200])]);
    expect(found.report.findings).toMatchObject([{ code: 'duplicate-id', at: { feature: 'a', row: 2, field: 'id' } }]);
    expect(found.report.counts.bases).toBe(2);
  });

  it('take self-crossing land of a neighbour layer as it lies, and refuse nothing', async () => {
    const bow = shape('x', '', [205, 0], [305, 100], [305, 0], [205, 100]);
    const found = await beltsOf(
      [sound],
      { areas: [{ kind: 'orchard', file: 'o.geojson' }] },
      { files: { 'o.geojson': collection([bow]) }, question: { kinds: null } },
    );
    expect(stretchesOf(found).some(({ kind, widthM }) => kind === 'orchard' && widthM > 0)).toBe(true);
  });
});

describe('neighbours nobody knows', () => {
  it('count as conventional fields and are told with their use', async () => {
    const found = await beltsOf([sound, field('b', [200, 0, 300, 200], '莲藕'), field('c', [0, 200, 200, 300], '')]);
    expect(found.report.findings).toMatchObject([
      { code: 'unknown-neighbours', severity: 'warning', at: { field: 'use' } },
    ]);
    expect(found.report.findings[0]?.message.zh).toContain('莲藕 ×1');
    const kinds = stretchesOf(found).filter(({ neighbour }) => neighbour !== null && neighbour !== '');
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(['field-crop']));
  });

  it('are found in layers: an area that covers a parcel says what the parcel is', async () => {
    const found = await beltsOf(
      [sound, field('b', [200, 0, 300, 200], 'x')],
      { areas: [{ kind: 'orchard', file: 'o.geojson' }] },
      {
        files: { 'o.geojson': collection([field('o', [202, 5, 298, 190])]) },
        question: { kinds: null },
      },
    );
    const [east] = stretchesOf(found).filter(({ bearing }) => Math.abs(bearing - 90) < 1);
    expect(east).toMatchObject({ kind: 'orchard', neighbour: 'b' });
    expect(found.report.findings).toEqual([]);
  });

  it('are told when they lie inside a parcel of another use, where no border faces them', async () => {
    const found = await beltsOf(
      [sound],
      { areas: [{ kind: 'settlement', file: 'h.geojson' }] },
      { files: { 'h.geojson': collection([field('h', [80, 80, 120, 120])]) }, question: { kinds: null } },
    );
    expect(found.report.findings).toMatchObject([
      { code: 'area-on-parcels', severity: 'warning', at: { file: 'h.geojson', row: 1 } },
    ]);
  });

  it('still count where an area lies mostly on parcels that it does not describe', async () => {
    // The yard lies with 60 % on the organic parcel and reaches over its border.
    const found = await beltsOf(
      [sound],
      { areas: [{ kind: 'settlement', file: 'h.geojson' }] },
      { files: { 'h.geojson': collection([field('h', [170, 80, 220, 120])]) }, question: { kinds: null } },
    );
    const belts = stretchesOf(found).filter(({ widthM }) => widthM > 0);
    expect(belts).toMatchObject([{ kind: 'settlement', gapM: 0, widthM: 8 }]);
    expect(belts[0]?.lengthM).toBeCloseTo(40, 1);
  });

  it('beyond what is looked at are told', async () => {
    const { report } = await beltsOf([sound], { reachM: 50 }, { question: { kinds: null } });
    expect(report.findings).toMatchObject([{ code: 'reach-too-short', at: { layer: 'neighbours orchard' } }]);
  });

  it('a road that ends beside a parcel counts along its length only', async () => {
    const found = await beltsOf(
      [sound],
      { lines: [{ kind: 'trunk-road', file: 'r.geojson' }] },
      { files: { 'r.geojson': collection([lineOf([205, -50], [205, 80])]) }, question: { kinds: null } },
    );
    const belts = stretchesOf(found).filter(({ widthM }) => widthM > 0);
    expect(belts).toHaveLength(1);
    expect(belts[0]?.lengthM).toBeCloseTo(80, 1);
    expect(belts[0]).toMatchObject({ kind: 'trunk-road', neighbour: null });
  });
});
