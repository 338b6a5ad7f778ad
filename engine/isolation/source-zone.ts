import { dissolveOnEllipsoid } from '../geometry/buffer-on-ellipsoid.ts';
import type { LineSet, PointSet } from '../geometry/line-set.ts';
import type { PolygonSet } from '../geometry/polygon-set.ts';
import { text } from '../run/local-text.ts';
import type { Place } from '../run/place.ts';
import { PlanningError } from '../run/planning-error.ts';

/** Chords of a quarter circle: they lie 0.03 % of the distance inside the true circle at most. */
const SEGMENTS = 32;

/** No rule speaks of sources further away than this; a larger number is a mistake of unit. */
export const FURTHEST_SOURCE_M = 20_000;

/**
 * All land within `distanceM` metres of any of the sources, as one feature in longitude and latitude (EPSG:4490), true on the
 * ellipsoid to 1e-5 but for the chords of its arcs. Sources in longitude and latitude too. Throws `PlanningError`
 * (`bad-source-distance`) naming the value and `at`.
 */
export function sourceZone(sources: PolygonSet | LineSet | PointSet, distanceM: number, at: Place): PolygonSet {
  checkSourceDistance(distanceM, at);
  const parameters = { segments: SEGMENTS };
  return dissolveOnEllipsoid({ set: sources, distance: distanceM, parameters, into: 'EPSG:4490' }).set;
}

/** Throws `PlanningError` (`bad-source-distance`) unless the distance is above zero and within reason. */
export function checkSourceDistance(distanceM: number, at: Place): void {
  if (distanceM > 0 && distanceM <= FURTHEST_SOURCE_M) return;
  throw new PlanningError('usage', 'bad-source-distance', {
    text: text(
      `污染源缓冲距离应大于 0、不超过 ${FURTHEST_SOURCE_M} 米，实为 ${distanceM}`,
      `the buffer distance of a source lies above 0 and within ${FURTHEST_SOURCE_M} m, found ${distanceM}`,
    ),
    remedy: text('在情景中改正 distanceM，单位为米', 'correct distanceM in the scenario; it is in metres'),
    at: { ...at, field: 'distanceM' },
  });
}
