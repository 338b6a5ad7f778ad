import type { OffsetPieces } from './offset-pieces.ts';

/** Finds the covers near an edge. */
export interface CoverGrid {
  /** Cover numbers of the last call. */
  readonly found: Int32Array;
  /** Looks up the covers that may reach the edge whose four numbers stand at `at`; returns how many. */
  near(edges: Float64Array, at: number): number;
}

/** Covers per cell aimed at, and the most cells of a grid. */
const PER_CELL = 6;
const MOST_CELLS = 1 << 20;

interface Cells {
  readonly minX: number;
  readonly minY: number;
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
}

/** A square grid over all covers; a cell lists the covers that reach it, tested against their sides. */
export function coverGrid(pieces: OffsetPieces): CoverGrid {
  const cells = cellsFor(pieces);
  const starts = new Uint32Array(cells.columns * cells.rows + 1);
  forEachCell(pieces, cells, (cell) => {
    starts[cell + 1] = (starts[cell + 1] as number) + 1;
  });
  for (let k = 1; k < starts.length; k++) starts[k] = (starts[k] as number) + (starts[k - 1] as number);
  const covers = new Int32Array(starts[starts.length - 1] as number);
  const fill = starts.slice(0, -1);
  forEachCell(pieces, cells, (cell, cover) => {
    const at = fill[cell] as number;
    covers[at] = cover;
    fill[cell] = at + 1;
  });
  const found = new Int32Array(pieces.coverCount);
  const seen = new Int32Array(pieces.coverCount).fill(-1);
  let query = 0;
  return {
    found,
    near(edges, at) {
      let count = 0;
      query++;
      walkEdge(cells, edges, at, (cell) => {
        const end = starts[cell + 1] as number;
        for (let k = starts[cell] as number; k < end; k++) {
          const cover = covers[k] as number;
          if (seen[cover] === query) continue;
          seen[cover] = query;
          found[count++] = cover;
        }
      });
      return count;
    },
  };
}

function cellsFor({ boxes, coverCount }: OffsetPieces): Cells {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  let area = 0;
  for (let k = 0; k < 4 * coverCount; k += 4) {
    const [x0, y0, x1, y1] = [
      boxes[k] as number,
      boxes[k + 1] as number,
      boxes[k + 2] as number,
      boxes[k + 3] as number,
    ];
    if (x0 < minX) minX = x0;
    if (y0 < minY) minY = y0;
    if (x1 > maxX) maxX = x1;
    if (y1 > maxY) maxY = y1;
    area += (x1 - x0) * (y1 - y0);
  }
  const width = Math.max(maxX - minX, 1e-3);
  const height = Math.max(maxY - minY, 1e-3);
  // Half the side of a typical cover, no finer than the number of covers warrants, no more cells than fit.
  const typical = Math.sqrt(area / coverCount) / 2;
  const dense = Math.sqrt((width * height * PER_CELL) / coverCount) / 8;
  const size = Math.max(typical, dense, Math.sqrt((width * height) / MOST_CELLS), Math.max(width, height) / MOST_CELLS);
  const columns = Math.floor(width / size) + 1;
  return { minX, minY, size, columns, rows: Math.floor(height / size) + 1 };
}

function forEachCell(pieces: OffsetPieces, cells: Cells, visit: (cell: number, cover: number) => void): void {
  const { boxes } = pieces;
  const { minX, minY, size, columns, rows } = cells;
  for (let c = 0; c < pieces.coverCount; c++) {
    const x0 = Math.floor(((boxes[4 * c] as number) - minX) / size);
    const y0 = Math.floor(((boxes[4 * c + 1] as number) - minY) / size);
    const x1 = Math.min(columns - 1, Math.floor(((boxes[4 * c + 2] as number) - minX) / size));
    const y1 = Math.min(rows - 1, Math.floor(((boxes[4 * c + 3] as number) - minY) / size));
    const few = (x1 - x0 + 1) * (y1 - y0 + 1) < 4;
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        if (few || reaches(pieces, c, [minX + x * size, minY + y * size, size])) visit(y * columns + x, c);
      }
    }
  }
}

/** Whether no side of the cover has the whole cell beyond it. */
function reaches(
  { planes, coverPlanes }: OffsetPieces,
  cover: number,
  [x, y, size]: readonly [number, number, number],
): boolean {
  const slack = size * 1e-9 + 1e-7;
  const end = coverPlanes[cover + 1] as number;
  for (let h = coverPlanes[cover] as number; h < end; h++) {
    const nx = planes[3 * h] as number;
    const ny = planes[3 * h + 1] as number;
    const nearest = nx * (nx > 0 ? x : x + size) + ny * (ny > 0 ? y : y + size);
    if (nearest > (planes[3 * h + 2] as number) + slack) return false;
  }
  return true;
}

/** The cells that an edge runs through: row by row, from where it enters to where it leaves. */
function walkEdge(cells: Cells, edges: Float64Array, at: number, visit: (cell: number) => void): void {
  const { minX, minY, size, columns, rows } = cells;
  const ax = ((edges[at] as number) - minX) / size;
  const ay = ((edges[at + 1] as number) - minY) / size;
  const bx = ((edges[at + 2] as number) - minX) / size;
  const by = ((edges[at + 3] as number) - minY) / size;
  const slack = 1e-6 / size + 1e-9;
  const low = Math.max(0, Math.floor(Math.min(ay, by) - slack));
  const high = Math.min(rows - 1, Math.floor(Math.max(ay, by) + slack));
  const slope = ay === by ? 0 : (bx - ax) / (by - ay);
  for (let y = low; y <= high; y++) {
    let left = Math.min(ax, bx);
    let right = Math.max(ax, bx);
    if (low !== high) {
      const enter = ax + (y - slack - ay) * slope;
      const leave = ax + (y + 1 + slack - ay) * slope;
      left = Math.max(left, Math.min(enter, leave));
      right = Math.min(right, Math.max(enter, leave));
    }
    const first = Math.max(0, Math.floor(left - slack));
    const last = Math.min(columns - 1, Math.floor(right + slack));
    for (let x = first; x <= last; x++) visit(y * columns + x);
  }
}
