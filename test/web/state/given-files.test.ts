import { describe, expect, it } from 'vitest';
import {
  bandCountOf,
  fieldsOf,
  kindOf,
  likelyIdField,
  parcelCountOf,
  takeFiles,
  unfit,
} from '../../../web/state/given-files.ts';
import { givenFile, parcelReport, rasterReport } from './given.ts';

const file = (name: string) => new File(['x'], name);
const names = (taken: ReturnType<typeof takeFiles>) => taken.given.map((given) => given.file.name);

describe('files given to be measured', () => {
  it('are told apart by their names', () => {
    expect(['a.GeoJSON', 'a.json', 'a.fgb', '地块.ZIP'].map(kindOf)).toEqual(Array(4).fill('parcels'));
    expect(['ph.tif', 'ph.TIFF'].map(kindOf)).toEqual(['layer', 'layer']);
    expect(['ph.tfw', 'notes', 'a.shp'].map(kindOf)).toEqual([null, null, null]);
  });

  it('keep one file of parcels and every layer once', () => {
    const first = takeFiles([], [file('ph.tif'), file('old.fgb'), file('ec.tif')]);
    expect(names(first)).toEqual(['old.fgb', 'ph.tif', 'ec.tif']);
    const next = takeFiles(first.given, [file('new.zip'), file('ph.tif')]);
    expect(names(next)).toEqual(['new.zip', 'ec.tif', 'ph.tif']);
    expect(next.refused).toBe(null);
  });

  it('name what was not taken, and know loose parts of a shapefile', () => {
    expect(takeFiles([], [file('a.shp'), file('a.dbf')]).refused).toEqual({
      names: ['a.shp', 'a.dbf'],
      shapefile: true,
    });
    expect(takeFiles([], [file('a.shp'), file('a.xlsx')]).refused?.shapefile).toBe(false);
  });

  it('tell fields, counts and bands once they were read', () => {
    const parcels = givenFile('a.fgb');
    expect(fieldsOf(parcels)).toEqual(['DKBM', 'name']);
    expect(parcelCountOf(parcels)).toBe(40);
    expect(bandCountOf(givenFile('a.tif', { report: rasterReport('a.tif', 4) }))).toBe(4);
    const unread = givenFile('a.fgb', { report: null });
    expect([fieldsOf(unread), parcelCountOf(unread), bandCountOf(unread)]).toEqual([[], null, 1]);
  });

  it('are at fault when they hold something else', () => {
    expect(unfit('parcels', parcelReport('a.zip', []))).toBe(null);
    expect(unfit('layer', rasterReport('a.tif', 1))).toBe(null);
    expect(unfit('parcels', { ...parcelReport('a.zip', []), layers: [] })?.at).toEqual({ file: 'a.zip' });
    expect(unfit('layer', parcelReport('a.tif', []))?.text.en).toContain('no raster');
  });

  it('offer the field that by its name holds ids', () => {
    expect(likelyIdField(['name', 'ID', 'dkbm'])).toBe('dkbm');
    expect(likelyIdField(['面积', '地块编号'])).toBe('地块编号');
    expect(likelyIdField(['ph', 'name'])).toBe(null);
  });
});
