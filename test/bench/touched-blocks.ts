import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { unzlibSync } from 'fflate';
import { GeoTIFF } from 'geotiff';
import { bytesSource } from '../../engine/formats/byte-source.ts';
import { openGeoTiff } from '../../engine/formats/geotiff.ts';
import type { PolygonSet } from '../../engine/geometry/polygon-set.ts';
import { cellFrameOf } from '../../engine/zonal/cell-frame.ts';
import { cutStack } from '../../engine/zonal/chunking.ts';
import { polygonsInGrid } from '../../engine/zonal/polygons-in-grid.ts';
import { planZonal } from '../../engine/zonal/zonal-plan.ts';

/** The compressed bytes of every block that parcels touch, over all rasters. */
export interface TouchedBlocks {
  readonly blocks: readonly Uint8Array[];
  /** Bytes of a block once inflated. */
  readonly blockBytes: number;
  readonly cells: number;
}

/** Finds them by the engine's own plan; `null` unless all rasters are deflated tiles. */
export async function touchedBlocks(polygons: PolygonSet, files: readonly string[]): Promise<TouchedBlocks | null> {
  const blocks: Uint8Array[] = [];
  let blockBytes = 0;
  let cells = 0;
  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(file));
    const raster = await openGeoTiff(bytesSource(file, bytes), {});
    const { grid, blockWidth, blockHeight } = raster;
    const stack = { grid, blockWidth, blockHeight, layers: [0], blockBytes: 8 * blockWidth * blockHeight };
    const frame = cellFrameOf(grid, file);
    const placed = polygonsInGrid(polygons, grid);
    const { touched } = await planZonal(placed, frame, cutStack(stack, 1 << 14, file), () => Promise.resolve());
    const image = await (await GeoTIFF.fromSource(sourceOf(bytes))).getImage();
    const directory = image.fileDirectory;
    if (Number(directory.getValue('Compression')) !== 8 && Number(directory.getValue('Compression')) !== 32946)
      return null;
    const offsets = (await directory.loadValue('TileOffsets')) as ArrayLike<number> | undefined;
    const counts = (await directory.loadValue('TileByteCounts')) as ArrayLike<number> | undefined;
    if (offsets === undefined || counts === undefined) return null;
    for (let k = 0; k < touched.length; k++) {
      if (touched[k] !== 1 || Number(counts[k]) === 0) continue;
      const from = Number(offsets[k]);
      blocks.push(bytes.subarray(from, from + Number(counts[k])));
      cells += blockWidth * blockHeight;
    }
    blockBytes = Math.max(blockBytes, (blockWidth * blockHeight * Number(image.getBitsPerSample())) / 8);
  }
  return { blocks, blockBytes, cells };
}

function sourceOf(bytes: Uint8Array) {
  const slice = ({ offset, length }: { offset: number; length: number }) => bytes.slice(offset, offset + length).buffer;
  return {
    fetchSlice: async (range: { offset: number; length: number }) => ({ ...range, data: slice(range) }),
    fetch: async (ranges: { offset: number; length: number }[]) => ranges.map(slice),
    fileSize: bytes.length,
    close: () => Promise.resolve(),
  };
}

/** Ways to inflate a block that are measured side by side; the first two are what ratios are told against. */
export const INFLATERS: Readonly<Record<string, (block: Uint8Array, most: number) => unknown>> = {
  nodeDefault: (block) => inflateSync(block),
  nodeOneChunk: (block, most) => inflateSync(block, { chunkSize: most + 1 }),
  fflate: (block, most) => unzlibSync(block, { out: new Uint8Array(most) }),
  decompressionStream: async (block, most) => {
    const { readable, writable } = new DecompressionStream('deflate');
    const writer = writable.getWriter();
    void writer.write(block as BufferSource);
    void writer.close();
    const out = new Uint8Array(most);
    let at = 0;
    for await (const piece of readable) {
      out.set(piece, at);
      at += piece.length;
    }
    return out;
  },
};

/** Seconds of CPU to inflate all blocks once. */
export async function inflateCost({ blocks, blockBytes }: TouchedBlocks, way: string): Promise<number> {
  const inflate = INFLATERS[way];
  if (inflate === undefined) throw new Error(`there is no way to inflate called ${way}`);
  const before = process.cpuUsage();
  for (const block of blocks) await inflate(block, blockBytes);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
