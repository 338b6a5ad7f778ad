/** What we know of a CRS code: its proj string and, for Gauss-Krüger and UTM zones, the strip it is meant for. */
export interface CrsDefinition {
  readonly proj: string;
  readonly geographic: boolean;
  /** Central meridian and half width in degrees of the zone; `null` for everything that is no zone. */
  readonly zone: { readonly centralMeridian: number; readonly halfWidth: number } | null;
}

const GRS80 = '+ellps=GRS80 +units=m +no_defs';

function geographic(ellipsoid: string): CrsDefinition {
  return { proj: `+proj=longlat +ellps=${ellipsoid} +no_defs`, geographic: true, zone: null };
}

function planar(proj: string): CrsDefinition {
  return { proj, geographic: false, zone: null };
}

function gaussKruger(centralMeridian: number, falseEasting: number, halfWidth: number): CrsDefinition {
  const proj = `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=1 +x_0=${falseEasting} +y_0=0 ${GRS80}`;
  return { proj, geographic: false, zone: { centralMeridian, halfWidth } };
}

function utm(zone: number, south: boolean, ellipsoid: string): CrsDefinition {
  const centralMeridian = 6 * zone - 183;
  const northing = south ? 10_000_000 : 0;
  const proj = `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=0.9996 +x_0=500000 +y_0=${northing} +ellps=${ellipsoid} +units=m +no_defs`;
  return { proj, geographic: false, zone: { centralMeridian, halfWidth: 3 } };
}

/** Codes that stand alone; every datum among them equals WGS 84 within about two metres (EPSG null transformations). */
const SINGLE: ReadonlyMap<number, CrsDefinition> = new Map([
  [4326, geographic('WGS84')],
  [4490, geographic('GRS80')],
  [4258, geographic('GRS80')],
  [4269, geographic('GRS80')],
  [4674, geographic('GRS80')],
  [4167, geographic('GRS80')],
  [3857, planar('+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs')],
  [6933, planar('+proj=cea +lat_ts=30 +lon_0=0 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs')],
  [3035, planar(`+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 ${GRS80}`)],
  [2193, planar(`+proj=tmerc +lat_0=0 +lon_0=173 +k=0.9996 +x_0=1600000 +y_0=10000000 ${GRS80}`)],
  [3006, planar(`+proj=tmerc +lat_0=0 +lon_0=15 +k=0.9996 +x_0=500000 +y_0=0 ${GRS80}`)],
  [3059, planar(`+proj=tmerc +lat_0=0 +lon_0=24 +k=0.9996 +x_0=500000 +y_0=-6000000 ${GRS80}`)],
  [3031, planar('+proj=stere +lat_0=-90 +lat_ts=-71 +lon_0=0 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs')],
  [3413, planar('+proj=stere +lat_0=90 +lat_ts=70 +lon_0=-45 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs')],
]);

/** Families of zones, each from its first to its last EPSG code. */
const FAMILIES: readonly {
  readonly first: number;
  readonly last: number;
  readonly at: (k: number) => CrsDefinition;
}[] = [
  { first: 4513, last: 4533, at: (k) => gaussKruger(75 + 3 * k, (25 + k) * 1_000_000 + 500_000, 1.5) },
  { first: 4534, last: 4554, at: (k) => gaussKruger(75 + 3 * k, 500_000, 1.5) },
  { first: 4491, last: 4501, at: (k) => gaussKruger(75 + 6 * k, (13 + k) * 1_000_000 + 500_000, 3) },
  { first: 4502, last: 4512, at: (k) => gaussKruger(75 + 6 * k, 500_000, 3) },
  { first: 32601, last: 32660, at: (k) => utm(k + 1, false, 'WGS84') },
  { first: 32701, last: 32760, at: (k) => utm(k + 1, true, 'WGS84') },
  { first: 25828, last: 25838, at: (k) => utm(k + 28, false, 'GRS80') },
  { first: 26901, last: 26923, at: (k) => utm(k + 1, false, 'GRS80') },
  { first: 31965, last: 31976, at: (k) => utm(k + 11, false, 'GRS80') },
  { first: 31977, last: 31985, at: (k) => utm(k + 17, true, 'GRS80') },
];

/** EPSG codes on Xian 1980 or Beijing 1954: their shift to CGCS2000 is local and not public (file-formats.md section 6). */
const OLD_CHINESE: readonly (readonly [number, number])[] = [
  [4610, 4610],
  [2327, 2390],
  [4214, 4214],
  [2401, 2442],
  [21413, 21463],
  [21473, 21483],
];

/** The definition of an EPSG code, or `undefined` when our table does not hold it. */
export function crsDefinition(code: number): CrsDefinition | undefined {
  const single = SINGLE.get(code);
  if (single !== undefined) return single;
  const family = FAMILIES.find(({ first, last }) => code >= first && code <= last);
  return family?.at(code - family.first);
}

/** Whether an EPSG code is on Xian 1980 or Beijing 1954. */
export function isOldChineseCode(code: number): boolean {
  return OLD_CHINESE.some(([first, last]) => code >= first && code <= last);
}

/** Every code of the table, for matching a WKT by its parameters. */
export function knownCodes(): number[] {
  const codes = [...SINGLE.keys()];
  for (const { first, last } of FAMILIES) for (let code = first; code <= last; code++) codes.push(code);
  return codes;
}
