/** Rings in a local frame: ring `r` owns points `starts[r] … starts[r + 1]` of x, y numbers, the first not repeated. */
export interface OpenRings {
  readonly coordinates: Float64Array;
  readonly starts: readonly number[];
}

/** Up to this many segments every one is looked at. */
const FEW = 64;
/** Segments per row aimed at. */
const PER_ROW = 4;

/** Whether a point lies inside polygons: their shells run counter-clockwise, their holes clockwise (winding above zero). */
export type Locator = (x: number, y: number) => boolean;

/** Looks points up in rings; many segments are sorted into rows first. */
export function ringLocator(rings: OpenRings): Locator {
  const { coordinates, starts } = rings;
  const last = starts[starts.length - 1] as number;
  if (last - (starts[0] as number) > FEW) return rowLocator(rings);
  return (x, y) => {
    let winding = 0;
    for (let r = 0; r < starts.length - 1; r++) {
      const end = starts[r + 1] as number;
      let ax = coordinates[2 * end - 2] as number;
      let ay = coordinates[2 * end - 1] as number;
      for (let k = starts[r] as number; k < end; k++) {
        const bx = coordinates[2 * k] as number;
        const by = coordinates[2 * k + 1] as number;
        if (ay > y !== by > y) {
          const isLeft = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
          if (by > ay) winding += isLeft > 0 ? 1 : 0;
          else winding -= isLeft < 0 ? 1 : 0;
        }
        ax = bx;
        ay = by;
      }
    }
    return winding > 0;
  };
}

function rowLocator(rings: OpenRings): Locator {
  const segments = segmentsOf(rings);
  const count = segments.length / 4;
  let minY = Infinity;
  let maxY = -Infinity;
  for (let k = 1; k < segments.length; k += 2) {
    minY = Math.min(minY, segments[k] as number);
    maxY = Math.max(maxY, segments[k] as number);
  }
  const rows = Math.max(1, Math.floor(count / PER_ROW));
  const height = Math.max((maxY - minY) / rows, 1e-9);
  const rowOf = (y: number) => Math.min(rows - 1, Math.max(0, Math.floor((y - minY) / height)));
  const starts = new Uint32Array(rows + 1);
  const each = (visit: (row: number, segment: number) => void): void => {
    for (let s = 0; s < count; s++) {
      const a = segments[4 * s + 1] as number;
      const b = segments[4 * s + 3] as number;
      const end = rowOf(Math.max(a, b));
      for (let row = rowOf(Math.min(a, b)); row <= end; row++) visit(row, s);
    }
  };
  each((row) => {
    starts[row + 1] = (starts[row + 1] as number) + 1;
  });
  for (let row = 0; row < rows; row++) starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number);
  const members = new Uint32Array(starts[rows] as number);
  const fill = starts.slice(0, -1);
  each((row, s) => {
    members[fill[row] as number] = s;
    fill[row] = (fill[row] as number) + 1;
  });
  return (x, y) => {
    if (y < minY || y > maxY) return false;
    const row = rowOf(y);
    let winding = 0;
    for (let m = starts[row] as number; m < (starts[row + 1] as number); m++) {
      const at = 4 * (members[m] as number);
      const ay = segments[at + 1] as number;
      const by = segments[at + 3] as number;
      if (ay > y === by > y) continue;
      const ax = segments[at] as number;
      const isLeft = ((segments[at + 2] as number) - ax) * (y - ay) - (by - ay) * (x - ax);
      if (by > ay) winding += isLeft > 0 ? 1 : 0;
      else winding -= isLeft < 0 ? 1 : 0;
    }
    return winding > 0;
  };
}

function segmentsOf({ coordinates, starts }: OpenRings): Float64Array {
  const first = starts[0] as number;
  const out = new Float64Array(4 * ((starts[starts.length - 1] as number) - first));
  let at = 0;
  for (let r = 0; r < starts.length - 1; r++) {
    const from = starts[r] as number;
    const end = starts[r + 1] as number;
    for (let k = from; k < end; k++) {
      const next = k + 1 === end ? from : k + 1;
      out[at++] = coordinates[2 * k] as number;
      out[at++] = coordinates[2 * k + 1] as number;
      out[at++] = coordinates[2 * next] as number;
      out[at++] = coordinates[2 * next + 1] as number;
    }
  }
  return out;
}
