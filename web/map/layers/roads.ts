import type { MapLayer } from '../map-layer.ts';
import type { StyleLayer } from '../map-view.ts';

/** Roads: thin, with a case. */
export const roads: MapLayer = {
  id: 'roads',
  group: 'ground',
  tiles: 'ground',
  swatch: 'line',
  swatchInk: 'roadCase',
  draw: ({ ink }) => [line('roads-case', ink.roadCase, [1.2, 5]), line('roads-line', ink.road, [0.5, 3])],
};

function line(id: string, colour: string, [far, near]: readonly [number, number]): StyleLayer {
  return {
    id,
    type: 'line',
    source: 'ground',
    'source-layer': 'roads',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, far, 16, near] },
  };
}
