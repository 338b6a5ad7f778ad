import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { geojsonFaults } from '../ci/geojson-faults.ts';
import { runWotu } from './run-wotu.ts';

const folder = mkdtempSync(resolve(tmpdir(), 'wotu-buffer-'));
const file = (name: string, features: readonly unknown[]): string => {
  const path = resolve(folder, name);
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
  return path;
};
const feature = (type: string, coordinates: unknown, properties: object) => ({
  type: 'Feature',
  geometry: { type, coordinates },
  properties,
});
const box = (x: number, y: number, size: number) => [
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ],
];
const parcels = file('parcels.geojson', [
  feature('Polygon', box(100.1, 38.9, 0.004), { DKBM: '0620702001000100001', mu: 3.5 }),
  feature('Polygon', box(100.2, 38.9, 0.0001), { DKBM: '0620702001000100002', mu: 0.1 }),
]);
const wells = file('wells.geojson', [
  feature('Point', [100.5, 39], { name: '甲井' }),
  feature('Point', [100.501, 39], { name: '乙井' }),
]);

describe('wotu buffer', () => {
  it('keeps attributes, tells what vanished, and writes RFC 7946', async () => {
    const out = resolve(folder, 'inside.geojson');
    const { status, stdout } = await runWotu('buffer', parcels, '--distance', '-20', '--out', out, '--json');
    expect(status).toBe(0);
    const summary = JSON.parse(stdout);
    expect(summary.counts).toEqual({ read: 2, written: 1, vanished: 1, repaired: 0, unusable: 0 });
    expect(summary.vanished).toEqual(['2']);
    expect(summary.findings).toMatchObject([{ code: 'vanished-feature', at: { row: 2 } }]);
    expect(summary.areaAfterM2).toBeLessThan(summary.areaBeforeM2);
    expect(geojsonFaults(readFileSync(out, 'utf8'))).toEqual([]);
    const document = JSON.parse(readFileSync(out, 'utf8'));
    expect(document.features).toHaveLength(1);
    expect(document.features[0]).toMatchObject({ id: '1', properties: { DKBM: '0620702001000100001', mu: 3.5 } });
  });

  it('draws discs whose radius is metres on the ellipsoid', async () => {
    const out = resolve(folder, 'disc.geojson');
    const { status } = await runWotu('buffer', wells, '--distance', '1000', '--segments', '32', '--out', out);
    expect(status).toBe(0);
    const [disc] = JSON.parse(readFileSync(out, 'utf8')).features;
    for (const [lon, lat] of disc.geometry.coordinates[0][0]) {
      const metres = geodesic.Geodesic.WGS84.Inverse(39, 100.5, lat, lon).s12 ?? Number.NaN;
      // Corners lie on the circle, points between them on the chord.
      expect(metres).toBeLessThan(1000.01);
      expect(metres).toBeGreaterThan(1000 * Math.cos(Math.PI / 128) - 0.01);
    }
  });

  it('dissolves, in the CRS of the file when asked', async () => {
    const out = resolve(folder, 'dissolved.geojson');
    const { status, stdout } = await runWotu(
      ...[
        'buffer',
        wells,
        '--distance',
        '500',
        '--dissolve',
        '--keep-crs',
        '--crs',
        'EPSG:4490',
        '--out',
        out,
        '--json',
      ],
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ crs: 'EPSG:4490', counts: { read: 2, written: 1 } });
    const { features } = JSON.parse(readFileSync(out, 'utf8'));
    expect(features).toHaveLength(1);
    expect(features[0]).toMatchObject({ properties: { sources: 2, distance_m: 500 } });
    expect(features[0].geometry.coordinates).toHaveLength(1);
  });

  it('writes FlatGeobuf that we read again', async () => {
    const out = resolve(folder, 'parcels.fgb');
    expect((await runWotu('buffer', parcels, '--distance', '5', '--join', 'mitre', '--out', out)).status).toBe(0);
    const { stdout } = await runWotu('inspect', out, '--json');
    expect(JSON.parse(stdout)[0].layers[0]).toMatchObject({ kind: 'polygon', count: 2 });
  });

  it.each([
    [['buffer', wells, '--distance', '-5'], 2, 'distance-not-positive'],
    [['buffer', wells, '--distance', '5e6'], 2, 'bad-buffer-distance'],
    [['buffer', parcels, '--distance', '5', '--side', 'left'], 2, 'side-needs-lines'],
    [['buffer', parcels, '--distance', '5', '--segments', '0'], 2, 'bad-buffer-segments'],
    [['buffer', parcels, '--distance', '5', '--out', resolve(folder, 'x.shp')], 2, 'unknown-output'],
    [['buffer', 'nothing-here.geojson', '--distance', '5'], 3, 'missing-file'],
  ] as const)('refuses %j', async (words, code, reason) => {
    const { status, stdout } = await runWotu(...words, '--json');
    expect(status).toBe(code);
    expect(JSON.parse(stdout).error.code).toBe(reason);
  });

  it('leaves polygons as they are at zero, and says so', async () => {
    const { status, stdout } = await runWotu('buffer', parcels, '--distance', '0', '--json');
    expect(status).toBe(0);
    const { findings, areaBeforeM2, areaAfterM2 } = JSON.parse(stdout);
    expect(findings).toMatchObject([{ code: 'zero-distance', severity: 'warning' }]);
    expect(areaAfterM2 / areaBeforeM2).toBeCloseTo(1, 6);
  });

  it('takes no word for a distance', async () => {
    expect((await runWotu('buffer', wells, '--distance', 'far')).status).toBe(2);
  });
});
