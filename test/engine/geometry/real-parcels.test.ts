import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesSource } from '../../../engine/formats/byte-source.ts';
import { openFile } from '../../../engine/formats/detect-format.ts';
import { bufferOnEllipsoid } from '../../../engine/geometry/buffer-on-ellipsoid.ts';
import { type PolygonSet, polygonCount } from '../../../engine/geometry/polygon-set.ts';
import { findInvalidRings } from '../../../engine/geometry/validity.ts';
import { hasShared, sharedPath } from '../../shared-data.ts';

const FILES = [
  ['za_farms_utm33s_shapefile.zip', 2008],
  ['fiboa_mix_wgs84.geojson', 2410],
] as const;

/** Real parcels, 16 and 15 or more of them faulty: every buffer is valid, whatever vanished is listed. */
describe.skipIf(!hasShared).each(FILES)('%s (needs the shared data)', (file, count) => {
  let set: PolygonSet;
  beforeAll(async () => {
    const path = sharedPath(`data/parcels/${file}`);
    const decoded = await openFile(bytesSource(file, new Uint8Array(readFileSync(path))), {});
    const layer = decoded.kind === 'vector' ? decoded.layers[0] : undefined;
    if (layer?.geometry.kind !== 'polygon') throw new Error(`${file} holds no polygons`);
    set = layer.geometry;
  });

  it.each([-8, 8, -50])('at %d m', (distance) => {
    expect(polygonCount(set)).toBe(count);
    const { set: buffers, vanished, repairs, unusable } = bufferOnEllipsoid({ set, distance });
    expect(polygonCount(buffers)).toBe(count);
    const faults = findInvalidRings(buffers);
    expect(faults.filter(({ reason }) => reason !== 'empty-geometry')).toEqual([]);
    expect(faults.map(({ feature }) => feature)).toEqual(
      [...vanished, ...unusable.map(({ feature }) => feature)].sort((a, b) => a - b),
    );
    expect(repairs.length).toBeGreaterThan(0);
    if (distance > 0) expect(vanished).toEqual([]);
  });
});
