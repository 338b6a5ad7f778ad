/** Segments of a scene as flat arrays: four numbers each, and the feature each belongs to. */
export interface SceneSegments {
  readonly coordinates: Float64Array;
  readonly feature: Int32Array;
}

/** Where a ray first meets something. */
export interface RayHit {
  readonly feature: number;
  /** Metres along the ray. */
  readonly distanceM: number;
}

/** How far a ray starts behind the edge, so that a shared border is met and not stepped over, metres. */
const RAY_STEP_BACK = 0.05;

/**
 * Features a ray meets among some segments, nearest first, each once: from `x, y` into the direction `dx, dy` (of length
 * 1) up to `reach`. A border that is shared, or lies up to `RAY_STEP_BACK` behind, is met at distance 0.
 */
export function rayHits(
  segments: SceneSegments,
  near: ArrayLike<number>,
  ray: { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number; readonly reach: number },
): RayHit[] {
  const nearest = new Map<number, number>();
  for (let at = 0; at < near.length; at++) {
    const segment = near[at] as number;
    const distance = distanceAlong(segments.coordinates, 4 * segment, ray);
    if (distance === null) continue;
    const feature = segments.feature[segment] as number;
    const known = nearest.get(feature);
    if (known === undefined || distance < known) nearest.set(feature, distance);
  }
  return [...nearest]
    .map(([feature, distanceM]) => ({ feature, distanceM }))
    .sort((a, b) => a.distanceM - b.distanceM || a.feature - b.feature);
}

function distanceAlong(
  coordinates: Float64Array,
  start: number,
  { x, y, dx, dy, reach }: { x: number; y: number; dx: number; dy: number; reach: number },
): number | null {
  const ax = (coordinates[start] as number) - x;
  const ay = (coordinates[start + 1] as number) - y;
  const bx = (coordinates[start + 2] as number) - x;
  const by = (coordinates[start + 3] as number) - y;
  const sideA = ax * dy - ay * dx;
  const sideB = bx * dy - by * dx;
  if (sideA * sideB > 0 || sideA === sideB) return null;
  const t = sideA / (sideA - sideB);
  const along = (ax + t * (bx - ax)) * dx + (ay + t * (by - ay)) * dy;
  if (along < -RAY_STEP_BACK || along > reach) return null;
  return Math.max(0, along);
}
