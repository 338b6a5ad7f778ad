import { readFileSync } from 'node:fs';
import { localFrame, projectionBetween } from '../../engine/geometry/projection.ts';
import { sharedPath } from '../shared-data.ts';

/** A real settlement or town seat of Zhangye. */
export interface Settlement {
  readonly id: string;
  readonly name: string;
  readonly county: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** County of a statistics code. */
const COUNTIES = ['甘州区', '肃南裕固族自治县', '民乐县', '临泽县', '高台县', '山丹县'];

/** Town seats and village seats of the six counties with WGS 84 positions, read in place. */
export function settlements(): Settlement[] {
  const [header, ...lines] = readFileSync(sharedPath('data/points/amap_towns_villages_gcj02.csv'), 'utf8')
    .trim()
    .split('\n');
  const names = (header as string).split(',');
  const at = (cells: string[], name: string) => cells[names.indexOf(name)] as string;
  return lines
    .map((line) => line.trim().split(','))
    .filter((cells) => at(cells, 'level') !== 'county')
    .map((cells) => ({
      id: at(cells, 'code'),
      name: at(cells, 'name'),
      county: COUNTIES.find((county) => county.startsWith(at(cells, 'county').slice(0, 2))) ?? at(cells, 'county'),
      longitude: Number(at(cells, 'lon_wgs84')),
      latitude: Number(at(cells, 'lat_wgs84')),
    }));
}

/** Square planning units of 1.5 km around settlements, as GeoJSON text. */
export function planningUnits(list: readonly Settlement[], sideM = 1500): string {
  const half = sideM / 2;
  const features = list.map(({ id, name, county, longitude, latitude }) => {
    const square = Float64Array.from([-half, -half, half, -half, half, half, -half, half, -half, -half]);
    const corners = projectionBetween(localFrame(longitude, latitude), 'EPSG:4490').apply(square);
    const ring = Array.from({ length: 5 }, (_v, k) => [corners[2 * k], corners[2 * k + 1]]);
    return {
      type: 'Feature',
      id,
      properties: { id, name, county },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}
