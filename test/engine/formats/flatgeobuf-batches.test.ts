import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import { FLATGEOBUF, openFlatGeobuf } from '../../../engine/formats/flatgeobuf.ts';
import type { ByteSource, DecodeOptions } from '../../../engine/formats/format.ts';
import type { VectorLayer } from '../../../engine/layer/layer.ts';
import { PlanningError } from '../../../engine/run/planning-error.ts';
import { seeded, star } from '../geometry/random-polygons.ts';
import { flatGeobufBytes, readByPackage, type Written } from './flatgeobuf-bytes.ts';

const random = seeded(77);
const ring = (size: number, corners = 4 + Math.floor(8 * random())): [number, number][] => {
  const open = star(random, [100 + random(), 38 + random()], size, corners);
  const turned = random() < 0.5 ? open : open.reverse();
  return random() < 0.9 ? [...turned, turned[0] as [number, number]] : turned;
};
const lifted = (line: [number, number][]) => line.map(([x, y], k) => [x, y, 1500 + k]);

const SHAPES: readonly (() => Geometry)[] = [
  () => ({ type: 'Polygon', coordinates: [ring(0.01)] }),
  () => ({ type: 'Polygon', coordinates: [ring(0.01), ring(0.001), ring(0.001)] }),
  () => ({ type: 'Polygon', coordinates: [lifted(ring(0.01)), lifted(ring(0.001))] }),
  () => ({ type: 'MultiPolygon', coordinates: [[ring(0.01), ring(0.001)], [ring(0.02)]] }),
  () => ({ type: 'LineString', coordinates: ring(0.01) }),
  () => ({ type: 'MultiLineString', coordinates: [ring(0.01), ring(0.01)] }),
  () => ({ type: 'Point', coordinates: [100 + random(), 38] }),
  () => ({ type: 'MultiPoint', coordinates: ring(0.01) }),
  () => ({ type: 'Polygon', coordinates: [[]] }),
  () => ({ type: 'LineString', coordinates: [[100, 38]] }),
  () => ({ type: 'Point', coordinates: [Number.NaN, 38] }),
  () => ({
    type: 'Polygon',
    coordinates: [
      [
        [100, 38],
        [101, Number.POSITIVE_INFINITY],
        [101, 39],
        [100, 38],
      ],
    ],
  }),
  () => ({ type: 'GeometryCollection', geometries: [{ type: 'Polygon', coordinates: [ring(0.01)] }] }),
  () => ({
    type: 'GeometryCollection',
    geometries: [
      { type: 'Polygon', coordinates: [ring(0.01)] },
      { type: 'GeometryCollection', geometries: [] },
      { type: 'MultiPolygon', coordinates: [[ring(0.01)], [ring(0.03)]] },
    ],
  }),
  () => ({
    type: 'GeometryCollection',
    geometries: [
      { type: 'Point', coordinates: [100, 38] },
      { type: 'LineString', coordinates: ring(0.01) },
    ],
  }),
  () => ({ type: 'GeometryCollection', geometries: [] }),
];

/** Bool 2, Int 5, Long 7, Float 9, Double 10, String 11, Json 12, DateTime 13, Binary 14. */
const COLUMNS = [
  ['yes', 2],
  ['whole', 5],
  ['long', 7],
  ['single', 9],
  ['double', 10],
  ['text', 11],
  ['json', 12],
  ['when', 13],
  ['blob', 14],
  ['never', 11],
] as const;

function properties(k: number): Record<string, unknown> {
  const all: Record<string, unknown> = {
    yes: k % 2 === 0,
    whole: k - 7,
    long: 2 ** 40 + k,
    single: k / 3,
    double: k % 11 === 0 ? Number.NaN : k / 7,
    text: ['0712', '地块甲', '', 'x'.repeat(k), '𠮷'][k % 5],
    json: [{ a: k }, [k], 'word', k, true][k % 5],
    when: '2024-05-01T00:00:00Z',
    blob: Uint8Array.of(k, 2),
  };
  return Object.fromEntries(Object.entries(all).filter((_, c) => (k + c) % 4 !== 0));
}

function mixedFile(count: number) {
  const features = Array.from({ length: count }, (_, k): Written => {
    const shape = SHAPES[k % (SHAPES.length + 1)];
    return { geometry: shape === undefined ? null : shape(), properties: properties(k) };
  });
  return flatGeobufBytes(features, { columns: COLUMNS });
}

async function batchesOf(source: ByteSource, options: DecodeOptions, rows: number): Promise<VectorLayer[]> {
  const layers: VectorLayer[] = [];
  for await (const layer of FLATGEOBUF.batches?.(source, options, rows) ?? []) layers.push(layer);
  return layers;
}

/** Every feature of the layers as plain data, kind by kind in the order of the file. */
function plain(layers: readonly VectorLayer[]) {
  const rows = layers.flatMap(({ geometry, attributes, sourceRows }) =>
    Array.from(sourceRows, (sourceRow, row) => ({
      kind: geometry.kind,
      sourceRow,
      shape: shapeAt(geometry, row),
      values: [...attributes.columns.values()].map((c) =>
        (((c.valid.words[row >>> 5] as number) >>> (row & 31)) & 1) === 1 ? String(c.values[row]) : null,
      ),
    })),
  );
  return rows.sort((a, b) => a.kind.localeCompare(b.kind) || a.sourceRow - b.sourceRow);
}

function shapeAt(set: VectorLayer['geometry'], row: number): number[][] {
  const points = (from: number, to: number) => [...set.coordinates.subarray(2 * from, 2 * to)];
  if (set.kind === 'point') return [points(row, row + 1)];
  const [first, last] = [set.geometryOffsets[row] as number, set.geometryOffsets[row + 1] as number];
  const offsets = set.kind === 'line' ? set.lineOffsets : set.ringOffsets;
  const [from, to] =
    set.kind === 'line' ? [first, last] : [set.polygonOffsets[first] as number, set.polygonOffsets[last] as number];
  return Array.from({ length: to - from }, (_, k) =>
    points(offsets[from + k] as number, offsets[from + k + 1] as number),
  );
}

const sum = (layers: readonly VectorLayer[]) => layers.reduce((all, layer) => all + layer.featureCount, 0);
const codes = (layers: readonly VectorLayer[]) =>
  layers.flatMap(({ findings }) => findings.map(({ code, at }) => `${at.row} ${code}`)).sort();

describe('FlatGeobuf, read by our own decoder', () => {
  it('gives what the package and the collector give, for every kind of geometry and attribute', async () => {
    const { bytes } = mixedFile(17 * 12);
    expect(await openFlatGeobuf(bytesSource('mixed.fgb', bytes), {})).toEqual(await readByPackage('mixed.fgb', bytes));
  });

  it('gives the same wherever in the file the records stand', async () => {
    const features = SHAPES.slice(0, 8).map((shape) => ({ geometry: shape() }));
    const [here, there] = [0, 5].map((shift) => bytesSource('s.fgb', flatGeobufBytes(features, { shift }).bytes));
    expect(await openFlatGeobuf(there as ByteSource, {})).toEqual(await openFlatGeobuf(here as ByteSource, {}));
  });

  it('gives the same with the type in the header alone', async () => {
    for (const [type, shape] of [
      [3, 1],
      [6, 3],
      [2, 4],
      [5, 5],
      [1, 6],
      [4, 7],
      [7, 13],
    ] as const) {
      const features = Array.from({ length: 5 }, () => ({ geometry: (SHAPES[shape] as () => Geometry)() }));
      const { bytes } = flatGeobufBytes(features, { type });
      expect(await openFlatGeobuf(bytesSource('t.fgb', bytes), {})).toEqual(await readByPackage('t.fgb', bytes));
    }
    const { bytes } = flatGeobufBytes([{ geometry: (SHAPES[0] as () => Geometry)() }], { type: 17 });
    await expect(openFlatGeobuf(bytesSource('t.fgb', bytes), {})).rejects.toMatchObject({ code: 'empty-layer' });
  });

  it('keeps 64-bit integers digit by digit and reads only the fields that are asked for', async () => {
    const geometry: Geometry = { type: 'Point', coordinates: [100, 38] };
    const longs = ['6207021072031200451', '-9223372036854775808', '12', '9007199254740991'].map((id) => BigInt(id));
    const { bytes } = flatGeobufBytes(
      longs.map((id) => ({ geometry, properties: { id, other: 'x', same: Number(id % 7n) } })),
      {
        columns: [
          ['other', 11],
          ['id', 7],
          ['same', 7],
        ],
      },
    );
    const source = bytesSource('longs.fgb', bytes);
    const [layer] = await openFlatGeobuf(source, { fields: ['same', 'id', 'nowhere'] });
    expect([...(layer as VectorLayer).attributes.columns.keys()]).toEqual(['id', 'same']);
    expect((layer as VectorLayer).attributes.columns.get('id')?.values).toEqual(longs.map(String));
    expect((layer as VectorLayer).attributes.columns.get('same')?.kind).toBe('number');
    expect([...((await openFlatGeobuf(source, { fields: [] }))[0] as VectorLayer).attributes.columns]).toEqual([]);
  });
});

describe('FlatGeobuf in batches', () => {
  it('joined they are the whole file, whatever their size', async () => {
    const { bytes } = mixedFile(17 * 9 + 5);
    const source = bytesSource('mixed.fgb', bytes);
    const whole = await openFlatGeobuf(source, {});
    const told = codes(whole).filter((code) => !code.includes('other-geometry-kind'));
    for (const rows of [1, 7, 50, 158, 1000]) {
      const batches = await batchesOf(source, {}, rows);
      expect(plain(batches)).toEqual(plain(whole));
      expect(codes(batches).filter((code) => !code.includes('other-geometry-kind'))).toEqual(told);
      expect(new Set(batches.map(({ crs }) => crs)).size).toBe(1);
      const counted = batches.filter(
        ({ geometry, sourceRows }) => geometry.kind === 'polygon' || sourceRows.length === 0,
      );
      expect(sum(counted)).toBeLessThanOrEqual(17 * 9 + 5);
    }
  });

  it('counts the features of each batch, the refused and the missing ones included', async () => {
    const geometry: Geometry = { type: 'Polygon', coordinates: [ring(0.01)] };
    const features = Array.from({ length: 10 }, (_, k) => ({
      geometry: [0, 1, 4, 8, 9].includes(k) ? null : geometry,
    }));
    const { bytes, records } = flatGeobufBytes(features);
    const source = bytesSource('gaps.fgb', bytes);
    const batches = await batchesOf(source, {}, 2);
    // The first two have no usable feature, so that no CRS could be decided on them.
    expect(batches.map(({ featureCount, sourceRows }) => [featureCount, ...sourceRows])).toEqual([
      [3, 3],
      [2, 4],
      [2, 6, 7],
      [2, 8],
      [1],
    ]);
    expect(codes(batches)).toEqual([
      '1 no-geometry',
      '10 no-geometry',
      '2 no-geometry',
      '5 no-geometry',
      '9 no-geometry',
    ]);
    const cut = bytesSource('cut.fgb', bytes.slice(0, (records[6] as number) + 9));
    const rest = await batchesOf(cut, {}, 3);
    expect(rest.map(({ featureCount }) => featureCount)).toEqual([3, 3, 4]);
    expect(rest.at(-1)?.findings).toMatchObject([{ code: 'truncated-file', at: { row: 7 } }]);
    const nothing = flatGeobufBytes(Array.from({ length: 5 }, () => ({ geometry: null })));
    await expect(batchesOf(bytesSource('n.fgb', nothing.bytes), {}, 2)).rejects.toMatchObject({ code: 'empty-layer' });
  });

  it('makes batches as even as they go', async () => {
    const geometry: Geometry = { type: 'Polygon', coordinates: [ring(0.01)] };
    const { bytes } = flatGeobufBytes(Array.from({ length: 62 }, () => ({ geometry })));
    const batches = await batchesOf(bytesSource('even.fgb', bytes), {}, 30);
    expect(batches.map(({ featureCount }) => featureCount)).toEqual([21, 21, 20]);
  });

  it('decides the CRS once and refuses coordinates that contradict it later', async () => {
    const square = (x: number, y: number): Geometry => ({
      type: 'Polygon',
      coordinates: [
        [
          [x, y],
          [x + 10, y],
          [x + 10, y + 10],
          [x, y],
        ],
      ],
    });
    const zones = [33_600_000, 33_600_100, 34_500_000].map((x) => ({ geometry: square(x, 4_300_000) }));
    const source = bytesSource('zones.fgb', flatGeobufBytes(zones, { code: 0 }).bytes);
    await expect(openFlatGeobuf(source, {})).rejects.toMatchObject({ code: 'mixed-zones' });
    await expect(batchesOf(source, {}, 1)).rejects.toMatchObject({ code: 'mixed-zones' });
    const same = bytesSource('zone.fgb', flatGeobufBytes(zones.slice(0, 2), { code: 0 }).bytes);
    expect((await batchesOf(same, {}, 1)).map(({ crs }) => [crs.crs, crs.how])).toEqual([
      ['EPSG:4521', 'by-magnitude'],
      ['EPSG:4521', 'by-magnitude'],
    ]);
  });

  it('never asks for the whole file, and reads records larger than a piece', async () => {
    const long: Geometry = { type: 'Polygon', coordinates: [ring(0.01, 140_000)] };
    const short: Geometry = { type: 'Polygon', coordinates: [ring(0.01)] };
    const { bytes } = flatGeobufBytes([short, long, short, long, short].map((geometry) => ({ geometry })));
    const inner = bytesSource('long.fgb', bytes);
    let most = 0;
    const slice = (start: number, end: number) => {
      most = Math.max(most, end - start);
      return inner.slice(start, end);
    };
    const layers = await openFlatGeobuf({ ...inner, slice }, {});
    const [expected] = await readByPackage('long.fgb', bytes);
    expect(layers[0]?.geometry.coordinates.length).toBe(expected?.geometry.coordinates.length);
    expect(layers[0]?.geometry.coordinates.every((x, k) => x === expected?.geometry.coordinates[k])).toBe(true);
    expect(most).toBeLessThan(bytes.length * 0.6);
  });
});

describe('hostile FlatGeobuf', () => {
  it('lists a feature whose parts share their bytes instead of multiplying them', async () => {
    const parts = Array.from({ length: 400 }, (_, k) => [ring(0.01, k === 0 ? 2000 : 4)]);
    const good: Geometry = { type: 'Polygon', coordinates: [ring(0.01)] };
    const { bytes, records } = flatGeobufBytes([
      { geometry: { type: 'MultiPolygon', coordinates: parts } },
      { geometry: good },
    ]);
    const view = new DataView(bytes.buffer);
    const follow = (at: number) => at + view.getUint32(at, true);
    const field = (table: number, k: number) =>
      table + view.getUint16(table - view.getInt32(table, true) + 4 + 2 * k, true);
    const list = follow(field(follow(field(follow((records[0] as number) + 4), 0)), 7)) + 4;
    const target = follow(list);
    for (let k = 1; k < parts.length; k++) view.setUint32(list + 4 * k, target - list - 4 * k, true);
    const [layer] = await openFlatGeobuf(bytesSource('bomb.fgb', bytes), {});
    expect([...(layer as VectorLayer).sourceRows]).toEqual([2]);
    expect(layer?.findings).toMatchObject([{ code: 'broken-feature', at: { row: 1 } }]);
    expect(layer?.geometry).toEqual(
      (await openFlatGeobuf(bytesSource('g.fgb', flatGeobufBytes([{ geometry: good }]).bytes), {}))[0]?.geometry,
    );
  });

  it('survives any changed byte: every feature is a row or a finding', async () => {
    const { bytes, records } = mixedFile(17);
    const from = records[0] as number;
    const change = seeded(123);
    for (let k = 0; k < 3000; k++) {
      const copy = bytes.slice();
      for (let n = 0; n < 1 + 3 * change(); n++) {
        copy[from + Math.floor(change() * (copy.length - from))] = Math.floor(256 * change());
      }
      const outcome = await openFlatGeobuf(bytesSource('x.fgb', copy), {}).catch((error: unknown) => error);
      if (outcome instanceof PlanningError) continue;
      const layers = outcome as VectorLayer[];
      const met = new Set(layers.flatMap((layer) => [...layer.sourceRows]));
      for (const { at } of codesOf(layers)) met.add(at);
      expect(met.size).toBeGreaterThanOrEqual(Math.min(17, layers[0]?.featureCount ?? 0) - missing(layers));
      expect(layers.every(({ geometry }) => geometry.coordinates.every(Number.isFinite))).toBe(true);
    }
  });

  it('does not hang on an index of no features', async () => {
    const { bytes } = flatGeobufBytes([{ geometry: { type: 'Point', coordinates: [100, 38] } }], { count: 0 });
    const view = new DataView(bytes.buffer);
    const header = 12 + view.getUint32(12, true);
    // Without its entry the node size is 16, the default of the format.
    view.setUint16(header - view.getInt32(header, true) + 4 + 2 * 9, 0, true);
    expect((await openFlatGeobuf(bytesSource('i.fgb', bytes), {}))[0]?.featureCount).toBe(1);
  });
});

function codesOf(layers: readonly VectorLayer[]): { at: number }[] {
  return layers.flatMap(({ findings }) => findings.map(({ at }) => ({ at: at.row as number })));
}

/** Features behind a cut are told by one finding. */
function missing(layers: readonly VectorLayer[]): number {
  const cut = layers.flatMap(({ findings }) => findings).find(({ code }) => code === 'truncated-file');
  return cut === undefined ? 0 : 17 - (cut.at.row as number);
}
