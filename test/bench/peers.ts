import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { GeoTIFF } from 'geotiff';
import type { BenchData } from './bench-data.ts';

/** Seconds that geotiff.js takes to read all cells of all rasters. */
export async function wholeImageCost(files: readonly string[]): Promise<number> {
  const started = performance.now();
  for (const file of files) {
    const bytes = readFileSync(file);
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const image = await (await GeoTIFF.fromSource(memorySource(buffer))).getImage();
    await image.readRasters();
  }
  return (performance.now() - started) / 1000;
}

function memorySource(buffer: ArrayBuffer) {
  const cut = ({ offset, length }: { offset: number; length: number }) => buffer.slice(offset, offset + length);
  return {
    fetchSlice: async (range: { offset: number; length: number }) => ({ ...range, data: cut(range) }),
    fetch: async (ranges: { offset: number; length: number }[]) => ranges.map(cut),
    fileSize: buffer.byteLength,
    close: () => Promise.resolve(),
  };
}

/** What the bench uses of geoblaze. */
interface Geoblaze {
  parse(data: ArrayBuffer): Promise<unknown>;
  stats(raster: unknown, polygon: unknown): Promise<unknown>;
}

/** Seconds per parcel and layer of geoblaze over some parcels of one raster; `null` where it is not installed in `home`. */
export async function geoblazeCost(
  home: string,
  { polygons, rasters }: BenchData,
  sample: number,
): Promise<number | null> {
  let geoblaze: Geoblaze;
  try {
    geoblaze = createRequire(resolve(home, 'package.json'))('geoblaze') as Geoblaze;
  } catch {
    return null;
  }
  const bytes = readFileSync(rasters[0] as string);
  const raster = await geoblaze.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  // It also leaves rejections behind that nobody can catch.
  const ignore = () => undefined;
  process.on('unhandledRejection', ignore);
  const started = performance.now();
  for (let parcel = 0; parcel < sample; parcel++) {
    const ring: number[][] = [];
    const from = polygons.ringOffsets[parcel] as number;
    for (let k = from; k < (polygons.ringOffsets[parcel + 1] as number); k++) {
      ring.push([polygons.coordinates[2 * k] as number, polygons.coordinates[2 * k + 1] as number]);
    }
    try {
      await geoblaze.stats(raster, [ring]);
    } catch {
      // By its cell-centre rule a small parcel may hold no cell, which it throws for; that is part of what it costs.
    }
  }
  const seconds = (performance.now() - started) / 1000 / sample;
  await new Promise((later) => setTimeout(later, 50));
  process.removeListener('unhandledRejection', ignore);
  return seconds;
}

/** Arguments that ask exactextract for the same table. */
export function exactextractArguments(data: BenchData, statistics: readonly string[], out: string): string[] {
  const names = data.rasters.map((_, k) => `l${k}`);
  return [
    ...data.rasters.flatMap((file, k) => ['-r', `${names[k]}:${file}`]),
    '-p',
    data.parcels,
    '-f',
    data.id,
    ...names.flatMap((name) => statistics.flatMap((statistic) => ['-s', `${statistic}(${name})`])),
    '-o',
    out,
  ];
}
