import { describe, expect, it } from 'vitest';
import { measureVector } from '../../../engine/plan/measure-vector.ts';
import { blankParcels, noDataFindings } from '../../../engine/plan/no-data-findings.ts';
import { quietRun } from '../../../engine/run/run.ts';
import { fullBitSet } from '../../../engine/table/bit-set.ts';
import { collection, feature, filesOf, rasterBytes, square } from './tiny-plan.ts';

const question = {
  parcels: 'p.geojson',
  crs: null,
  idField: 'id',
  layers: [{ name: 'level', file: 'level.tif', band: 0 }],
  statistics: ['mean'],
};

describe('measureVector', () => {
  it('measures both of two features with one id and says so', async () => {
    const features = [feature('a', square(100.5, 38.85)), feature('a', square(100.501, 38.85))];
    const inputs = filesOf({ 'p.geojson': collection(features), 'level.tif': rasterBytes(7) });
    const { ids, layers, findings, counts } = await measureVector(question, { inputs }, quietRun);
    expect(ids).toEqual(['a', 'a']);
    expect(Array.from(layers[0]?.columns[0]?.values ?? [])).toEqual([7, 7]);
    expect(findings).toMatchObject([{ code: 'duplicate-id', severity: 'warning', at: { feature: 'a', row: 2 } }]);
    expect(counts).toEqual({ read: 2, used: 2, dropped: 0 });
  });

  it('refuses a field that is not there, naming those there are', async () => {
    const inputs = filesOf({ 'p.geojson': collection([feature('a', square(100.5, 38.85))]) });
    const refused = measureVector({ ...question, idField: 'DKBM' }, { inputs }, quietRun);
    await expect(refused).rejects.toMatchObject({ kind: 'usage', code: 'missing-field' });
    await expect(refused).rejects.toThrow(/id, village/);
  });
});

describe('noDataFindings', () => {
  const measured = (support: number[], outside: number) => ({
    columns: [
      {
        kind: 'number' as const,
        name: 'ph.support',
        unit: '',
        values: Float64Array.from(support),
        valid: fullBitSet(support.length),
      },
    ],
    blocksRead: 1,
    blocksTotal: 1,
    outside,
  });
  const at = { layer: 'ph', file: 'ph.tif' };

  it('counts parcels outside the raster and parcels wholly on cells without data apart', () => {
    const findings = noDataFindings(blankParcels(measured([1, 0, 0, 0.2, 0], 1), ['a', 'b', 'c', 'd', 'e']), at);
    expect(findings.map(({ code, message }) => [code, message.en.slice(0, 6)])).toEqual([
      ['parcels-outside-raster', '1 of 5'],
      ['parcels-without-data', '2 of 5'],
    ]);
    expect(findings.every(({ message }) => message.en.includes('b, c, e') && message.zh.includes('b, c, e'))).toBe(
      true,
    );
  });

  it('says nothing when every parcel has some data', () => {
    expect(noDataFindings(blankParcels(measured([1, 0.1], 0), ['a', 'b']), at)).toEqual([]);
  });
});
