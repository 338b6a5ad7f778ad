/**
 * Visits every pair of boxes (four numbers each) that lie within `gap` of each other, once each with the lower number
 * first; empty boxes meet nothing. A square grid: a pair is met in the cell where the overlap of its boxes begins.
 */
export function forEachBoxPair(boxes: Float64Array, gap: number, visit: (i: number, j: number) => void): void {
  const grid = gridOf(boxes, gap);
  if (grid === null) return;
  const { starts, members, columns, minX, minY, size } = grid;
  const half = gap / 2;
  for (let cell = 0; cell < starts.length - 1; cell++) {
    const end = starts[cell + 1] as number;
    const column = cell % columns;
    const row = (cell - column) / columns;
    for (let k = starts[cell] as number; k < end - 1; k++) {
      const i = members[k] as number;
      const i0 = (boxes[4 * i] as number) - half;
      const i1 = (boxes[4 * i + 1] as number) - half;
      const i2 = (boxes[4 * i + 2] as number) + half;
      const i3 = (boxes[4 * i + 3] as number) + half;
      for (let m = k + 1; m < end; m++) {
        const j = members[m] as number;
        const j0 = (boxes[4 * j] as number) - half;
        if (j0 > i2) continue;
        const j1 = (boxes[4 * j + 1] as number) - half;
        if (j1 > i3 || (boxes[4 * j + 2] as number) + half < i0 || (boxes[4 * j + 3] as number) + half < i1) continue;
        if (Math.floor(((i0 > j0 ? i0 : j0) - minX) / size) !== column) continue;
        if (Math.floor(((i1 > j1 ? i1 : j1) - minY) / size) !== row) continue;
        visit(i, j);
      }
    }
  }
}

interface BoxGrid {
  readonly starts: Uint32Array;
  /** Box numbers, ascending in each cell. */
  readonly members: Uint32Array;
  readonly columns: number;
  readonly minX: number;
  readonly minY: number;
  readonly size: number;
}

function gridOf(boxes: Float64Array, gap: number): BoxGrid | null {
  const count = boxes.length / 4;
  let [minX, minY, maxX, maxY, sides, used] = [Infinity, Infinity, -Infinity, -Infinity, 0, 0];
  for (let k = 0; k < 4 * count; k += 4) {
    const [x0, y0, x1, y1] = [boxes[k], boxes[k + 1], boxes[k + 2], boxes[k + 3]] as [number, number, number, number];
    if (!(x0 <= x1)) continue;
    if (x0 < minX) minX = x0;
    if (y0 < minY) minY = y0;
    if (x1 > maxX) maxX = x1;
    if (y1 > maxY) maxY = y1;
    sides += x1 - x0 + y1 - y0;
    used++;
  }
  if (used === 0) return null;
  minX -= gap;
  minY -= gap;
  const [width, height] = [maxX + gap - minX, maxY + gap - minY];
  // About one box wide, but no more cells than a few for each box.
  const size = Math.max(sides / (2 * used) + gap, Math.sqrt((width * height) / (4 * used)), 1e-9);
  const columns = Math.floor(width / size) + 1;
  const starts = new Uint32Array(columns * (Math.floor(height / size) + 1) + 1);
  const half = gap / 2;
  const each = (put: (cell: number, i: number) => void): void => {
    for (let i = 0; i < count; i++) {
      if (!((boxes[4 * i] as number) <= (boxes[4 * i + 2] as number))) continue;
      const x0 = Math.floor(((boxes[4 * i] as number) - half - minX) / size);
      const y0 = Math.floor(((boxes[4 * i + 1] as number) - half - minY) / size);
      const x1 = Math.floor(((boxes[4 * i + 2] as number) + half - minX) / size);
      const y1 = Math.floor(((boxes[4 * i + 3] as number) + half - minY) / size);
      for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) put(y * columns + x, i);
    }
  };
  each((cell) => {
    starts[cell + 1] = (starts[cell + 1] as number) + 1;
  });
  for (let k = 1; k < starts.length; k++) starts[k] = (starts[k] as number) + (starts[k - 1] as number);
  const members = new Uint32Array(starts[starts.length - 1] as number);
  const fill = starts.slice(0, -1);
  each((cell, i) => {
    members[fill[cell] as number] = i;
    fill[cell] = (fill[cell] as number) + 1;
  });
  return { starts, members, columns, minX, minY, size };
}
