/** GeoKeys by name: numbers, texts, or lists of numbers. */
export type GeoKeys = Readonly<Record<string, unknown>>;

/** `EPSG:n`, a proj string or WKT, or `null`; `unclear` describes a CRS that the keys name but do not define. */
export interface GeoKeysCrs {
  readonly crs: string | null;
  readonly reason: string;
  readonly unclear: string | null;
}

const USER_DEFINED = 32767;
/** Geocentric ellipsoids, on which a datum without a stated shift may be taken as WGS 84. */
const GEOCENTRIC: ReadonlyMap<number, string> = new Map([
  [7019, '+ellps=GRS80'],
  [7030, '+ellps=WGS84'],
  [1024, '+ellps=GRS80'],
]);
/** Ellipsoids of local datums: usable only with a stated shift to WGS 84. */
const LOCAL: ReadonlyMap<number, string> = new Map([
  [7004, '+ellps=bessel'],
  [7008, '+ellps=clrk66'],
  [7022, '+ellps=intl'],
  [7024, '+ellps=krass'],
  [7043, '+ellps=WGS72'],
  [7049, '+a=6378140 +rf=298.257'],
]);
/** Ellipsoids of base systems that user-defined projections are commonly built on. */
const BASE_ELLIPSOIDS: ReadonlyMap<number, string> = new Map([
  [4326, '+datum=WGS84'],
  [4490, '+ellps=GRS80'],
  [4258, '+ellps=GRS80'],
  [4269, '+ellps=GRS80'],
  [4674, '+ellps=GRS80'],
  [4167, '+ellps=GRS80'],
]);

/** The CRS that GeoKeys name (OGC 19-008r4, section 7.4 and annex C): a code first, else built from its parameters. */
export function crsOfGeoKeys(keys: GeoKeys | null): GeoKeysCrs {
  if (keys === null) return { crs: null, reason: 'no GeoKeys in the file', unclear: null };
  const projected = numberOf(keys, 'ProjectedCSTypeGeoKey');
  const geographic = numberOf(keys, 'GeographicTypeGeoKey');
  if (isCode(projected)) return { crs: `EPSG:${projected}`, reason: 'ProjectedCSTypeGeoKey', unclear: null };
  const wkt = embeddedWkt(keys);
  if (wkt !== null) return { crs: wkt, reason: 'WKT in the citation', unclear: null };
  if (projected === undefined && numberOf(keys, 'ProjCoordTransGeoKey') === undefined) {
    if (isCode(geographic)) return { crs: `EPSG:${geographic}`, reason: 'GeographicTypeGeoKey', unclear: null };
    if (geographic === undefined) return { crs: null, reason: 'GeoKeys name no CRS', unclear: null };
    const base = baseOf(keys);
    if (base !== null) return { crs: `+proj=longlat ${base} +no_defs`, reason: 'user-defined GeoKeys', unclear: null };
    return { crs: null, reason: 'user-defined GeoKeys', unclear: describe(keys) };
  }
  const proj = projectionOf(keys);
  const base = baseOf(keys);
  const unit = unitOf(keys);
  if (proj === null || base === null || unit === null) {
    return { crs: null, reason: 'user-defined GeoKeys', unclear: describe(keys) };
  }
  return { crs: `${proj} ${base} ${unit} +no_defs`, reason: 'user-defined GeoKeys', unclear: null };
}

function projectionOf(keys: GeoKeys): string | null {
  const code = numberOf(keys, 'ProjectionGeoKey') ?? 0;
  if (code > 16000 && code <= 16060) return `+proj=utm +zone=${code - 16000}`;
  if (code > 16100 && code <= 16160) return `+proj=utm +zone=${code - 16100} +south`;
  const parameter = (...names: string[]): number => names.map((n) => numberOf(keys, n)).find(isNumber) ?? 0;
  const lat0 = parameter('ProjNatOriginLatGeoKey', 'ProjFalseOriginLatGeoKey', 'ProjCenterLatGeoKey');
  const lon0 = parameter('ProjNatOriginLongGeoKey', 'ProjFalseOriginLongGeoKey', 'ProjCenterLongGeoKey');
  const x0 = parameter('ProjFalseEastingGeoKey', 'ProjFalseOriginEastingGeoKey', 'ProjCenterEastingGeoKey');
  const y0 = parameter('ProjFalseNorthingGeoKey', 'ProjFalseOriginNorthingGeoKey', 'ProjCenterNorthingGeoKey');
  const k = numberOf(keys, 'ProjScaleAtNatOriginGeoKey') ?? numberOf(keys, 'ProjScaleAtCenterGeoKey') ?? 1;
  const lat1 = parameter('ProjStdParallel1GeoKey');
  const lat2 = parameter('ProjStdParallel2GeoKey');
  const shift = `+x_0=${x0} +y_0=${y0}`;
  switch (numberOf(keys, 'ProjCoordTransGeoKey')) {
    case 1:
      return `+proj=tmerc +lat_0=${lat0} +lon_0=${lon0} +k=${k} ${shift}`;
    case 7:
      return `+proj=merc +lon_0=${lon0} +k=${k} ${shift}`;
    case 8:
      return `+proj=lcc +lat_1=${lat1} +lat_2=${lat2} +lat_0=${lat0} +lon_0=${lon0} ${shift}`;
    case 10:
      return `+proj=laea +lat_0=${lat0} +lon_0=${lon0} ${shift}`;
    case 11:
      return `+proj=aea +lat_1=${lat1} +lat_2=${lat2} +lat_0=${lat0} +lon_0=${lon0} ${shift}`;
    case 15: {
      const pole = parameter('ProjStraightVertPoleLongGeoKey', 'ProjNatOriginLongGeoKey');
      return `+proj=stere +lat_0=${lat0 < 0 ? -90 : 90} +lat_ts=${lat0} +lon_0=${pole} ${shift}`;
    }
    case 28:
      return `+proj=cea +lat_ts=${lat1} +lon_0=${lon0} ${shift}`;
    default:
      return null;
  }
}

function baseOf(keys: GeoKeys): string | null {
  const known = BASE_ELLIPSOIDS.get(numberOf(keys, 'GeographicTypeGeoKey') ?? 0);
  if (known !== undefined) return known;
  const shift = keys.GeogTOWGS84GeoKey as ArrayLike<number> | undefined;
  const values = shift === undefined ? [] : Array.from(shift);
  const towgs84 = values.some((value) => value !== 0) ? ` +towgs84=${values.join(',')}` : '';
  const ellipsoid = numberOf(keys, 'GeogEllipsoidGeoKey') ?? 0;
  const geocentric = GEOCENTRIC.get(ellipsoid);
  if (geocentric !== undefined) return `${geocentric}${towgs84}`;
  const local = LOCAL.get(ellipsoid);
  if (local !== undefined) return towgs84 === '' ? null : `${local}${towgs84}`;
  const a = numberOf(keys, 'GeogSemiMajorAxisGeoKey');
  const inverse = numberOf(keys, 'GeogInvFlatteningGeoKey');
  const minor = numberOf(keys, 'GeogSemiMinorAxisGeoKey');
  if (a === undefined || (a !== 6378137 && towgs84 === '')) return null;
  if (inverse !== undefined) return `+a=${a} +rf=${inverse}${towgs84}`;
  return minor === undefined ? null : `+a=${a} +b=${minor}${towgs84}`;
}

function unitOf(keys: GeoKeys): string | null {
  const unit = numberOf(keys, 'ProjLinearUnitsGeoKey') ?? 9001;
  if (unit === 9001) return '+units=m';
  if (unit === 9002) return '+units=ft';
  if (unit === 9003) return '+units=us-ft';
  const size = numberOf(keys, 'ProjLinearUnitSizeGeoKey');
  return size === undefined ? null : `+to_meter=${size}`;
}

function embeddedWkt(keys: GeoKeys): string | null {
  for (const name of ['PCSCitationGeoKey', 'GTCitationGeoKey', 'GeogCitationGeoKey']) {
    const match = /(?:PROJCS|GEOGCS)\[.*\]/s.exec(String(keys[name] ?? ''));
    if (match !== null) return match[0];
  }
  return null;
}

function describe(keys: GeoKeys): string {
  const citations = ['PCSCitationGeoKey', 'GTCitationGeoKey', 'GeogCitationGeoKey'];
  const named = citations.map((name) => keys[name]).find((value) => typeof value === 'string' && value !== '');
  const method = numberOf(keys, 'ProjCoordTransGeoKey');
  return `${named ?? 'user-defined'}${method === undefined ? '' : `, projection method ${method}`}`;
}

function isCode(value: number | undefined): value is number {
  return value !== undefined && value > 0 && value < USER_DEFINED;
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined;
}

function numberOf(keys: GeoKeys, name: string): number | undefined {
  const value = keys[name];
  if (typeof value === 'number') return value;
  return undefined;
}
