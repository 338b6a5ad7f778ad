import { type FlatBox, type IndexedSegments, lengthOf, type Segment } from './scene-index.ts';

/** What lies beside one edge, searched once and then asked at many places of it. */
export interface EdgeCorridor {
  /** All segments up to a distance from the edge; some further away may be among them. */
  upTo(reachM: number): Strip;
  /** Metres along the edge, unsorted, at which a segment close to it begins or ends. */
  ends(): number[];
}

/** Segments in an edge's own coordinates. */
export interface Strip {
  /** Metres along the edge and out of it, of both ends of each. */
  readonly places: Float64Array;
  readonly feature: Int32Array;
  /** Metres that it reaches behind the edge and out of it. */
  readonly behind: number;
  readonly out: number;
}

/** How far a corridor reaches: to what lies close, and to what is looked for only where nothing close is met, metres. */
export interface CorridorReach {
  readonly behind: number;
  readonly near: number;
  readonly far: number;
}

/** Opens the strip of a scene beside an edge, out to the right of it. */
export function edgeCorridor(
  scene: IndexedSegments,
  edge: Segment,
  { behind, near, far }: CorridorReach,
): EdgeCorridor {
  const close = stripOf(scene, edge, { behind, out: near });
  let whole = far > near ? undefined : close;
  return {
    upTo(reachM) {
      if (reachM <= near) return close;
      whole ??= stripOf(scene, edge, { behind, out: far });
      return whole;
    },
    ends() {
      const { places } = close;
      const found: number[] = [];
      for (let at = 0; at < places.length; at += 2) {
        const out = places[at + 1] as number;
        if (out >= -behind && out <= near) found.push(places[at] as number);
      }
      return found;
    },
  };
}

/**
 * Metres out of the edge at which a look at right angles from `along` metres of it meets segment `k` of a strip, 0 where that lies
 * on or behind the edge; NaN where it meets it neither behind nor up to `reachM`.
 */
export function metAt({ places, behind }: Strip, k: number, along: number, reachM: number): number {
  const u0 = (places[4 * k] as number) - along;
  const u1 = (places[4 * k + 2] as number) - along;
  if (u0 * u1 > 0 || u0 === u1) return Number.NaN;
  const v0 = places[4 * k + 1] as number;
  const out = v0 + (u0 / (u0 - u1)) * ((places[4 * k + 3] as number) - v0);
  if (out < -behind || out > reachM) return Number.NaN;
  return Math.max(0, out);
}

function stripOf(
  { segments, search }: IndexedSegments,
  edge: Segment,
  { behind, out }: { readonly behind: number; readonly out: number },
): Strip {
  const [ax, ay, bx, by] = edge;
  const length = lengthOf(edge);
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  const { coordinates } = segments;
  const near = search(stripBox(edge, [uy, -ux], { behind, out }));
  const places = new Float64Array(4 * near.length);
  const feature = new Int32Array(near.length);
  let count = 0;
  for (const k of near) {
    const x0 = (coordinates[4 * k] as number) - ax;
    const y0 = (coordinates[4 * k + 1] as number) - ay;
    const x1 = (coordinates[4 * k + 2] as number) - ax;
    const y1 = (coordinates[4 * k + 3] as number) - ay;
    const u0 = x0 * ux + y0 * uy;
    const u1 = x1 * ux + y1 * uy;
    const v0 = x0 * uy - y0 * ux;
    const v1 = x1 * uy - y1 * ux;
    if (Math.max(u0, u1) < 0 || Math.min(u0, u1) > length) continue;
    if (Math.max(v0, v1) < -behind || Math.min(v0, v1) > out) continue;
    places[4 * count] = u0;
    places[4 * count + 1] = v0;
    places[4 * count + 2] = u1;
    places[4 * count + 3] = v1;
    feature[count++] = segments.feature[k] as number;
  }
  return { places: places.subarray(0, 4 * count), feature: feature.subarray(0, count), behind, out };
}

/** The box around an edge moved both ways along its normal. */
function stripBox(
  [ax, ay, bx, by]: Segment,
  [nx, ny]: readonly [number, number],
  { behind, out }: { readonly behind: number; readonly out: number },
): FlatBox {
  return [
    Math.min(ax, bx) + Math.min(-nx * behind, nx * out),
    Math.min(ay, by) + Math.min(-ny * behind, ny * out),
    Math.max(ax, bx) + Math.max(-nx * behind, nx * out),
    Math.max(ay, by) + Math.max(-ny * behind, ny * out),
  ];
}
