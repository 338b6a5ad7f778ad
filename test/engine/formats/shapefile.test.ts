import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import { openFile } from '../../../engine/formats/detect-format.ts';
import type { DecodeOptions } from '../../../engine/formats/format.ts';
import { openShapefile } from '../../../engine/formats/shapefile.ts';
import { ellipsoidalAreaM2 } from '../../../engine/geometry/geodesic-area.ts';
import { type PolygonSet, polygonCount, ringRange } from '../../../engine/geometry/polygon-set.ts';
import { projectionBetween } from '../../../engine/geometry/projection.ts';
import { signedRingArea } from '../../../engine/geometry/ring.ts';
import { findInvalidRings, repairPolygons } from '../../../engine/geometry/validity.ts';
import type { VectorLayer } from '../../../engine/layer/layer.ts';
import { numberAt, textAt } from '../../../engine/table/table.ts';
import { hasShared, sharedPath } from '../../shared-data.ts';
import { bytesOf, cgcsWkt, dbfBytes, GBK, shell, shpBytes, type TestField, zipBytes } from './shapefile-bytes.ts';

const DK_FIELDS: readonly TestField[] = [
  { name: 'DKBM', type: 'C', width: 19 },
  { name: 'DKMC', type: 'C', width: 50 },
  { name: 'SCMJ', type: 'N', width: 16 },
];
const X = 33_600_000;
const Y = 4_310_000;
const SHP = shpBytes([[shell(X, Y, 100)], [shell(X + 100, Y, 50)]]);
const ROWS = [
  ['0620702107203120001', GBK.党寨镇, '10000.00'],
  ['6207021072031200022', GBK.张掖, ''],
] as const;

function open(files: Record<string, Uint8Array>, options: DecodeOptions = {}): Promise<VectorLayer[]> {
  return openShapefile(bytesSource('parcels.zip', zipBytes(files)), options);
}

async function one(files: Record<string, Uint8Array>, options: DecodeOptions = {}): Promise<VectorLayer> {
  const [layer] = await open(files, options);
  return layer as VectorLayer;
}

const codes = (layer: VectorLayer) => layer.findings.map((finding) => finding.code);

describe('a county set of contracted parcels', () => {
  it('in GBK without .cpg reads names, codes and areas, and says why', async () => {
    const dbf = dbfBytes(DK_FIELDS, ROWS, { languageByte: 0x4d });
    const layer = await one({
      'DK6207022016.shp': SHP,
      'DK6207022016.dbf': dbf,
      'DK6207022016.shx': SHP,
      'DK6207022016.prj': bytesOf(cgcsWkt(33, true)),
    });
    expect(layer.name).toBe('DK6207022016');
    expect(layer.encoding).toEqual({ encoding: 'gb18030', reason: 'language byte 0x4D' });
    expect(layer.crs).toEqual({ crs: 'EPSG:4521', how: 'from-file', reason: '.prj' });
    expect([textAt(layer.attributes, 'DKBM', 0), textAt(layer.attributes, 'DKMC', 0)]).toEqual([
      '0620702107203120001',
      '党寨镇',
    ]);
    expect([numberAt(layer.attributes, 'SCMJ', 0), numberAt(layer.attributes, 'SCMJ', 1)]).toEqual([10000, undefined]);
    expect([layer.featureCount, [...layer.sourceRows], layer.findings]).toEqual([2, [1, 2], []]);
  });

  it('finds GBK by its bytes when nothing declares it, field names included', async () => {
    const fields: TestField[] = [
      { name: GBK.地块编码, type: 'C', width: 19 },
      { name: 'XZMC', type: 'C', width: 20 },
    ];
    const dbf = dbfBytes(fields, [
      ['A', GBK.党寨镇],
      ['B', GBK.张掖],
    ]);
    const layer = await one({ 'a.shp': SHP, 'a.dbf': dbf }, { crs: 'EPSG:4521' });
    expect(layer.encoding?.encoding).toBe('gb18030');
    expect([...layer.attributes.columns.keys()]).toEqual(['地块编码', 'XZMC']);
    expect(textAt(layer.attributes, 'XZMC', 1)).toBe('张掖');
  });

  it.each<{ by: string; languageByte?: number; cpg?: string; options?: DecodeOptions; overruled?: boolean }>([
    { by: 'a declaration', cpg: 'UTF-8', options: { encoding: 'gbk' } },
    { by: 'the language byte before .cpg', languageByte: 0x4d, cpg: 'UTF-8' },
    { by: '.cpg 936', languageByte: 0x57, cpg: '936' },
    { by: '.cpg ANSI 936', cpg: 'ANSI 936' },
    { by: '.cpg OEM', cpg: 'OEM\n' },
    { by: 'the bytes when .cpg lies', cpg: 'UTF-8', overruled: true },
  ])('decides by $by', async ({ languageByte = 0, cpg = '', options = {}, overruled = false }) => {
    const files = { 'a.shp': SHP, 'a.dbf': dbfBytes(DK_FIELDS, ROWS, { languageByte }), 'a.cpg': bytesOf(cpg) };
    const layer = await one(files, { crs: 'EPSG:4521', ...options });
    expect([layer.encoding?.encoding, textAt(layer.attributes, 'DKMC', 0)]).toEqual(['gb18030', '党寨镇']);
    expect(codes(layer).includes('encoding-overruled')).toBe(overruled);
  });

  it('refuses an encoding that nobody knows', async () => {
    const files = { 'a.shp': SHP, 'a.dbf': dbfBytes(DK_FIELDS, ROWS) };
    await expect(open(files, { encoding: 'klingon' })).rejects.toMatchObject({
      kind: 'usage',
      code: 'unknown-encoding',
    });
  });

  it('reads UTF-8 and text cut in the middle of a character', async () => {
    const cut = bytesOf('甘州区党寨镇').subarray(0, 17);
    const dbf = dbfBytes([{ name: 'MC', type: 'C', width: 17 }], [[cut], ['b']]);
    const layer = await one({ 'a.shp': SHP, 'a.dbf': dbf }, { crs: 'EPSG:4521' });
    expect(layer.encoding?.encoding).toBe('utf-8');
    expect(textAt(layer.attributes, 'MC', 0)).toMatch(/^甘州区党寨/);
  });

  it('takes a UTF-8 table for UTF-8 though its language byte says 936', async () => {
    const names = ['甘州区党寨镇十号村', '临泽县蓼泉镇'];
    const dbf = dbfBytes(
      [{ name: 'MC', type: 'C', width: 60 }],
      names.map((name) => [name]),
      { languageByte: 0x4d },
    );
    const layer = await one({ 'a.shp': SHP, 'a.dbf': dbf }, { crs: 'EPSG:4521' });
    expect(textAt(layer.attributes, 'MC', 1)).toBe('临泽县蓼泉镇');
    expect(codes(layer)).toContain('encoding-overruled');
  });

  it('repairs GBK file names of a zip made on Chinese Windows', async () => {
    const name = String.fromCharCode(...GBK.张掖);
    const layer = await one({ [`${name}.shp`]: SHP }, { crs: 'EPSG:4521' });
    expect(layer.name).toBe('张掖');
  });

  it('reads several sets of one zip, in folders too', async () => {
    const layers = await open(
      { 'x/DK1.shp': SHP, 'x/DK1.dbf': dbfBytes(DK_FIELDS, ROWS), 'y/DK2.SHP': SHP },
      { crs: 'EPSG:4521' },
    );
    expect(layers.map((layer) => layer.name)).toEqual(['DK1', 'DK2']);
  });
});

describe('attributes', () => {
  it('keep long numbers digit by digit, dates as ISO text, blanks as missing', async () => {
    const fields: TestField[] = [
      { name: 'BM', type: 'N', width: 19 },
      { name: 'N', type: 'N', width: 6 },
      { name: 'RQ', type: 'D', width: 8 },
      { name: 'JB', type: 'L', width: 1 },
      { name: 'N', type: 'F', width: 6 },
    ];
    const dbf = dbfBytes(fields, [
      ['6207021072031200456', '12.5', '20240315', 'T', '******'],
      ['6207021072031200457', '', '', '?', '-1'],
    ]);
    const layer = await one({ 'a.shp': SHP, 'a.dbf': dbf }, { crs: 'EPSG:4521' });
    expect(textAt(layer.attributes, 'BM', 0)).toBe('6207021072031200456');
    expect([numberAt(layer.attributes, 'N', 0), numberAt(layer.attributes, 'N', 1)]).toEqual([12.5, undefined]);
    expect([textAt(layer.attributes, 'RQ', 0), textAt(layer.attributes, 'RQ', 1)]).toEqual(['2024-03-15', undefined]);
    expect([textAt(layer.attributes, 'JB', 0), textAt(layer.attributes, 'JB', 1)]).toEqual(['true', undefined]);
    expect([numberAt(layer.attributes, 'N_2', 0), numberAt(layer.attributes, 'N_2', 1)]).toEqual([undefined, -1]);
    expect(codes(layer)).toContain('long-number-kept-as-text');
  });
});

describe('rings', () => {
  it('become shells counter-clockwise with their holes, whatever their order', async () => {
    const hole = [...shell(X + 10, Y + 10, 20)].reverse();
    const layer = await one(
      { 'a.shp': shpBytes([[hole, shell(X + 500, Y, 10), shell(X, Y, 100)]]) },
      { crs: 'EPSG:4521' },
    );
    const set = layer.geometry as PolygonSet;
    expect([...set.polygonOffsets]).toEqual([0, 1, 3]);
    expect(findInvalidRings(set)).toEqual([]);
  });

  it('wound the wrong way are still land', async () => {
    const layer = await one({ 'a.shp': shpBytes([[[...shell(X, Y, 100)].reverse()]]) }, { crs: 'EPSG:4521' });
    expect(polygonCount(layer.geometry as PolygonSet)).toBe(1);
  });
});

describe('CRS', () => {
  const files = { 'a.shp': SHP };

  it.each<[string, string]>([
    [cgcsWkt(33, true), 'EPSG:4521'],
    [cgcsWkt(25, true), 'EPSG:4513'],
  ])('is read from the .prj', async (wkt, crs) => {
    const at = Number(/(\d+)500000\.0/.exec(wkt)?.[1]) * 1_000_000 + 600_000;
    const layer = await one({ 'a.shp': shpBytes([[shell(at, Y, 100)]]), 'a.prj': bytesOf(wkt) });
    expect(layer.crs.crs).toBe(crs);
  });

  it('is seen by the zone number in the eastings when there is no .prj', async () => {
    const layer = await one(files);
    expect(layer.crs).toEqual({ crs: 'EPSG:4521', how: 'by-magnitude', reason: 'eastings begin with zone number 33' });
    const six = await one({ 'a.shp': shpBytes([[shell(17_600_000, Y, 100)]]) });
    expect(six.crs.crs).toBe('EPSG:4495');
    const degrees = await one({ 'a.shp': shpBytes([[shell(100.5, 38.9, 0.001)]]) });
    expect(degrees.crs.crs).toBe('EPSG:4490');
  });

  it('is asked for when eastings carry no zone number', async () => {
    const error = await open({ 'a.shp': shpBytes([[shell(600_000, Y, 100)]]) }).catch((e) => e);
    expect(error).toMatchObject({ kind: 'input', code: 'unknown-crs', at: { file: 'parcels.zip' } });
    expect(error.remedy.en).toContain('--crs');
    expect(error.remedy.en).toContain('EPSG:4542');
  });

  it('is refused when the coordinates contradict it, with what they look like', async () => {
    const declared = await open(files, { crs: 'EPSG:4542' }).catch((e) => e);
    expect(declared).toMatchObject({ code: 'wrong-crs' });
    expect(declared.text.en).toContain('EPSG:4542');
    expect(declared.remedy.en).toContain('EPSG:4521');
    const degrees = await open(files, { crs: 'EPSG:4490' }).catch((e) => e);
    expect(degrees).toMatchObject({ code: 'wrong-crs' });
    const prj = await open({ ...files, 'a.prj': bytesOf(cgcsWkt(34, true)) }).catch((e) => e);
    expect(prj).toMatchObject({ code: 'wrong-crs' });
  });

  it('is refused when one file mixes zones, and for Xian 1980', async () => {
    const mixed = await open({ 'a.shp': shpBytes([[shell(X, Y, 9)], [shell(34_300_000, Y, 9)]]) }).catch((e) => e);
    expect(mixed).toMatchObject({ code: 'mixed-zones' });
    const xian = cgcsWkt(33, true).replace(/D_China_2000/, 'D_Xian_1980');
    await expect(open({ ...files, 'a.prj': bytesOf(xian) })).rejects.toMatchObject({ code: 'unknown-crs' });
    const declared = await one({ ...files, 'a.prj': bytesOf(xian) }, { crs: 'EPSG:4521' });
    expect(declared.crs.how).toBe('declared');
  });
});

describe('incomplete sets', () => {
  it('are read without .shx and .dbf, which is said', async () => {
    const layer = await one({ 'a.shp': SHP });
    expect(codes(layer)).toEqual(['missing-shx', 'missing-dbf']);
    expect([layer.featureCount, layer.attributes.length, layer.attributes.columns.size]).toEqual([2, 2, 0]);
  });

  it('are refused without .shp, naming what is there', async () => {
    const error = await open({ 'a.dbf': dbfBytes(DK_FIELDS, ROWS), 'a.prj': bytesOf('x') }).catch((e) => e);
    expect(error).toMatchObject({ code: 'missing-shp' });
    expect(error.text.en).toContain('a.dbf');
  });

  it('list every row of a cut .shp and every surplus shape', async () => {
    const dbf = dbfBytes(DK_FIELDS, ROWS);
    const cut = await one({ 'a.shp': SHP.slice(0, SHP.length - 20), 'a.dbf': dbf, 'a.shx': SHP });
    expect([cut.featureCount, [...cut.sourceRows]]).toEqual([2, [1]]);
    expect(codes(cut)).toEqual(['truncated-file', 'row-count-differs', 'missing-shape']);
    const short = await one({ 'a.shp': SHP, 'a.dbf': dbfBytes(DK_FIELDS, ROWS.slice(0, 1)), 'a.shx': SHP });
    expect([short.featureCount, short.attributes.length, textAt(short.attributes, 'DKBM', 1)]).toEqual([
      2,
      2,
      undefined,
    ]);
  });

  it('list null shapes, deleted rows and broken records, and keep the rest', async () => {
    const shp = shpBytes([[shell(X, Y, 9)], null, [shell(X, Y, 9)], [shell(X, Y, 9)]]);
    new DataView(shp.buffer).setInt32(100 + (8 + 44 + 4 + 80) + (8 + 4) + 8 + 40, 99, true);
    const dbf = dbfBytes(DK_FIELDS, Array(4).fill(ROWS[0]), { deleted: [3] });
    const layer = await one({ 'a.shp': shp, 'a.dbf': dbf, 'a.shx': shp });
    expect([...layer.sourceRows]).toEqual([1]);
    expect(layer.findings.map(({ code, at }) => [code, at.row])).toEqual([
      ['no-geometry', 2],
      ['broken-shape', 3],
      ['deleted-row', 4],
    ]);
  });

  it('are refused when empty or no shapefile at all', async () => {
    await expect(open({ 'a.shp': shpBytes([]) })).rejects.toMatchObject({ code: 'empty-layer' });
    await expect(open({ 'a.shp': shpBytes([null]) })).rejects.toMatchObject({ code: 'empty-layer' });
    await expect(open({ 'a.shp': bytesOf('no shapefile') })).rejects.toMatchObject({ code: 'broken-shapefile' });
    const cutZip = zipBytes({ 'a.shp': SHP }).slice(0, -30);
    await expect(openShapefile(bytesSource('cut.zip', cutZip), {})).rejects.toMatchObject({ code: 'broken-zip' });
  });
});

describe.skipIf(!hasShared)('real shapefiles (skipped when ../shared is absent)', () => {
  const read = async (path: string) => {
    const decoded = await openFile(bytesSource(path, readFileSync(sharedPath(path))), {});
    if (decoded.kind !== 'vector') throw new Error(decoded.kind);
    return decoded.layers[0] as VectorLayer;
  };

  it('the 2,008 farms of Swellendam: 16 repaired, none lost, areas kept', async () => {
    const layer = await read('data/parcels/za_farms_utm33s_shapefile.zip');
    expect([layer.featureCount, layer.sourceRows.length, layer.attributes.length]).toEqual([2008, 2008, 2008]);
    expect(layer.crs.crs).toBe('EPSG:32733');
    expect(codes(layer)).toEqual(['out-of-zone']);
    const geometry = layer.geometry as PolygonSet;
    // The very features that GEOS 3.11 calls invalid.
    const invalid = findInvalidRings(geometry).map((fault) => fault.feature);
    expect(invalid).toEqual([14, 70, 119, 218, 225, 416, 688, 693, 909, 912, 982, 1145, 1244, 1345, 1651, 1958]);
    const { set, repairs, unusable } = repairPolygons(geometry);
    expect([repairs.length, unusable.length, polygonCount(set)]).toEqual([16, 0, 2008]);
    expect(findInvalidRings(set)).toEqual([]);
    for (const { areaBefore, areaAfter } of repairs) expect(Math.abs(areaAfter / areaBefore - 1)).toBeLessThan(2e-5);
    const degrees = projectionBetween('EPSG:32733', 'EPSG:4490').apply(set.coordinates);
    const ascending = (areas: ArrayLike<number>) => Array.from(areas, (m2) => m2 / 1e4).sort((a, b) => a - b);
    const hectares = ascending(ellipsoidalAreaM2({ ...set, coordinates: degrees, crs: 'EPSG:4490' }));
    const planar = ascending(Array.from({ length: 2008 }, (_, i) => planarArea(set, i)));
    // Least, median and most planar hectares as published with the data.
    expect([planar[0]?.toFixed(3), Math.round(planar[1004] as number), Math.round(planar[2007] as number)]).toEqual([
      '0.012',
      94,
      12264,
    ]);
    // So far outside its zone UTM enlarges areas by k²: 1.0063 at 34° S, 5.8° from the central meridian.
    const ratios = planar.map((area, k) => area / (hectares[k] as number));
    expect(Math.min(...ratios)).toBeGreaterThan(1.0045);
    expect(Math.max(...ratios)).toBeLessThan(1.0065);
  });

  it.each([
    ['data/parcels/formats/dk_marker_2026_shp_epsg25832.zip', 'EPSG:25832', 100, 'windows-1252'],
    ['data/parcels/formats/lv_2021_shp_epsg3059.zip', 'EPSG:3059', 100, 'utf-8'],
    ['data/parcels/formats/se_2023_shp_epsg3006.zip', 'EPSG:3006', 10, 'utf-8'],
  ])('%s', async (path, crs, count, encoding) => {
    const layer = await read(path);
    expect([layer.crs.crs, layer.featureCount, layer.sourceRows.length]).toEqual([crs, count, count]);
    expect(layer.encoding?.encoding).toBe(encoding);
    expect(layer.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(findInvalidRings(layer.geometry as PolygonSet)).toEqual([]);
  });
});

function planarArea(set: PolygonSet, feature: number): number {
  const [first, end] = ringRange(set, feature);
  let sum = 0;
  // Shells run counter-clockwise and holes clockwise.
  for (let r = first; r < end; r++) {
    sum += signedRingArea(set.coordinates, set.ringOffsets[r] as number, set.ringOffsets[r + 1] as number);
  }
  return sum;
}
