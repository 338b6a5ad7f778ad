import { describe, expect, it } from 'vitest';
import { columnName, layerNames, missingOf, questionOf, stemOf } from '../../../web/state/measure-question.ts';
import { givenFile } from './given.ts';

const some = new Set(['mean']);
const fault = { text: { zh: '坏', en: 'bad' }, remedy: { zh: '换', en: 'replace' }, at: {} };

describe('the question of a measurement', () => {
  it('names the first thing that is missing', () => {
    const [parcels, layer] = [givenFile('a.fgb'), givenFile('ph.tif')];
    expect(missingOf([], some)).toBe('everything');
    expect(missingOf([layer], some)).toBe('parcels');
    expect(missingOf([parcels], some)).toBe('layers');
    expect(missingOf([parcels, givenFile('ph.tif', { report: null, fault })], some)).toBe('unusable');
    expect(missingOf([parcels, givenFile('ph.tif', { report: null })], some)).toBe('reading');
    expect(missingOf([parcels, layer], new Set())).toBe('statistics');
    expect(missingOf([parcels, layer], some)).toBe(null);
  });

  it('asks for every layer with its band', () => {
    const given = [givenFile('地块.zip'), givenFile('soil.ph.tif', { band: 2 }), givenFile('ec.tiff')];
    expect(questionOf(given, 'DKBM', ['mean'])).toEqual({
      parcels: '地块.zip',
      crs: null,
      idField: 'DKBM',
      layers: [
        { name: 'soil.ph', file: 'soil.ph.tif', band: 2 },
        { name: 'ec', file: 'ec.tiff', band: 0 },
      ],
      statistics: ['mean'],
    });
    expect(() => questionOf([givenFile('ph.tif')], null, [])).toThrow('without parcels');
  });

  it('gives layers names that stay different as columns', () => {
    expect(layerNames(['a.tif', 'a.tiff', 'b.c.tif', 'b_c.tif'])).toEqual(['a', 'a_2', 'b.c', 'b_c_2']);
    expect([stemOf('.tif'), stemOf('a'), columnName('soil.ph.mean')]).toEqual(['.tif', 'a', 'soil_ph_mean']);
  });
});
