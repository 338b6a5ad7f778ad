import { sideOfRing, signedRingArea } from '../geometry/ring.ts';
import type { GeometryLike } from './feature-collector.ts';

/** The geometries of a `.shp` file, one per record. */
export interface Shp {
  /** `null` for a null shape; the text says why a record cannot be read. */
  readonly records: readonly (GeometryLike | null | { readonly broken: string })[];
  /** Bytes the header promises. */
  readonly promised: number;
  /** Whether the file ends inside a record or before the promised length. */
  readonly truncated: boolean;
}

/** Reads an ESRI main file (Shapefile Technical Description, 1998); returns `null` when the bytes are none. */
export function readShp(bytes: Uint8Array): Shp | null {
  if (bytes.length < 100) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getInt32(0) !== 9994) return null;
  const promised = 2 * view.getInt32(24);
  const records: Shp['records'][number][] = [];
  let at = 100;
  while (at + 8 <= bytes.length && at < Math.max(promised, 100)) {
    const length = 2 * view.getInt32(at + 4);
    if (length < 4 || at + 8 + length > bytes.length) break;
    records.push(recordAt(new DataView(bytes.buffer, bytes.byteOffset + at + 8, length)));
    at += 8 + length;
  }
  return { records, promised, truncated: promised > bytes.length || at < Math.min(promised, bytes.length) };
}

function recordAt(view: DataView): Shp['records'][number] {
  const type = view.getInt32(0, true);
  try {
    switch (type) {
      case 0:
        return null;
      case 1:
      case 11:
      case 21:
        return { type: 'Point', coordinates: [view.getFloat64(4, true), view.getFloat64(12, true)] };
      case 8:
      case 18:
      case 28:
        return { type: 'MultiPoint', coordinates: pointsAt(view, 40, view.getInt32(36, true)) };
      case 3:
      case 13:
      case 23:
        return { type: 'MultiLineString', coordinates: partsAt(view) };
      case 5:
      case 15:
      case 25:
        return { type: 'MultiPolygon', coordinates: polygonsOf(partsAt(view)) };
      default:
        return { broken: `shape type ${type}` };
    }
  } catch (error) {
    return { broken: String(error) };
  }
}

type Ring = [number, number][];

function pointsAt(view: DataView, start: number, count: number): Ring {
  if (count < 0 || start + 16 * count > view.byteLength) throw new RangeError(`${count} points do not fit the record`);
  return Array.from({ length: count }, (_, k) => [
    view.getFloat64(start + 16 * k, true),
    view.getFloat64(start + 16 * k + 8, true),
  ]);
}

function partsAt(view: DataView): Ring[] {
  const parts = view.getInt32(36, true);
  const count = view.getInt32(40, true);
  if (parts < 0 || 44 + 4 * parts > view.byteLength) throw new RangeError(`${parts} parts do not fit the record`);
  const points = pointsAt(view, 44 + 4 * parts, count);
  return Array.from({ length: parts }, (_, k) => {
    const from = view.getInt32(44 + 4 * k, true);
    const to = k + 1 < parts ? view.getInt32(48 + 4 * k, true) : count;
    return points.slice(from, to);
  });
}

/** Clockwise rings are shells; each other ring is a hole of the smallest shell around it, or a shell when there is none. */
function polygonsOf(rings: readonly Ring[]): Ring[][] {
  const measured = rings.map((ring) => {
    const flat = Float64Array.from(ring.flat());
    return { ring, flat, area: signedRingArea(flat, 0, ring.length) };
  });
  const shells = measured.filter(({ area }) => area <= 0).sort((a, b) => b.area - a.area);
  const polygons = new Map(shells.map((shell) => [shell, [shell.ring]]));
  const orphans: Ring[][] = [];
  for (const hole of measured) {
    if (hole.area <= 0) continue;
    const around = shells.find((shell) => liesIn(hole.flat, shell.flat));
    if (around === undefined) orphans.push([hole.ring]);
    else polygons.get(around)?.push(hole.ring);
  }
  // The order of the file is kept for shells.
  return [...measured.flatMap((shell) => [polygons.get(shell) ?? []].filter((part) => part.length > 0)), ...orphans];
}

function liesIn(hole: Float64Array, shell: Float64Array): boolean {
  for (let k = 0; k < hole.length; k += 2) {
    const side = sideOfRing(shell, 0, shell.length / 2, [hole[k] as number, hole[k + 1] as number]);
    if (side !== 0) return side > 0;
  }
  return true;
}
