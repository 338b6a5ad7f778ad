import { areaD, EndType, inflatePathsD, JoinType, type PathD } from 'clipper2-ts';

/** Metres of one degree of latitude; the outline is drawn, never measured, so a sphere is near enough. */
const METRES_PER_DEGREE = 111_320;

/** The outline stands this far outside the parcels, metres, so that their own borders stay visible. */
const STAND_OFF_M = 4;

/** Added to half of the gap, metres, so that parcels exactly that far apart still join. */
const JOIN_SLACK_M = 0.5;

/** Smaller holes are crossings of lanes, not land left out, m². */
const LEAST_HOLE_M2 = 1000;

/** Digits after the point of a metre, and how far a rounded corner may be from its circle, metres. */
const PRECISION = 2;
const ARC_TOLERANCE_M = 0.5;

/**
 * Outline around a block of parcels as closed lines in longitude and latitude: the parcels grown by half of the largest
 * gap, joined and shrunk again, so parcels that count as contiguous share one outline. `shells` are their outer rings.
 */
export function blockOutline(shells: readonly GeoJSON.Position[][], gapM: number): GeoJSON.Position[][] {
  const [lon0 = 0, lat0 = 0] = shells[0]?.[0] ?? [];
  const metresPerLon = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  const paths = shells.map((ring) =>
    counterClockwise(
      ring
        .slice(1)
        .map(([lon = 0, lat = 0]) => ({ x: (lon - lon0) * metresPerLon, y: (lat - lat0) * METRES_PER_DEGREE })),
    ),
  );
  const reach = Math.max(STAND_OFF_M, gapM / 2 + JOIN_SLACK_M);
  const grown = inflatePathsD(paths, reach, JoinType.Miter, EndType.Polygon, 2, PRECISION, ARC_TOLERANCE_M);
  const shrink = STAND_OFF_M - reach;
  const joined =
    shrink === 0 ? grown : inflatePathsD(grown, shrink, JoinType.Miter, EndType.Polygon, 2, PRECISION, ARC_TOLERANCE_M);
  const shown = joined.filter((path) => areaD(path) > 0 || areaD(path) < -LEAST_HOLE_M2);
  return shown.map((path) => {
    const ring = path.map(({ x, y }) => [lon0 + x / metresPerLon, lat0 + y / METRES_PER_DEGREE]);
    return [...ring, ring[0] as GeoJSON.Position];
  });
}

function counterClockwise(path: PathD): PathD {
  return areaD(path) < 0 ? path.reverse() : path;
}
