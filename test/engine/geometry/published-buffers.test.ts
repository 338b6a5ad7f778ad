import { describe, expect, it } from 'vitest';
import { bufferPolygons } from '../../../engine/geometry/buffer.ts';
import type { BufferParameters } from '../../../engine/geometry/buffer-parameters.ts';
import { findInvalidRings } from '../../../engine/geometry/validity.ts';
import { areaOf, fromWkt } from './wkt.ts';

type Row = readonly [string, number, number, Partial<BufferParameters>];

const ROUND = { join: 'round', cap: 'flat', segments: 25 } as const;
const MITRE = { join: 'mitre', cap: 'flat', segments: 25 } as const;

/**
 * Inputs, distances and expected areas of Boost.Geometry's own suite (boostorg/geometry at 016691b1,
 * test/algorithms/buffer/buffer_linestring.cpp; its circles have 100 points, its mitre limit is 5).
 */
const SIMPLEX = 'LINESTRING(0 0,4 5)';
const STRAIGHT = 'LINESTRING(0 0,4 5,8 10)';
const ONE_BEND = 'LINESTRING(0 0,4 5,7 4)';
const TWO_BENDS = 'LINESTRING(0 0,4 5,7 4,10 6)';
const OVERLAPPING = 'LINESTRING(0 0,4 5,7 4,10 6,10 2,2 2)';
const COLLINEAR = 'LINESTRING(2 0,0 0,0 4,6 4,6 0,4 0)';
const LINES: readonly Row[] = [
  [SIMPLEX, 1.5, 19.209, MITRE],
  [SIMPLEX, 1.5, 26.2733, { ...MITRE, cap: 'round' }],
  ['LINESTRING(0 0,0 1)', 1, 5.14, { ...ROUND, cap: 'round' }],
  ['LINESTRING(0 0,1 0)', 1, 5.12145, { ...ROUND, cap: 'round', segments: 8 }],
  [STRAIGHT, 1.5, 38.4187, ROUND],
  [STRAIGHT, 1.5, 38.4187, MITRE],
  [ONE_BEND, 1.5, 28.496, ROUND],
  [ONE_BEND, 1.5, 28.696, MITRE],
  [ONE_BEND, 1.5, 35.5603, { ...ROUND, cap: 'round' }],
  [ONE_BEND, 1.5, 35.7601, { ...MITRE, cap: 'round' }],
  [TWO_BENDS, 1.5, 46.2995, { ...ROUND, cap: 'round' }],
  [TWO_BENDS, 1.5, 39.235, ROUND],
  [TWO_BENDS, 1.5, 39.513, MITRE],
  [TWO_BENDS, 1.5, 20.025, { ...ROUND, side: 'left' }],
  [TWO_BENDS, 1.5, 20.225, { ...MITRE, side: 'left' }],
  [TWO_BENDS, 1.5, 19.211, { ...ROUND, side: 'right' }],
  [TWO_BENDS, 1.5, 19.288, { ...MITRE, side: 'right' }],
  ['LINESTRING(0 0,1 0,5 2)', 9, 109.2625, ROUND],
  ['LINESTRING(0 0,1 0,2 1.5,5 3)', 9, 142.8709, ROUND],
  [OVERLAPPING, 1.5, 65.6786, ROUND],
  [OVERLAPPING, 1.5, 68.14, MITRE],
  [COLLINEAR, 2, 68.561, ROUND],
  [COLLINEAR, 2, 72, MITRE],
  ['LINESTRING(5 0,5 5,1 8,5 5,9 8)', 3, 74.25, MITRE],
  ['LINESTRING(5 5,5 5)', 3, 28.2503, { ...ROUND, cap: 'round' }],
  ['LINESTRING(5 5,5 5,4 4,5 5,5 5)', 3, 36.741, { ...ROUND, cap: 'round' }],
];

/** As above, test/algorithms/buffer/buffer_polygon.cpp at 07dd0790. */
const BOWL = 'POLYGON((1 2,1 7,2 7,3 5,5 4,7 5,8 7,9 7,9 2,1 2))';
const PARCEL_1 =
  'POLYGON((225343.489 585110.376,225319.123 585165.731,225323.497 585167.287,225323.134 585167.157,225313.975 585169.208,225321.828 585172,225332.677 585175.83,225367.032 585186.977,225401.64 585196.671,225422.799 585201.029,225429.784 585202.454,225418.859 585195.112,225423.803 585196.13,225425.389 585196.454,225397.027 585165.48,225363.802 585130.372,225354.086 585120.261,225343.489 585110.376))';
const PARCEL_2 =
  'POLYGON((173356.986490154 605912.122380707,173358.457939143 605902.891897507,173358.458257372 605902.889901239,173214.162964795 605901.13020255,173214.162746654 605901.132200038,173213.665 605905.69,173212.712441616 605913.799985923,173356.986490154 605912.122380707))';
const TICKET_1 =
  'POLYGON((897866.5 6272518.7,897882.5 6272519.2,897882.6 6272519,897883.3 6272508.7,897883.5 6272505.5,897855 6272503.5,897852.4 6272505.6,897850.1 6272517.6,897860.8 6272518.5,897866.5 6272518.7))';
const TICKET_2 =
  'POLYGON((898882.3 6271337.3,898895.7 6271339.9,898898 6271328.3,898881.6 6271325.1,898879.3 6271336.7,898882.3 6271337.3))';
const TICKET_3 =
  'POLYGON((897558.7 6272055,897552.5 6272054.2,897552.5 6272053.7,897546.1 6272052.7,897545.6 6272057.7,897560.7 6272059.6,897560.9 6272055.3,897558.7 6272055))';
const TICKET_4 =
  'POLYGON((898563.3 6272366.9,898554.7 6272379.2,898559.7 6272382.3,898561.6 6272379.4,898568.7 6272369.1,898563.8 6272366.2,898563.3 6272366.9))';
const bowl = (areas: readonly number[], options: Partial<BufferParameters>) =>
  areas.map((area, k): Row => [BOWL, (k + 1) / 2, area, options]);
const at = (wkt: string, options: Partial<BufferParameters>, ...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([distance, area]): Row => [wkt, distance, area, options]);
const POLYGONS: readonly Row[] = [
  ...bowl(
    [43.2423, 60.025, 78.3477, 98.2109, 119.614, 142.487, 166.505, 191.77, 218.455, 246.625, 276.312, 307.532],
    ROUND,
  ),
  ...bowl([43.4895, 61.014, 80.5726, 102.166, 125.794, 151.374, 178.599, 207.443, 237.904, 270, 304, 340], MITRE),
  ...at(PARCEL_2, ROUND, [10, 5000.867], [20, 9049.673], [30, 13726.528]),
  ...at(PARCEL_2, MITRE, [10, 5091.122], [20, 9410.691], [30, 14535.232]),
  ...at(TICKET_1, MITRE, [0.5, 494.7192], [2.5, 697.7798], [8.4, 1470.8096], [-0.5, 404.3936], [-2.5, 246.7329]),
  ...at(TICKET_2, MITRE, [4.5, 535.478], [6.2, 705.2046], [7.3, 827.3394]),
  ...at(TICKET_3, MITRE, [1.2, 122.9443], [3.5, 258.2729], [5.4, 402.0571]),
  ...at(TICKET_4, MITRE, [3, 257.9482], [6.6, 553.0112], [9.1, 819.1406]),
  ...at(PARCEL_1, ROUND, [10, 7571.405], [20, 11648.111], [30, 16350.488], [-20, 209.3579]),
];

/** The manual of Shapely (`object.buffer`): a disc of radius 10 by chords of a quarter; a square of four. */
const POINTS: readonly Row[] = [
  ['POINT(0 0)', 10, 313.6548490545939, { segments: 16 }],
  ['POINT(0 0)', 10, 200, { segments: 1 }],
  ['POINT(0 0)', 10, 400, { cap: 'square' }],
];

describe('published areas', () => {
  it.each(LINES)('Boost %s, %d m: %d', check);
  it.each(POLYGONS)('Boost %s, %d m: %d', check);
  it.each(POINTS)('Shapely %s, %d m: %d', check);
});

function check(wkt: string, distance: number, area: number, options: Partial<BufferParameters>): void {
  const { set } = bufferPolygons(fromWkt(wkt), distance, options);
  expect(findInvalidRings(set)).toEqual([]);
  expect(Math.abs(areaOf(set) - area)).toBeLessThan(1e-3 * area);
}
