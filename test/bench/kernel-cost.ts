import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { bytesSource } from '../../engine/formats/byte-source.ts';
import { openGeoTiff } from '../../engine/formats/geotiff.ts';
import type { PolygonSet } from '../../engine/geometry/polygon-set.ts';
import type { RasterBlock, RasterSource } from '../../engine/layer/raster.ts';
import { quietRun } from '../../engine/run/run.ts';
import { measureZonal } from '../../engine/zonal/zonal-table.ts';

/** Rasters whose touched blocks stand decoded in memory; what handing them out costs is counted apart. */
export interface DecodedRasters {
  readonly rasters: readonly RasterSource[];
  /** Seconds spent on copying blocks since the last look. */
  copied(): number;
}

/** Opens the rasters; the first measurement decodes, later ones copy. */
export async function decodedRasters(files: readonly string[]): Promise<DecodedRasters> {
  let seconds = 0;
  const rasters: RasterSource[] = [];
  for (const file of files) {
    const source = bytesSource(file, new Uint8Array(readFileSync(file)));
    const raster = await openGeoTiff(source, { inflate: (bytes, most) => inflateSync(bytes, { chunkSize: most + 1 }) });
    const kept = new Map<string, RasterBlock>();
    rasters.push({
      ...raster,
      readBlock: async (column, row, band) => {
        const key = `${column},${row},${band}`;
        const block = kept.get(key) ?? (await raster.readBlock(column, row, band));
        const started = performance.now();
        kept.set(key, block);
        const copy = { ...block, values: block.values.slice() as RasterBlock['values'] };
        seconds += (performance.now() - started) / 1000;
        return copy;
      },
    });
  }
  return {
    rasters,
    copied: () => {
      const since = seconds;
      seconds = 0;
      return since;
    },
  };
}

/** Seconds that plan, coverage and statistics take in one thread over blocks in memory. */
export async function kernelCost(
  polygons: PolygonSet,
  decoded: DecodedRasters,
  statistics: readonly string[],
): Promise<number> {
  const layers = decoded.rasters.map((raster, k) => ({ raster, band: 0, layer: `l${k}`, unit: '', statistics }));
  decoded.copied();
  const started = performance.now();
  const outcomes = await measureZonal({ polygons, layers }, quietRun);
  const seconds = (performance.now() - started) / 1000 - decoded.copied();
  for (const outcome of outcomes) if ('error' in outcome) throw outcome.error;
  return seconds;
}
