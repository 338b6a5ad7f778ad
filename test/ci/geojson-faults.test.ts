import { describe, expect, it } from 'vitest';
import { geojsonFaults } from './geojson-faults.ts';

const SHELL = [
  [100, 38],
  [101, 38],
  [101, 39],
  [100, 38],
];
const HOLE = [
  [100.5, 38.1],
  [100.6, 38.3],
  [100.6, 38.2],
  [100.5, 38.1],
];
const collection = (coordinates: unknown, type = 'Polygon') =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: { type, coordinates } }],
  });

describe('geojsonFaults', () => {
  it('accepts closed counter-clockwise shells with clockwise holes', () => {
    expect(geojsonFaults(collection([SHELL, HOLE]))).toEqual([]);
    expect(geojsonFaults(collection([[SHELL, HOLE], [SHELL]], 'MultiPolygon'))).toEqual([]);
  });

  it.each([
    ['a clockwise shell', collection([[...SHELL].reverse()]), 'feature 0: ring 0: shell not counter-clockwise'],
    ['a counter-clockwise hole', collection([SHELL, [...HOLE].reverse()]), 'feature 0: ring 1: hole not clockwise'],
    ['an open ring', collection([[...SHELL.slice(0, 3), [100, 38.1]]]), 'feature 0: ring 0: not closed'],
    ['too few positions', collection([SHELL.slice(0, 3)]), 'feature 0: ring 0: 3 positions, at least 4'],
    [
      'metres',
      collection([SHELL.map(([x, y]) => [(x ?? 0) * 1000, y])]),
      'feature 0: ring 0: not longitude and latitude',
    ],
    ['a point', collection([100, 38], 'Point'), 'feature 0: geometry Point, expected Polygon or MultiPolygon'],
    ['nothing', '{"type":"FeatureCollection","features":[]}', 'no feature'],
    ['a bare feature', '{"type":"Feature"}', 'not a FeatureCollection'],
  ])('finds %s', (_, text, fault) => {
    expect(geojsonFaults(text)).toEqual([fault]);
  });
});
