import type { MapLayer } from '../map-layer.ts';

/** Irrigation canals. */
export const canals: MapLayer = {
  id: 'canals',
  group: 'ground',
  tiles: 'ground',
  swatch: 'line',
  swatchInk: 'water',
  draw: ({ ink }) => [
    {
      id: 'canals-line',
      type: 'line',
      source: 'ground',
      'source-layer': 'canals',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': ink.water, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.6, 12, 1.2, 16, 3] },
    },
  ],
};
