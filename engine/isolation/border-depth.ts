import Flatbush from 'flatbush';
import type { EdgePiece } from './edge-neighbours.ts';
import { rayHits, type SceneSegments } from './facing-ray.ts';

/** A ray meets the border it starts from within this, metres. */
const OWN_BORDER_M = 0.1;

/**
 * How far the land reaches behind each outer piece of border, metres: from the piece's middle at right angles inwards to
 * the next outer piece, `mostM` where none is met before. Lanes between parcels of the same land are passed over.
 */
export function borderDepths(pieces: readonly EdgePiece[], mostM: number): Float64Array {
  const segments: SceneSegments = {
    coordinates: Float64Array.from(pieces.flatMap(({ ends }) => ends)),
    feature: Int32Array.from(pieces, (_piece, k) => k),
  };
  if (pieces.length === 0) return new Float64Array(0);
  const tree = new Flatbush(pieces.length);
  for (const { ends } of pieces) {
    const [ax, ay, bx, by] = ends;
    tree.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  tree.finish();
  return Float64Array.from(pieces, ({ ends: [ax, ay, bx, by], lengthM }) => {
    const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
    const [dx, dy] = [-(by - ay) / lengthM, (bx - ax) / lengthM];
    const [toX, toY] = [x + dx * mostM, y + dy * mostM];
    const near = tree.search(Math.min(x, toX), Math.min(y, toY), Math.max(x, toX), Math.max(y, toY));
    const hits = rayHits(segments, near, { x, y, dx, dy, reach: mostM });
    return hits.find(({ distanceM }) => distanceM > OWN_BORDER_M)?.distanceM ?? mostM;
  });
}
