import type { GeoKeys } from './geotiff-crs.ts';
import type { TiffDirectory } from './tiff-directory.ts';
import { damaged } from './tiff-errors.ts';
import { TAG, tagText } from './tiff-tags.ts';
import { numbersOf, textOf } from './tiff-values.ts';

/** The GeoKeys that we ask for (OGC 19-008r4, annex B), by number. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [1024, 'GTModelTypeGeoKey'],
  [1025, 'GTRasterTypeGeoKey'],
  [1026, 'GTCitationGeoKey'],
  [2048, 'GeographicTypeGeoKey'],
  [2049, 'GeogCitationGeoKey'],
  [2050, 'GeogGeodeticDatumGeoKey'],
  [2051, 'GeogPrimeMeridianGeoKey'],
  [2054, 'GeogAngularUnitsGeoKey'],
  [2056, 'GeogEllipsoidGeoKey'],
  [2057, 'GeogSemiMajorAxisGeoKey'],
  [2058, 'GeogSemiMinorAxisGeoKey'],
  [2059, 'GeogInvFlatteningGeoKey'],
  [2062, 'GeogTOWGS84GeoKey'],
  [3072, 'ProjectedCSTypeGeoKey'],
  [3073, 'PCSCitationGeoKey'],
  [3074, 'ProjectionGeoKey'],
  [3075, 'ProjCoordTransGeoKey'],
  [3076, 'ProjLinearUnitsGeoKey'],
  [3077, 'ProjLinearUnitSizeGeoKey'],
  [3078, 'ProjStdParallel1GeoKey'],
  [3079, 'ProjStdParallel2GeoKey'],
  [3080, 'ProjNatOriginLongGeoKey'],
  [3081, 'ProjNatOriginLatGeoKey'],
  [3082, 'ProjFalseEastingGeoKey'],
  [3083, 'ProjFalseNorthingGeoKey'],
  [3084, 'ProjFalseOriginLongGeoKey'],
  [3085, 'ProjFalseOriginLatGeoKey'],
  [3086, 'ProjFalseOriginEastingGeoKey'],
  [3087, 'ProjFalseOriginNorthingGeoKey'],
  [3088, 'ProjCenterLongGeoKey'],
  [3089, 'ProjCenterLatGeoKey'],
  [3090, 'ProjCenterEastingGeoKey'],
  [3091, 'ProjCenterNorthingGeoKey'],
  [3092, 'ProjScaleAtNatOriginGeoKey'],
  [3093, 'ProjScaleAtCenterGeoKey'],
  [3095, 'ProjStraightVertPoleLongGeoKey'],
]);

/** The GeoKeys of a directory by name (OGC 19-008r4, section 7.1), `null` when it has none. */
export async function geoKeysOf(directory: TiffDirectory): Promise<GeoKeys | null> {
  const words = await numbersOf(directory, 'GeoKeyDirectory');
  if (words === undefined) return null;
  const count = words[3] ?? 0;
  if (4 + 4 * count > words.length) {
    throw damaged(directory.file.source.name, [
      `标签 ${tagText('GeoKeyDirectory')} 称有 ${count} 个键，却只有 ${words.length} 个数`,
      `tag ${tagText('GeoKeyDirectory')} names ${count} keys and has ${words.length} numbers`,
    ]);
  }
  const texts = (await textOf(directory, 'GeoAsciiParams')) ?? '';
  const doubles = (await numbersOf(directory, 'GeoDoubleParams')) ?? new Float64Array();
  const keys: Record<string, unknown> = {};
  for (let at = 4; at < 4 + 4 * count; at += 4) {
    const [key = 0, place = 0, length = 0, start = 0] = words.subarray(at, at + 4);
    const name = NAMES.get(key);
    if (name === undefined) continue;
    if (place === 0) keys[name] = start;
    // Each text ends with a vertical bar, which its length counts.
    else if (place === TAG.GeoAsciiParams) keys[name] = texts.slice(start, start + length).replace(/[|\0]+$/, '');
    else if (place === TAG.GeoDoubleParams) keys[name] = oneOrMany(doubles.subarray(start, start + length));
    else if (place === TAG.GeoKeyDirectory) keys[name] = oneOrMany(words.subarray(start, start + length));
  }
  return keys;
}

function oneOrMany(values: Float64Array): number | readonly number[] | undefined {
  return values.length <= 1 ? values[0] : [...values];
}
