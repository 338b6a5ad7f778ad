import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../engine/formats/byte-source.ts';
import { openFile } from '../../engine/formats/detect-format.ts';
import type { VectorLayer } from '../../engine/layer/layer.ts';
import { parcelsFrom } from '../../engine/parcel/parcels-from.ts';
import { measureVector } from '../../engine/plan/measure-vector.ts';
import { openRaster } from '../../engine/plan/open-raster.ts';
import { quietRun } from '../../engine/run/run.ts';
import { zonalTable } from '../../engine/zonal/zonal-table.ts';
import { hasShared, sharedPath } from '../shared-data.ts';

const open = async (path: string) => bytesSource(path, new Uint8Array(readFileSync(sharedPath(path))).buffer);

async function layerOf(path: string): Promise<VectorLayer> {
  const decoded = await openFile(await open(path), {});
  if (decoded.kind !== 'vector') throw new Error(`${path} is no vector file`);
  return decoded.layers[0] as VectorLayer;
}

const CASES = [
  { file: 'data/parcels/fiboa_mix_wgs84.geojson', features: 2410, id: 'id', village: 'src', hectares: 'area_ha' },
  { file: 'data/parcels/za_farms_utm33s_shapefile.zip', features: 2008, id: '', village: '', hectares: null },
];

describe.skipIf(!hasShared)('real parcels of other countries (needs the shared folder)', () => {
  for (const { file, features, id, village, hectares } of CASES) {
    it(`${file}: every feature is used or listed with its reason`, async () => {
      const layer = await layerOf(file);
      expect(layer.featureCount).toBe(features);
      const field = id || ([...layer.attributes.columns.keys()][0] as string);
      const rule = {
        id: field,
        officialArea: hectares === null ? null : { field: hectares, unit: 'ha' as const },
        village: { from: 'field' as const, field: village || field },
        unitDigits: 0,
        landUse: null,
      };
      const { parcels, findings, counts } = parcelsFrom([{ file, layer }], rule, []);
      const listed = findings.filter((finding) => finding.severity === 'error');
      expect(listed).toHaveLength(counts[0]?.dropped ?? -1);
      expect(parcels.ids.length + listed.length).toBe(features);
      expect(listed.every((finding) => finding.message.en !== '' && finding.at.row !== undefined)).toBe(true);
      expect(parcels.areaM2.every((area) => area > 0)).toBe(true);

      const layers = [{ name: 'cropland', file: 'data/geotiff/gtd_hyde_cropland_global_cog_u8.tif', band: 0 }];
      const all = await measureVector(
        { parcels: file, crs: null, idField: null, layers, statistics: ['mean'] },
        { inputs: { open } },
        quietRun,
      );
      expect(all.counts.used + all.counts.dropped).toBe(features);
      expect(all.findings.filter((finding) => finding.severity === 'error')).toHaveLength(all.counts.dropped);
      expect(all.layers[0]?.columns.every((column) => column.values.length === all.counts.used)).toBe(true);

      const raster = await openRaster({ open }, 'data/geotiff/gtd_hyde_cropland_global_cog_u8.tif');
      const request = {
        polygons: parcels.polygons,
        raster,
        band: 0,
        layer: 'cropland',
        unit: '%',
        statistics: ['mean'],
      };
      const { columns } = await zonalTable(request, quietRun);
      expect(columns.every((column) => column.values.length === parcels.ids.length)).toBe(true);
      const mean = columns.find((column) => column.name === 'cropland.mean');
      expect(mean?.values.filter((value) => value >= 0 && value <= 100).length).toBeGreaterThan(
        0.9 * parcels.ids.length,
      );
    });
  }

  it('agrees with the stated ellipsoidal hectares of the mixed set', async () => {
    const { file, id, village } = CASES[0] as (typeof CASES)[number];
    const layer = await layerOf(file);
    const rule = {
      id,
      officialArea: { field: 'area_ha', unit: 'ha' as const },
      village: { from: 'field' as const, field: village },
      unitDigits: 0,
      landUse: null,
    };
    const { parcels } = parcelsFrom([{ file, layer }], rule, []);
    let close = 0;
    for (let row = 0; row < parcels.ids.length; row++) {
      const stated = parcels.officialAreaM2[row] as number;
      // The sheet keeps four decimals of a hectare (0.5 m²), and positions rounded to 1e-6° (0.08 m) move a compact
      // outline of perimeter 4.5·√A by at most 0.36·√A m².
      if (Math.abs((parcels.areaM2[row] as number) - stated) <= 0.51 + 0.36 * Math.sqrt(stated)) close++;
    }
    expect(close / parcels.ids.length).toBeGreaterThan(0.99);
  });
});
