import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import type { Place } from '../run/place.ts';
import { crsByMagnitude, zonePrefix } from './crs-by-magnitude.ts';
import type { Box } from './polygon-set.ts';
import { projectionBetween, resolveCrs } from './projection.ts';

/** Degrees beyond the zone's own border that are still quiet; our own setting, no standard gives one. */
const QUIET_BEYOND = 0.5;
/** Degrees from the central meridian where the coordinates can no longer be meant; our own setting. */
const ABSURD = 30;

/**
 * Whether coordinates within `box` (in `crs`) can be what `crs` says. `null` when they can; a finding of severity
 * `error` when they cannot (degrees that are none, a zone number that contradicts), `warning` when they lie far
 * outside the zone the CRS is meant for.
 */
export function checkExtent(crs: string, box: Box, at: Place): Finding | null {
  const { geographic, zone, name } = resolveCrs(crs);
  const [minX, minY, maxX, maxY] = box;
  if (!(minX <= maxX)) return null;
  if (geographic) {
    return minX < -360 || maxX > 360 || minY < -90 || maxY > 90 ? contradiction(name, box, at) : null;
  }
  if (zone === null) return null;
  if (hasOtherPrefix(crs, minX) || hasOtherPrefix(crs, maxX)) return contradiction(name, box, at);
  const corners = Float64Array.of(minX, minY, maxX, minY, minX, maxY, maxX, maxY);
  const degrees = projectionBetween(crs, 'EPSG:4490').apply(corners);
  let farthest = 0;
  for (let k = 0; k < degrees.length; k += 2) {
    const away = Math.abs((degrees[k] as number) - zone.centralMeridian);
    // The inverse wraps around the globe far out: an easting beyond a quarter meridian is absurd by itself.
    farthest = Math.max(farthest, Number.isFinite(away) && isPlausibleEasting(crs, corners[k] as number) ? away : 180);
  }
  if (farthest > ABSURD) return contradiction(name, box, at);
  return farthest > zone.halfWidth + QUIET_BEYOND ? outOfZone(name, zone, farthest, at) : null;
}

/**
 * Whether a longitude (degrees) may be projected into the zone of `crs`: `null` when it may, else a warning that
 * states the scale error (Snyder 1987, eq. 8-11, first term).
 */
export function checkLongitude(crs: string, longitude: number, at: Place): Finding | null {
  const { zone, name } = resolveCrs(crs);
  if (zone === null) return null;
  const away = Math.abs(longitude - zone.centralMeridian);
  return away > zone.halfWidth + QUIET_BEYOND ? outOfZone(name, zone, away, at) : null;
}

/** Whether an easting begins with a zone number that is not the one of `crs`. */
function hasOtherPrefix(crs: string, easting: number): boolean {
  const own = Math.floor(falseEastingOf(crs) / 1_000_000);
  const found = zonePrefix(easting);
  return found !== null && found !== own;
}

function falseEastingOf(crs: string): number {
  return Number(/\+x_0=(\S+)/.exec(resolveCrs(crs).definition)?.[1] ?? 0);
}

function isPlausibleEasting(crs: string, easting: number): boolean {
  return Math.abs(easting - falseEastingOf(crs)) < 5_000_000;
}

function contradiction(crs: string, box: Box, at: Place): Finding {
  const { crs: likely, reason, candidates } = crsByMagnitude(box);
  const found = `x ${box[0]} … ${box[2]}, y ${box[1]} … ${box[3]}`;
  const guess = likely ?? candidates.join(' / ');
  return {
    severity: 'error',
    code: 'wrong-crs',
    message: text(
      `坐标系声明为 ${crs}，坐标却是 ${found}（${reason}）`,
      `The CRS is said to be ${crs}, but the coordinates are ${found} (${reason})`,
    ),
    remedy:
      guess === ''
        ? text('请用 --crs 指定真实的坐标系', 'Declare the true CRS with --crs')
        : text(`坐标看起来是 ${guess}；请用 --crs 指定`, `They look like ${guess}; declare it with --crs`),
    at,
  };
}

function outOfZone(
  crs: string,
  zone: { centralMeridian: number; halfWidth: number },
  away: number,
  at: Place,
): Finding {
  // k = 1 + (Δλ cos φ)² / 2, taken at 38.9° N where the seven towns lie.
  const scale = (((away * Math.PI) / 180) * Math.cos((38.9 * Math.PI) / 180)) ** 2 / 2;
  const ppm = Math.round(scale * 1e6);
  return {
    severity: 'warning',
    code: 'out-of-zone',
    message: text(
      `数据离 ${crs} 的中央经线 ${zone.centralMeridian}° 有 ${away.toFixed(2)}°，该带只宜用到 ±${zone.halfWidth}°（长度变形约 ${ppm} ppm）`,
      `Data lie ${away.toFixed(2)}° from the central meridian ${zone.centralMeridian}° of ${crs}, which is meant for ±${zone.halfWidth}° (scale error about ${ppm} ppm)`,
    ),
    remedy: text(
      '面积按椭球面计算，不受影响；请确认坐标系没有选错带号',
      'Areas are ellipsoidal and not affected; make sure the zone was not chosen wrongly',
    ),
    at,
  };
}
