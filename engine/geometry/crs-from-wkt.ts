import { crsDefinition } from './crs-definition.ts';
import { normaliseCrs } from './crs-name.ts';

/** Datums by the names that WKT uses, with the codes of the table that stand on them. */
const DATUMS: readonly {
  readonly name: RegExp;
  readonly geographic: number | null;
  readonly projected: readonly (readonly [number, number])[];
}[] = [
  {
    name: /china[\s_]?2000|china[\s_]geodetic|cgcs[\s_]?2000/i,
    geographic: 4490,
    projected: [
      [4513, 4554],
      [4491, 4512],
    ],
  },
  {
    name: /wgs[\s_]?(?:19)?84/i,
    geographic: 4326,
    projected: [
      [32601, 32660],
      [32701, 32760],
    ],
  },
  { name: /etrs[\s_]?(?:19)?89|european[\s_]terrestrial/i, geographic: 4258, projected: [[25828, 25838]] },
  { name: /north[\s_]american[\s_](?:datum[\s_])?1983|nad[\s_]?83/i, geographic: 4269, projected: [[26901, 26923]] },
  { name: /sirgas/i, geographic: 4674, projected: [[31965, 31985]] },
  { name: /sweref/i, geographic: null, projected: [[3006, 3006]] },
  { name: /latvia|lks[\s_]?(?:19)?92/i, geographic: null, projected: [[3059, 3059]] },
];

/**
 * The CRS a WKT stands for: an EPSG code when the WKT names a known one or its datum and parameters equal one of the
 * table, else the WKT itself. Throws `unknown-crs` for datums without a public shift to CGCS2000.
 */
export function crsFromWkt(wkt: string): string {
  const text = normaliseCrs(wkt.replace(/^\uFEFF/, '').replace(/\0+$/, ''));
  const authority = /(?:AUTHORITY\["EPSG","(\d+)"\]|ID\["EPSG",(\d+)\])\s*\]\s*$/i.exec(text);
  const code = Number(authority?.[1] ?? authority?.[2] ?? 0);
  if (crsDefinition(code) !== undefined) return `EPSG:${code}`;
  const datumName = /DATUM\["([^"]*)"/i.exec(text)?.[1] ?? /GEOG\w*\["([^"]*)"/i.exec(text)?.[1] ?? '';
  const datum = DATUMS.find(({ name }) => name.test(datumName));
  if (datum === undefined) return text;
  if (/^GEOG/i.test(text)) return datum.geographic === null ? text : `EPSG:${datum.geographic}`;
  if (!/PROJECTION\["(?:Transverse_Mercator|Gauss_Kruger)"\]|METHOD\["Transverse Mercator"/i.test(text)) return text;
  const wanted = parametersOf(text);
  for (const [first, last] of datum.projected) {
    for (let candidate = first; candidate <= last; candidate++) {
      const proj = crsDefinition(candidate)?.proj;
      if (proj !== undefined && matches(proj, wanted)) return `EPSG:${candidate}`;
    }
  }
  return text;
}

interface TransverseMercator {
  readonly lon_0: number;
  readonly lat_0: number;
  readonly k: number;
  readonly x_0: number;
  readonly y_0: number;
  readonly metre: number;
}

function parametersOf(wkt: string): TransverseMercator {
  const parameter = (pattern: string, otherwise: number): number => {
    const match = new RegExp(`PARAMETER\\["(?:${pattern})"\\s*,\\s*([-+\\d.eE]+)`, 'i').exec(wkt);
    return match === null ? otherwise : Number(match[1]);
  };
  const units = [...wkt.matchAll(/UNIT\["[^"]*"\s*,\s*([-+\d.eE]+)/gi)];
  return {
    lon_0: parameter('central_meridian|longitude of natural origin', Number.NaN),
    lat_0: parameter('latitude_of_origin|latitude of natural origin', 0),
    k: parameter('scale_factor|scale factor at natural origin', 1),
    x_0: parameter('false_easting|false easting', 0),
    y_0: parameter('false_northing|false northing', 0),
    metre: Number(units.at(-1)?.[1] ?? 1),
  };
}

function matches(proj: string, wanted: TransverseMercator): boolean {
  if (!proj.startsWith('+proj=tmerc') || wanted.metre !== 1) return false;
  const value = (name: string) => Number(new RegExp(`\\+${name}=(\\S+)`).exec(proj)?.[1]);
  return (['lon_0', 'lat_0', 'k', 'x_0', 'y_0'] as const).every((name) => Math.abs(value(name) - wanted[name]) < 1e-9);
}
