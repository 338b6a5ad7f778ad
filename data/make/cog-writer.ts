import { zlibSync } from 'fflate';
import { type Tag, TiffHeader } from './tiff-header.ts';

/** Side of a tile, cells. */
export const TILE = 256;

/** What a Cloud Optimized GeoTIFF needs to be told. */
export interface CogDescription {
  readonly width: number;
  readonly height: number;
  /** Outer corner of the first cell, and the side of a cell in metres. */
  readonly left: number;
  readonly top: number;
  readonly cellM: number;
  readonly epsg: number;
  readonly citation: string;
  readonly bits: 8 | 16;
  readonly scale: number;
  readonly offset: number;
  readonly nodata: number;
  readonly description: string;
  readonly unit: string;
  readonly band: string;
}

/** Cells of one tile in row order, or `null` for a tile without land (written as a sparse tile). */
export type TileSource = (column: number, row: number) => Uint8Array | Uint16Array | null;

interface Level {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  readonly tiles: (Uint8Array | Uint16Array | null)[];
}

/** A Cloud Optimized GeoTIFF: all directories first, then the tiles of the smallest overview up to the full image. */
export function writeCog(about: CogDescription, tileAt: TileSource): Uint8Array {
  const levels = [fullLevel(about, tileAt)];
  while (levels.length < 4) {
    const last = levels[levels.length - 1] as Level;
    if (Math.max(last.width, last.height) <= TILE) break;
    levels.push(overviewOf(last, about));
  }
  const packed = levels.map((level) => level.tiles.map((tile) => (tile === null ? null : pack(tile, about.bits))));
  const header = new TiffHeader(levels.map((level, i) => tagsOf(about, level, i, packed[i] ?? [])));
  let at = header.byteLength;
  for (let i = levels.length - 1; i >= 0; i--) {
    const places = (packed[i] ?? []).map((bytes) => {
      if (bytes === null) return 0;
      const place = at;
      at += bytes.length;
      return place;
    });
    header.setLongs(i, 324, places);
  }
  const file = new Uint8Array(at);
  file.set(header.bytes());
  let cursor = header.byteLength;
  for (let i = levels.length - 1; i >= 0; i--) {
    for (const bytes of packed[i] ?? []) {
      if (bytes === null) continue;
      file.set(bytes, cursor);
      cursor += bytes.length;
    }
  }
  return file;
}

function fullLevel(about: CogDescription, tileAt: TileSource): Level {
  const columns = Math.ceil(about.width / TILE);
  const rows = Math.ceil(about.height / TILE);
  const tiles = Array.from({ length: columns * rows }, (_, i) => tileAt(i % columns, Math.floor(i / columns)));
  return { width: about.width, height: about.height, columns, rows, tiles };
}

/** Half the size; each cell the mean of the valid ones among four. */
function overviewOf(level: Level, about: CogDescription): Level {
  const width = Math.ceil(level.width / 2);
  const height = Math.ceil(level.height / 2);
  const columns = Math.ceil(width / TILE);
  const rows = Math.ceil(height / TILE);
  const tiles = Array.from({ length: columns * rows }, (_, i) => {
    const column = i % columns;
    const row = Math.floor(i / columns);
    const tile = about.bits === 8 ? new Uint8Array(TILE * TILE) : new Uint16Array(TILE * TILE);
    tile.fill(about.nodata);
    let any = false;
    for (let part = 0; part < 4; part++) {
      const from = sourceTile(level, 2 * column + (part & 1), 2 * row + (part >> 1));
      if (from === null) continue;
      any = true;
      shrinkInto(tile, from, part, about.nodata);
    }
    return any ? tile : null;
  });
  return { width, height, columns, rows, tiles };
}

function sourceTile(level: Level, column: number, row: number): Uint8Array | Uint16Array | null {
  if (column >= level.columns || row >= level.rows) return null;
  return level.tiles[row * level.columns + column] ?? null;
}

function shrinkInto(
  tile: Uint8Array | Uint16Array,
  from: Uint8Array | Uint16Array,
  part: number,
  nodata: number,
): void {
  const half = TILE / 2;
  const start = (part >> 1) * half * TILE + (part & 1) * half;
  for (let y = 0; y < half; y++) {
    for (let x = 0; x < half; x++) {
      const k = 2 * y * TILE + 2 * x;
      let sum = 0;
      let count = 0;
      for (const at of [k, k + 1, k + TILE, k + TILE + 1]) {
        const value = from[at] as number;
        if (value === nodata) continue;
        sum += value;
        count++;
      }
      if (count > 0) tile[start + y * TILE + x] = Math.floor(sum / count + 0.5);
    }
  }
}

/** Horizontal differences (predictor 2), then deflate in script code so that every machine writes the same bytes. */
function pack(tile: Uint8Array | Uint16Array, bits: 8 | 16): Uint8Array {
  const differences = tile.slice();
  for (let y = 0; y < TILE; y++) {
    for (let x = TILE - 1; x > 0; x--) {
      const k = y * TILE + x;
      differences[k] = (tile[k] as number) - (tile[k - 1] as number);
    }
  }
  if (bits === 8) return zlibSync(Uint8Array.from(differences), { level: 9 });
  const bytes = new Uint8Array(2 * differences.length);
  const view = new DataView(bytes.buffer);
  differences.forEach((value, k) => view.setUint16(2 * k, value, true));
  return zlibSync(bytes, { level: 9 });
}

function tagsOf(about: CogDescription, level: Level, overview: number, packed: readonly (Uint8Array | null)[]): Tag[] {
  const tags: Tag[] = [
    { tag: 254, type: 'long', values: [overview === 0 ? 0 : 1] },
    { tag: 256, type: 'long', values: [level.width] },
    { tag: 257, type: 'long', values: [level.height] },
    { tag: 258, type: 'short', values: [about.bits] },
    { tag: 259, type: 'short', values: [8] },
    { tag: 262, type: 'short', values: [1] },
    { tag: 277, type: 'short', values: [1] },
    { tag: 284, type: 'short', values: [1] },
    { tag: 317, type: 'short', values: [2] },
    { tag: 322, type: 'short', values: [TILE] },
    { tag: 323, type: 'short', values: [TILE] },
    { tag: 324, type: 'long', values: packed.map(() => 0) },
    { tag: 325, type: 'long', values: packed.map((bytes) => bytes?.length ?? 0) },
    { tag: 339, type: 'short', values: [1] },
    { tag: 42113, type: 'ascii', text: String(about.nodata) },
  ];
  return overview === 0 ? [...tags, ...mainTags(about)] : tags;
}

function mainTags(about: CogDescription): Tag[] {
  const item = (role: string, name: string, value: string | number): string =>
    `<Item name="${name}" sample="0" role="${role}">${value}</Item>`;
  const metadata = [
    '<GDALMetadata>',
    `<Item name="LABEL">synthetic demo data</Item>`,
    item('description', 'DESCRIPTION', about.band),
    item('unittype', 'UNITTYPE', about.unit),
    item('offset', 'OFFSET', about.offset),
    item('scale', 'SCALE', about.scale),
    '</GDALMetadata>',
  ];
  const citation = `${about.citation}|`;
  return [
    { tag: 270, type: 'ascii', text: about.description },
    { tag: 305, type: 'ascii', text: 'wotu data/make' },
    { tag: 33550, type: 'double', values: [about.cellM, about.cellM, 0] },
    { tag: 33922, type: 'double', values: [0, 0, 0, about.left, about.top, 0] },
    {
      tag: 34735,
      type: 'short',
      values: [
        1,
        1,
        0,
        5,
        1024,
        0,
        1,
        1,
        1025,
        0,
        1,
        1,
        1026,
        34737,
        citation.length,
        0,
        3072,
        0,
        1,
        about.epsg,
        3076,
        0,
        1,
        9001,
      ],
    },
    { tag: 34737, type: 'ascii', text: citation },
    { tag: 42112, type: 'ascii', text: metadata.join('\n') },
  ];
}
