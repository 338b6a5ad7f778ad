import type { RayHit } from './facing-ray.ts';
import { type FlatBox, type IndexedSegments, lengthOf, type Segment } from './scene-index.ts';

/** What lies beside one edge, searched once and then asked at many places of it. */
export interface EdgeCorridor {
  /**
   * Features that a look at right angles from `along` metres of the edge meets between `behind` it and `reachM` before
   * it, nearest first, each once; what lies on or behind the edge is met at distance 0.
   */
  hits(along: number, reachM: number): RayHit[];
  /** Metres along the edge, unsorted, at which a segment close to it begins or ends. */
  ends(): number[];
}

/** Segments in the edge's own coordinates: metres along it and out of it, four numbers each. */
interface Strip {
  readonly places: Float64Array;
  readonly feature: Int32Array;
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
  const upTo = (reachM: number): Strip => {
    if (reachM <= near) return close;
    whole ??= stripOf(scene, edge, { behind, out: far });
    return whole;
  };
  return {
    hits: (along, reachM) => stripHits(upTo(reachM), along, { behind, reachM }),
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

function stripOf(
  { segments, search }: IndexedSegments,
  edge: Segment,
  { behind, out }: { readonly behind: number; readonly out: number },
): Strip {
  const [ax, ay, bx, by] = edge;
  const length = lengthOf(edge);
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  const { coordinates } = segments;
  const found: number[] = [];
  const feature: number[] = [];
  for (const k of search(stripBox(edge, [uy, -ux], { behind, out }))) {
    const x0 = (coordinates[4 * k] as number) - ax;
    const y0 = (coordinates[4 * k + 1] as number) - ay;
    const x1 = (coordinates[4 * k + 2] as number) - ax;
    const y1 = (coordinates[4 * k + 3] as number) - ay;
    const [u0, u1] = [x0 * ux + y0 * uy, x1 * ux + y1 * uy];
    const [v0, v1] = [x0 * uy - y0 * ux, x1 * uy - y1 * ux];
    if (Math.max(u0, u1) < 0 || Math.min(u0, u1) > length) continue;
    if (Math.max(v0, v1) < -behind || Math.min(v0, v1) > out) continue;
    found.push(u0, v0, u1, v1);
    feature.push(segments.feature[k] as number);
  }
  return { places: Float64Array.from(found), feature: Int32Array.from(feature) };
}

/** The box around an edge moved both ways along its normal. */
function stripBox(
  [ax, ay, bx, by]: Segment,
  [nx, ny]: readonly [number, number],
  { behind, out }: { readonly behind: number; readonly out: number },
): FlatBox {
  const [x0, x1] = [Math.min(-nx * behind, nx * out), Math.max(-nx * behind, nx * out)];
  const [y0, y1] = [Math.min(-ny * behind, ny * out), Math.max(-ny * behind, ny * out)];
  return [Math.min(ax, bx) + x0, Math.min(ay, by) + y0, Math.max(ax, bx) + x1, Math.max(ay, by) + y1];
}

function stripHits(
  { places, feature }: Strip,
  along: number,
  { behind, reachM }: { readonly behind: number; readonly reachM: number },
): RayHit[] {
  const hits: { feature: number; distanceM: number }[] = [];
  for (let k = 0; k < feature.length; k++) {
    const u0 = (places[4 * k] as number) - along;
    const u1 = (places[4 * k + 2] as number) - along;
    if (u0 * u1 > 0 || u0 === u1) continue;
    const v0 = places[4 * k + 1] as number;
    const out = v0 + (u0 / (u0 - u1)) * ((places[4 * k + 3] as number) - v0);
    if (out < -behind || out > reachM) continue;
    const distanceM = Math.max(0, out);
    const known = hits.find((hit) => hit.feature === feature[k]);
    if (known === undefined) hits.push({ feature: feature[k] as number, distanceM });
    else if (distanceM < known.distanceM) known.distanceM = distanceM;
  }
  return hits.length < 2 ? hits : hits.sort((a, b) => a.distanceM - b.distanceM || a.feature - b.feature);
}
