import type { OffsetPieces } from './offset-pieces.ts';

/** Cells of a side at most. */
const MOST_CELLS = 1024;
/** Cells of a radius aimed at. */
const PER_RADIUS = 8;

/**
 * Whether an edge (four numbers at `at`) certainly lies within `radius` of a source corner: a first look that spares most
 * edges of a large dissolve any other. `radius` must be small enough that its discs are under the covers.
 */
export function coveredCells(pieces: OffsetPieces, radius: number): (edges: Float64Array, at: number) => boolean {
  const { anchors, edgeCount } = pieces;
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let k = 0; k < 2 * edgeCount; k += 2) {
    const x = anchors[k] as number;
    const y = anchors[k + 1] as number;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  const size = Math.max(radius / PER_RADIUS, (Math.max(maxX - minX, maxY - minY) + 2 * radius) / MOST_CELLS);
  const x0 = minX - radius;
  const y0 = minY - radius;
  const columns = Math.ceil((maxX - minX + 2 * radius) / size) + 1;
  const rows = Math.ceil((maxY - minY + 2 * radius) / size) + 1;
  const covered = new Uint8Array(columns * rows);
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  for (let k = 0; k < 2 * edgeCount; k += 2) {
    const x = ((anchors[k] as number) - x0) / size;
    const y = ((anchors[k + 1] as number) - y0) / size;
    if (Math.abs(x - lastX) < 0.5 && Math.abs(y - lastY) < 0.5) continue;
    lastX = x;
    lastY = y;
    stamp(covered, columns, [x, y], radius / size);
  }
  return (edges, at) => {
    const ax = Math.floor(((edges[at] as number) - x0) / size);
    const ay = Math.floor(((edges[at + 1] as number) - y0) / size);
    const bx = Math.floor(((edges[at + 2] as number) - x0) / size);
    const by = Math.floor(((edges[at + 3] as number) - y0) / size);
    if (ax < 0 || ay < 0 || bx < 0 || by < 0 || ax >= columns || bx >= columns || ay >= rows || by >= rows)
      return false;
    for (let y = Math.min(ay, by); y <= Math.max(ay, by); y++) {
      for (let x = Math.min(ax, bx); x <= Math.max(ax, bx); x++) if (covered[y * columns + x] === 0) return false;
    }
    return true;
  };
}

/** Marks the cells that lie wholly within `radius` of a point, all in units of a cell. */
function stamp(covered: Uint8Array, columns: number, [x, y]: readonly [number, number], radius: number): void {
  for (let row = Math.ceil(y - radius); row + 1 <= y + radius; row++) {
    const off = Math.max(Math.abs(row - y), Math.abs(row + 1 - y));
    const half = Math.sqrt(radius * radius - off * off) - 1e-9;
    const first = Math.ceil(x - half);
    const end = Math.floor(x + half);
    if (end > first) covered.fill(1, row * columns + first, row * columns + end);
  }
}
