import proj4 from 'proj4';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { crsDefinition } from './crs-definition.ts';
import { epsgCode, normaliseCrs } from './crs-name.ts';

/** A change of coordinates between two reference systems; x is always east or longitude. */
export interface Projection {
  readonly from: string;
  readonly to: string;
  /** A new flat x, y array; a point that cannot be projected becomes NaN, NaN. */
  apply(coordinates: Float64Array): Float64Array;
}

/** What a CRS name stands for once understood. */
export interface ResolvedCrs {
  /** Normalised name, such as `EPSG:4521`. */
  readonly name: string;
  /** Proj string or WKT that proj4 reads. */
  readonly definition: string;
  readonly geographic: boolean;
  readonly zone: { readonly centralMeridian: number; readonly halfWidth: number } | null;
}

const GEOGRAPHIC = /\+proj=(?:longlat|latlong|lonlat|latlon)\b|^(?:GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS|GEOGRAPHICCRS)\[/;
const WGS84 = '+proj=longlat +datum=WGS84 +no_defs';

/**
 * What a CRS name, proj string or WKT stands for.
 * Throws `PlanningError` of kind `input`, code `unknown-crs`, when nothing is known about it.
 */
export function resolveCrs(crs: string): ResolvedCrs {
  const name = normaliseCrs(crs);
  const code = epsgCode(name);
  const known = code === undefined ? undefined : crsDefinition(code);
  if (known !== undefined) {
    return { name, definition: known.proj, geographic: known.geographic, zone: known.zone };
  }
  try {
    proj4(name);
    return { name, definition: name, geographic: GEOGRAPHIC.test(name), zone: null };
  } catch {
    throw unknownCrs(name);
  }
}

/** Whether coordinates in `crs` are longitude and latitude in degrees. Throws `unknown-crs` like `projectionBetween`. */
export function isGeographic(crs: string): boolean {
  return resolveCrs(crs).geographic;
}

/** Whether two names mean the same coordinates; CGCS2000 and WGS 84 longitude and latitude are treated as equal. */
export function isSameCrs(a: string, b: string): boolean {
  const first = resolveCrs(a);
  const second = resolveCrs(b);
  return first.name === second.name || (isPlainGeographic(first) && isPlainGeographic(second));
}

/**
 * The change of coordinates from one CRS to another (proj4; transverse Mercator by the Poder-Engsager series).
 * CGCS2000, ETRS89 and WGS 84 are treated as one datum, as EPSG's null transformations do (difference below 1 m).
 * Throws `PlanningError` of kind `input`, code `unknown-crs`, naming the CRS and the way out.
 */
export function projectionBetween(from: string, to: string): Projection {
  const source = resolveCrs(from);
  const target = resolveCrs(to);
  const steps: PointStep[] = [];
  if (!isSameCrs(source.name, target.name)) {
    // Through longitude and latitude, so that a datum shift on one side never meets a datum without one on the other.
    if (!isPlainGeographic(source)) steps.push(converter(source, 'inverse'));
    if (!isPlainGeographic(target)) steps.push(converter(target, 'forward'));
  }
  return {
    from: source.name,
    to: target.name,
    apply: (coordinates) => applySteps(coordinates, steps),
  };
}

/** Proj string of a local transverse Mercator frame on GRS80 in metres, scale 1 and origin at the given degrees. */
export function localFrame(longitude: number, latitude: number): string {
  return `+proj=tmerc +lat_0=${latitude} +lon_0=${longitude} +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs`;
}

/** Number and codes of the CGCS2000 three-degree zone a longitude (degrees east) belongs to; central meridian = 3 · zone. */
export function zoneOf(longitude: number): { zone: number; withPrefix: string; withoutPrefix: string } {
  const zone = Math.floor((longitude + 1.5) / 3);
  return { zone, withPrefix: `EPSG:${4513 + zone - 25}`, withoutPrefix: `EPSG:${4534 + zone - 25}` };
}

type PointStep = (point: [number, number]) => [number, number];

function isPlainGeographic(crs: ResolvedCrs): boolean {
  return crs.geographic && !/towgs84|nadgrids|TOWGS84|\+pm=/.test(crs.definition) && crs.name.startsWith('EPSG:');
}

function converter(crs: ResolvedCrs, direction: 'forward' | 'inverse'): PointStep {
  const { forward, inverse } = proj4(WGS84, crs.definition);
  const step = direction === 'forward' ? forward : inverse;
  return (point) => step(point);
}

function applySteps(coordinates: Float64Array, steps: readonly PointStep[]): Float64Array {
  const out = new Float64Array(coordinates);
  if (steps.length === 0) return out;
  for (let k = 0; k < out.length; k += 2) {
    let point: [number, number] = [out[k] as number, out[k + 1] as number];
    for (const step of steps) point = Number.isFinite(point[0] + point[1]) ? step(point) : [NaN, NaN];
    const usable = Number.isFinite(point[0] + point[1]);
    out[k] = usable ? point[0] : NaN;
    out[k + 1] = usable ? point[1] : NaN;
  }
  return out;
}

function unknownCrs(crs: string): PlanningError {
  const name = crs.length > 80 ? `${crs.slice(0, 80)}…` : crs;
  return new PlanningError('input', 'unknown-crs', {
    text: text(`不认识的坐标系：${name}`, `Unknown coordinate reference system: ${name}`),
    remedy: text(
      '请用 --crs 指定，例如 EPSG:4521、EPSG:4490，或给出 “+proj=…” 字符串或 WKT',
      "Declare it with --crs, such as EPSG:4521 or EPSG:4490, or give a '+proj=…' string or WKT",
    ),
  });
}
