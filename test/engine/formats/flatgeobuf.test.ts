import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import { encodeFlatGeobuf } from '../../../engine/formats/encode-flatgeobuf.ts';
import { FLATGEOBUF, openFlatGeobuf } from '../../../engine/formats/flatgeobuf.ts';
import { lineBuilder, pointBuilder, polygonBuilder } from '../../../engine/geometry/geometry-builder.ts';
import type { VectorLayer } from '../../../engine/layer/layer.ts';
import { addBit, emptyBitSet, fullBitSet } from '../../../engine/table/bit-set.ts';
import type { Column, Table } from '../../../engine/table/table.ts';
import { textAt } from '../../../engine/table/table.ts';
import { dbfBytes } from './shapefile-bytes.ts';

function table(rows: number): Table {
  const valid = emptyBitSet(rows);
  addBit(valid, 1);
  const columns: Column[] = [
    {
      kind: 'text',
      name: '地块编码',
      unit: '',
      values: Array.from({ length: rows }, (_, k) => `620702107203120045${k}`),
      valid: fullBitSet(rows),
    },
    { kind: 'number', name: 'mu', unit: 'mu', values: Float64Array.from({ length: rows }, (_, k) => k + 0.1), valid },
  ];
  return { length: rows, columns: new Map(columns.map((column) => [column.name, column])) };
}

function polygons() {
  const builder = polygonBuilder();
  const square = (x: number, size: number): [number, number][] => [
    [x, 0],
    [x + size, 0],
    [x + size, size],
    [x, size],
  ];
  builder.add([[square(33_600_000, 30), square(33_600_010, 5)], [square(33_600_050, 3)]]);
  builder.add([[square(33_600_100, 10)]]);
  return builder.build('EPSG:4521');
}

const read = async (bytes: Uint8Array, options = {}) =>
  (await openFlatGeobuf(bytesSource('p.fgb', bytes), options))[0] as VectorLayer;

describe('FlatGeobuf', () => {
  it('gives back what was written: geometry to the last bit, text, numbers, gaps, CRS', async () => {
    const lines = lineBuilder();
    lines.add([
      [
        [100, 38],
        [101, 39],
      ],
      [
        [102, 38],
        [103, 39],
      ],
    ]);
    lines.add([
      [
        [100, 38],
        [101, 39],
      ],
    ]);
    const points = pointBuilder();
    points.add([100.1, 38.9]);
    points.add([100.2, 38.8]);
    for (const geometry of [polygons(), lines.build('EPSG:4490'), points.build('EPSG:4490')]) {
      const bytes = encodeFlatGeobuf({ geometry, attributes: table(2) });
      expect(FLATGEOBUF.sniff(bytes)).toBe(true);
      const layer = await read(bytes);
      expect(layer.geometry).toEqual(geometry);
      expect(layer.crs).toEqual({ crs: geometry.crs, how: 'from-file', reason: 'FlatGeobuf header' });
      expect(textAt(layer.attributes, '地块编码', 1)).toBe('6207021072031200451');
      expect(layer.attributes.columns.get('mu')).toMatchObject({ kind: 'number', valid: { words: Uint32Array.of(2) } });
      expect([layer.featureCount, [...layer.sourceRows], layer.findings]).toEqual([2, [1, 2], []]);
    }
  });

  it('writes the same bytes twice and an empty layer', () => {
    const layer = { geometry: polygons(), attributes: table(2) };
    expect(encodeFlatGeobuf(layer)).toEqual(encodeFlatGeobuf(layer));
    const empty = { geometry: polygonBuilder().build('EPSG:4490'), attributes: table(0) };
    expect(FLATGEOBUF.sniff(encodeFlatGeobuf(empty))).toBe(true);
  });

  it('needs an EPSG code to write', () => {
    const layer = { geometry: { ...polygons(), crs: '+proj=tmerc' }, attributes: table(2) };
    expect(() => encodeFlatGeobuf(layer)).toThrow('EPSG');
  });

  it('lists every feature behind a cut', async () => {
    const bytes = encodeFlatGeobuf({ geometry: polygons(), attributes: table(2) });
    const layer = await read(bytes.slice(0, bytes.length - 40));
    expect([layer.featureCount, [...layer.sourceRows]]).toEqual([2, [1]]);
    expect(layer.findings.map((finding) => finding.severity)).toContain('error');
  });

  it('refuses an empty layer, a broken header and another file', async () => {
    const empty = encodeFlatGeobuf({ geometry: polygonBuilder().build('EPSG:4490'), attributes: table(0) });
    await expect(read(empty)).rejects.toMatchObject({ code: 'empty-layer' });
    await expect(read(empty.slice(0, 14))).rejects.toMatchObject({ code: 'broken-flatgeobuf' });
    await expect(read(dbfBytes([], []))).rejects.toMatchObject({ code: 'broken-flatgeobuf' });
  });

  it('takes the declared CRS', async () => {
    const bytes = encodeFlatGeobuf({ geometry: { ...polygons(), crs: 'EPSG:4522' }, attributes: table(2) });
    expect((await read(bytes, { crs: 'EPSG:4521' })).crs.how).toBe('declared');
    await expect(read(bytes)).rejects.toMatchObject({ code: 'wrong-crs' });
  });
});
