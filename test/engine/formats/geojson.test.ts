import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import type { DecodeOptions } from '../../../engine/formats/format.ts';
import { openGeoJson } from '../../../engine/formats/geojson.ts';
import { scanFeatures } from '../../../engine/formats/geojson-scanner.ts';
import { ellipsoidalAreaM2 } from '../../../engine/geometry/geodesic-area.ts';
import { type PolygonSet, ringRange } from '../../../engine/geometry/polygon-set.ts';
import { findInvalidRings, repairPolygons } from '../../../engine/geometry/validity.ts';
import type { VectorLayer } from '../../../engine/layer/layer.ts';
import { numberAt, textAt } from '../../../engine/table/table.ts';
import { hasShared, sharedPath } from '../../shared-data.ts';

const square = (x: number, y: number, size = 0.001) => [
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ],
];
const feature = (properties: unknown, geometry: unknown, more = {}) => ({
  type: 'Feature',
  properties,
  geometry,
  ...more,
});
const parcel = (properties: unknown, x = 100.5, y = 38.9) =>
  feature(properties, { type: 'Polygon', coordinates: square(x, y) });
const collection = (features: unknown[], more = {}) => JSON.stringify({ type: 'FeatureCollection', ...more, features });

function open(text: string | Uint8Array, options: DecodeOptions = {}): Promise<VectorLayer[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return openGeoJson(bytesSource('dir/parcels.geojson', bytes), options);
}

async function one(text: string | Uint8Array, options: DecodeOptions = {}): Promise<VectorLayer> {
  return (await open(text, options))[0] as VectorLayer;
}

describe('openGeoJson', () => {
  it('reads features with ids as text and numbers as numbers', async () => {
    const layer = await one(
      collection([parcel({ id: '0620', area: 12.5, crop: null }), parcel({ id: '0621', area: null, crop: '葱' })]),
    );
    expect(layer.name).toBe('parcels');
    expect(layer.crs).toEqual({ crs: 'EPSG:4326', how: 'by-format', reason: expect.stringContaining('RFC 7946') });
    expect([
      textAt(layer.attributes, 'id', 0),
      numberAt(layer.attributes, 'area', 0),
      numberAt(layer.attributes, 'area', 1),
    ]).toEqual(['0620', 12.5, undefined]);
    expect([textAt(layer.attributes, 'crop', 0), textAt(layer.attributes, 'crop', 1)]).toEqual([undefined, '葱']);
    expect([layer.featureCount, [...layer.sourceRows], layer.findings]).toEqual([2, [1, 2], []]);
  });

  it('keeps text that looks like numbers, mixed columns, booleans and objects as text', async () => {
    const layer = await one(
      collection([parcel({ a: '007', b: 1, c: true, d: { e: [1] } }), parcel({ a: '8', b: 'x', c: false })]),
    );
    const { attributes } = layer;
    expect(['a', 'b', 'c', 'd'].map((name) => textAt(attributes, name, 0))).toEqual(['007', '1', 'true', '{"e":[1]}']);
  });

  it('keeps nineteen-digit codes digit by digit though they are written as numbers', async () => {
    const text = collection([parcel({ DKBM: 'X', n: 0.1234567890123456 })]).replace('"X"', '6207021072031200456');
    const layer = await one(text);
    expect(textAt(layer.attributes, 'DKBM', 0)).toBe('6207021072031200456');
    expect(numberAt(layer.attributes, 'n', 0)).toBe(0.1234567890123456);
    expect(layer.findings).toMatchObject([{ code: 'unsafe-integer', at: { row: 1 } }]);
  });

  it('keeps the feature id, beside a different id property', async () => {
    const layer = await one(
      collection([feature({}, parcel({}).geometry, { id: 7 }), feature({ id: 'own' }, parcel({}).geometry, { id: 8 })]),
    );
    expect([textAt(layer.attributes, 'id', 0), textAt(layer.attributes, 'id', 1)]).toEqual(['7', 'own']);
    expect(textAt(layer.attributes, 'feature_id', 1)).toBe('8');
  });

  it('drops Z, closes rings and turns them, and says what it closed', async () => {
    const open4 = [
      [100, 38, 5],
      [100, 39, 5],
      [101, 39, 5],
      [101, 38, 5],
    ];
    const layer = await one(collection([feature({}, { type: 'Polygon', coordinates: [open4] })]));
    expect([...layer.geometry.coordinates]).toEqual([101, 38, 101, 39, 100, 39, 100, 38, 101, 38]);
    expect(layer.findings).toMatchObject([{ code: 'unclosed', at: { row: 1 } }]);
  });

  it('reads multi geometries, collections of one kind, a bare feature and a bare geometry', async () => {
    const multi = { type: 'MultiPolygon', coordinates: [square(100, 38), square(101, 38)] };
    const gathered = {
      type: 'GeometryCollection',
      geometries: [{ type: 'Polygon', coordinates: square(100, 38) }, multi],
    };
    const layer = await one(collection([feature({}, multi), feature({}, gathered)]));
    expect([...(layer.geometry as PolygonSet).geometryOffsets]).toEqual([0, 2, 5]);
    expect((await one(JSON.stringify(parcel({ a: 1 })))).featureCount).toBe(1);
    expect((await one(JSON.stringify(multi))).featureCount).toBe(1);
  });

  it('reads newline-delimited features and text sequences', async () => {
    const lines = [1, 2, 3].map((n) => JSON.stringify(parcel({ n })));
    expect((await one(lines.join('\n'))).featureCount).toBe(3);
    const sequence = await one(lines.map((line) => `\x1e${line}\n`).join(''));
    expect([0, 1, 2].map((row) => numberAt(sequence.attributes, 'n', row))).toEqual([1, 2, 3]);
  });

  it('gives each kind of geometry its own layer and counts all of them', async () => {
    const point = feature({ k: 'p' }, { type: 'Point', coordinates: [100, 38] });
    const points = feature(
      { k: 'm' },
      {
        type: 'MultiPoint',
        coordinates: [
          [100, 38],
          [101, 38],
        ],
      },
    );
    const line = feature(
      { k: 'l' },
      {
        type: 'LineString',
        coordinates: [
          [100, 38],
          [101, 38],
        ],
      },
    );
    const layers = await open(collection([point, parcel({ k: 'a' }), line, points]));
    expect(
      layers.map(({ geometry, sourceRows, featureCount }) => [geometry.kind, [...sourceRows], featureCount]),
    ).toEqual([
      ['polygon', [2], 4],
      ['line', [3], 1],
      ['point', [1, 4, 4], 2],
    ]);
    expect(layers[0]?.findings.map(({ code, at }) => [code, at.row])).toEqual([
      ['other-geometry-kind', 3],
      ['other-geometry-kind', 1],
    ]);
    expect(layers.slice(1).every((layer) => layer.findings.length === 0)).toBe(true);
  });

  it('lists what cannot be used, with its reason, and reads the rest', async () => {
    const broken = [
      feature({}, null),
      feature({}, { type: 'Polygon', coordinates: [] }),
      feature(
        {},
        {
          type: 'Polygon',
          coordinates: [
            [
              [100, null],
              [1, 2],
              [3, 4],
              [100, 1],
            ],
          ],
        },
      ),
      feature({}, { type: 'Curve', coordinates: [[1, 2]] }),
      feature(
        {},
        {
          type: 'GeometryCollection',
          geometries: [
            { type: 'Point', coordinates: [1, 2] },
            { type: 'Polygon', coordinates: square(1, 2) },
          ],
        },
      ),
      feature({}, { type: 'Polygon', coordinates: [100, 38] }),
      17,
    ];
    const text = collection([...broken, parcel({ ok: 1 })]).replace(
      '{"ok":1}',
      '{"ok":1}}, {"type":"Feature" "oops":}, {"type":"Feature","properties":{"ok":2}',
    );
    const layer = await one(text);
    expect(layer.findings.map(({ code, at }) => [at.row, code])).toEqual([
      [1, 'no-geometry'],
      [2, 'empty-geometry'],
      [3, 'broken-coordinate'],
      [4, 'unknown-geometry'],
      [5, 'mixed-geometry-collection'],
      [6, 'broken-coordinate'],
      [7, 'broken-feature'],
      [8, 'no-geometry'],
      [9, 'broken-json'],
    ]);
    expect([layer.featureCount, [...layer.sourceRows]]).toEqual([10, [10]]);
    for (const finding of layer.findings)
      expect([finding.message.zh, finding.remedy.en].every((words) => words.length > 5)).toBe(true);
  });

  it('reads a text cut short as far as it goes', async () => {
    const text = collection([parcel({ n: 1 }), parcel({ n: 2 }), parcel({ n: 3 })]);
    const layer = await one(text.slice(0, text.lastIndexOf('"n":3')));
    expect([layer.featureCount, layer.findings.map((finding) => finding.code)]).toEqual([2, ['truncated-file']]);
  });

  it('cuts features at the same places whatever the size of the pieces read', async () => {
    const odd = Array.from({ length: 50 }, (_, n) => parcel({ n, text: `}{][\\" "features":[ 党寨 ${n}` }));
    const text = collection(odd, { name: 'L"1', note: { features: [1] } });
    const whole = await pieces(text, 1 << 20);
    expect(whole.features).toHaveLength(50);
    expect(whole.features.map((json) => JSON.parse(json))).toEqual(odd);
    expect(whole.roots).toEqual([
      [{ type: 'FeatureCollection', name: 'L"1', note: { features: [1] }, features: [] }, true],
    ]);
    for (const size of [1, 7, 64, 1000]) expect(await pieces(text, size)).toEqual(whole);
  });

  it('finds GB18030 text and byte-order marks', async () => {
    const [before, after] = collection([parcel({ 名: '@' })])
      .split('名')
      .flatMap((part) => part.split('@')) as [string, string];
    // 镸 ends in the byte 0x5C, a backslash; 名 is C3 FB.
    const ascii = (part: string) => [...new TextEncoder().encode(part)];
    const rest = collection([parcel({ 名: '@' })]).split('@')[1] as string;
    const bytes = Uint8Array.from([
      ...ascii(before),
      0xc3,
      0xfb,
      ...ascii(after),
      0xd5,
      0xc5,
      0xe6,
      0x5c,
      0xd2,
      0xb4,
      ...ascii(rest),
    ]);
    const layer = await one(bytes);
    expect(layer.encoding?.encoding).toBe('gb18030');
    expect(textAt(layer.attributes, '名', 0)).toMatch(/^张.掖$/);
    expect((await one(`\uFEFF${collection([parcel({ a: 1 })])}`)).featureCount).toBe(1);
  });
});

describe('CRS of a GeoJSON', () => {
  const far = (more = {}) =>
    collection([feature({}, { type: 'Polygon', coordinates: square(33_600_000, 4_310_000, 100) })], more);
  const member = (name: string) => ({ crs: { type: 'name', properties: { name } } });

  it('follows a crs member and says so', async () => {
    const layer = await one(far(member('urn:ogc:def:crs:EPSG::4521')));
    expect(layer.crs).toMatchObject({ crs: 'EPSG:4521', how: 'from-file' });
    expect(layer.findings).toMatchObject([{ code: 'crs-member', severity: 'info' }]);
    const crs84 = await one(collection([parcel({})], member('urn:ogc:def:crs:OGC:1.3:CRS84')));
    expect(crs84.crs.crs).toBe('EPSG:4326');
  });

  it('follows the zone number in the eastings when nothing is said', async () => {
    expect((await one(far())).crs).toMatchObject({ crs: 'EPSG:4521', how: 'by-magnitude' });
  });

  it('is asked for when nothing decides', async () => {
    const text = collection([feature({}, { type: 'Polygon', coordinates: square(600_000, 4_310_000, 100) })]);
    await expect(open(text)).rejects.toMatchObject({ kind: 'input', code: 'unknown-crs' });
    expect((await one(text, { crs: 'EPSG:4542' })).crs).toMatchObject({ crs: 'EPSG:4542', how: 'declared' });
    await expect(open(collection([parcel({})], { crs: { type: 'link', properties: {} } }))).rejects.toMatchObject({
      code: 'unknown-crs',
    });
  });

  it('is refused when the coordinates deny it', async () => {
    const error = await open(far(member('EPSG:4326'))).catch((e) => e);
    expect(error).toMatchObject({ code: 'wrong-crs', at: { file: 'dir/parcels.geojson' } });
    expect(error.remedy.en).toContain('EPSG:4521');
    await expect(open(collection([parcel({})]), { crs: 'EPSG:4521' })).rejects.toMatchObject({ code: 'wrong-crs' });
    const both = collection([
      parcel({}),
      feature({}, { type: 'Polygon', coordinates: square(33_600_000, 4_310_000, 100) }),
    ]);
    await expect(open(both)).rejects.toMatchObject({ code: 'unknown-crs' });
  });
});

describe('texts that are no GeoJSON', () => {
  it.each([
    ['a JSON of something else', '{"parcels": [1, 2]}', 'not-geojson'],
    ['an empty collection', collection([]), 'empty-layer'],
    ['a collection without usable features', collection([feature({}, null)]), 'empty-layer'],
    ['a web page', '<html><style>body {color: red}</style></html>', 'not-geojson'],
  ])('%s', async (_, text, code) => {
    await expect(open(text)).rejects.toMatchObject({ kind: 'input', code });
  });
});

describe.skipIf(!hasShared)('real GeoJSON (skipped when ../shared is absent)', () => {
  const read = async (path: string) => {
    const source = bytesSource(path, readFileSync(sharedPath(path)));
    return (await openGeoJson(source, {}))[0] as VectorLayer;
  };

  it('the 2,410 parcels of 25 countries: none lost, areas as published', async () => {
    const layer = await read('data/parcels/fiboa_mix_wgs84.geojson');
    expect([layer.featureCount, layer.sourceRows.length, layer.findings]).toEqual([2410, 2410, []]);
    const geometry = layer.geometry as PolygonSet;
    // The very features that GEOS 3.11 calls invalid; repeated points are valid there.
    const invalid = findInvalidRings(geometry).filter((fault) => fault.reason !== 'duplicate-points');
    expect(invalid.map((fault) => fault.feature)).toEqual([
      4, 9, 360, 624, 914, 915, 921, 931, 978, 999, 2115, 2117, 2129, 2154, 2247,
    ]);
    const { set, repairs, unusable } = repairPolygons(geometry);
    expect(unusable).toEqual([]);
    expect(repairs.length).toBe(findInvalidRings(geometry).length);
    expect(findInvalidRings(set)).toEqual([]);
    const area = ellipsoidalAreaM2(set);
    let [sum, publishedSum] = [0, 0];
    for (let row = 0; row < 2410; row++) {
      const published = (numberAt(layer.attributes, 'area_ha', row) as number) * 1e4;
      // Published before coordinates were rounded to six decimals: corners moved by up to 0.08 m.
      expect(Math.abs((area[row] as number) - published)).toBeLessThanOrEqual(1 + 0.08 * perimeterM(set, row));
      sum += area[row] as number;
      publishedSum += published;
    }
    expect(Math.abs(sum / publishedSum - 1)).toBeLessThan(1e-5);
  });

  it.each([
    ['data/parcels/formats/fiboa_example.geojson', 2],
    ['data/parcels/us_csb_2017_2024.geojson', 100],
    ['data/parcels/br_lem_2019_2020_monthly.geojson', 100],
    ['data/boundary/counties_osm_wgs84.geojson', 6],
    ['data/rivers/rivers_wdb2_full.geojson', 73],
  ])('%s', async (path, count) => {
    const layer = await read(path);
    expect([layer.featureCount, layer.sourceRows.length]).toEqual([count, count]);
    expect(layer.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });
});

/** Length of all rings of a feature in metres, near enough for a bound. */
function perimeterM(set: PolygonSet, feature: number): number {
  const [first, end] = ringRange(set, feature);
  let sum = 0;
  for (let r = first; r < end; r++) {
    for (let k = set.ringOffsets[r] as number; k < (set.ringOffsets[r + 1] as number) - 1; k++) {
      const [x0, y0, x1, y1] = set.coordinates.subarray(2 * k, 2 * k + 4) as unknown as [
        number,
        number,
        number,
        number,
      ];
      sum += 111_320 * Math.hypot((x1 - x0) * Math.cos((y0 * Math.PI) / 180), y1 - y0);
    }
  }
  return sum;
}

async function pieces(text: string, size: number) {
  const features: string[] = [];
  const roots: [unknown, boolean][] = [];
  await scanFeatures(
    bytesSource('x', new TextEncoder().encode(text)),
    new TextDecoder('utf-8'),
    {
      feature: (json) => features.push(json),
      root: (json, complete) => roots.push([JSON.parse(json), complete]),
      stray: (json) => features.push(json),
    },
    size,
  );
  return { features, roots };
}
