import type { Box } from './polygon-set.ts';

/** What the size of coordinates says about their CRS. */
export interface MagnitudeGuess {
  /** `null` when the size alone does not decide. */
  readonly crs: string | null;
  readonly reason: string;
  /** Codes that would fit, for the message that asks. */
  readonly candidates: readonly string[];
}

/** Northings of China in metres, with a margin (18° to 54° N). */
const NORTHINGS = [1_900_000, 6_100_000] as const;

/**
 * The CRS that coordinates of China show by their size (`x` east): degrees, or an easting that begins with the number
 * of its Gauss-Krüger zone (25–45 three-degree, 13–23 six-degree). An easting without prefix fits many zones.
 */
export function crsByMagnitude([minX, minY, maxX, maxY]: Box): MagnitudeGuess {
  if (minX >= -180 && maxX <= 180 && minY >= -90 && maxY <= 90) {
    return { crs: 'EPSG:4490', reason: 'coordinates are degrees', candidates: ['EPSG:4490', 'EPSG:4326'] };
  }
  const found = `x ${minX.toFixed(0)} … ${maxX.toFixed(0)}, y ${minY.toFixed(0)} … ${maxY.toFixed(0)}`;
  const northing = minY >= NORTHINGS[0] && maxY <= NORTHINGS[1];
  const first = zonePrefix(minX);
  const last = zonePrefix(maxX);
  if (northing && first !== null && first === last) {
    const crs = codeOfZone(first);
    return { crs, reason: `eastings begin with zone number ${first}`, candidates: [crs] };
  }
  if (northing && first !== null && last !== null) {
    return {
      crs: null,
      reason: `eastings begin with different zone numbers, ${first} to ${last}`,
      candidates: [codeOfZone(first), codeOfZone(last)],
    };
  }
  if (northing && minX > 100_000 && maxX < 900_000) {
    return { crs: null, reason: `eastings without zone number (${found})`, candidates: ['EPSG:4542', 'EPSG:4543'] };
  }
  return { crs: null, reason: `coordinates of unknown kind (${found})`, candidates: [] };
}

/** The zone number an easting begins with, or `null`. */
export function zonePrefix(easting: number): number | null {
  const zone = Math.floor(easting / 1_000_000);
  const rest = easting - zone * 1_000_000;
  const plausible = rest > 100_000 && rest < 900_000;
  return plausible && ((zone >= 25 && zone <= 45) || (zone >= 13 && zone <= 23)) ? zone : null;
}

function codeOfZone(zone: number): string {
  return zone >= 25 ? `EPSG:${4513 + zone - 25}` : `EPSG:${4491 + zone - 13}`;
}
