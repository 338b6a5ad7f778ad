import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { bytesSource } from '../../engine/formats/byte-source.ts';
import { openFile } from '../../engine/formats/detect-format.ts';
import type { PolygonSet } from '../../engine/geometry/polygon-set.ts';
import { repoRoot } from '../shared-data.ts';

/** Parcels and rasters that are measured, and where they came from. */
export interface BenchData {
  readonly name: string;
  readonly parcels: string;
  readonly id: string;
  readonly rasters: readonly string[];
  readonly polygons: PolygonSet;
}

/** Sizes by name in a folder of generated data, and the rasters that cover them. */
const RASTER_PREFIX: Readonly<Record<string, string>> = { '1m': 'w30' };

/** A size of a folder that holds `pSIZE.fgb` (field `id`) and eight rasters. */
export async function generatedData(folder: string, size: string): Promise<BenchData> {
  const parcels = resolve(folder, `p${size}.fgb`);
  const prefix = RASTER_PREFIX[size] ?? 'r30';
  const rasters = Array.from({ length: 8 }, (_, k) => resolve(folder, `${prefix}_${k}.tif`));
  for (const file of [parcels, ...rasters]) if (!existsSync(file)) throw new Error(`${file} is missing`);
  return { name: size, parcels, id: 'id', rasters, polygons: await polygonsOf(parcels) };
}

/** The project's own data set, made larger from a seed; kept between runs. */
export async function ownData(scale: number, seed: number): Promise<BenchData> {
  const folder = resolve(tmpdir(), `wotu-bench-${scale}-${seed}`);
  if (!existsSync(resolve(folder, 'rasters'))) {
    mkdirSync(folder, { recursive: true });
    const args = ['data/make/make.ts', '--scale', String(scale), '--seed', String(seed), '--out', folder];
    const made = spawnSync('npx', ['tsx', ...args], { cwd: repoRoot, stdio: ['ignore', 'ignore', 'inherit'] });
    if (made.status !== 0) throw new Error(`the data set of scale ${scale} could not be made`);
  }
  const town = resolve(folder, 'towns/liaoquan');
  const parcels = resolve(town, readdirSync(town).find((name) => name.endsWith('.zip')) ?? 'parcels.zip');
  const rasters = readdirSync(resolve(folder, 'rasters')).map((name) => resolve(folder, 'rasters', name));
  return { name: `own-x${scale}`, parcels, id: 'DKBM', rasters, polygons: await polygonsOf(parcels) };
}

async function polygonsOf(file: string): Promise<PolygonSet> {
  const decoded = await openFile(bytesSource(file, new Uint8Array(readFileSync(file))), { fields: [] });
  const layer = decoded.kind === 'vector' ? decoded.layers[0] : undefined;
  if (layer?.geometry.kind !== 'polygon') throw new Error(`${file} holds no polygons`);
  return layer.geometry;
}
