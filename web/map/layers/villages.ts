import type { MapLayer } from '../map-layer.ts';

/** Borders of villages and communities. */
export const villages: MapLayer = {
  id: 'villages',
  group: 'ground',
  tiles: 'ground',
  swatch: 'dashes',
  swatchInk: 'villageBorder',
  draw: ({ ink }) => [
    {
      id: 'villages-border',
      type: 'line',
      source: 'ground',
      'source-layer': 'villages',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ink.villageBorder,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.5, 14, 1],
        'line-dasharray': [4, 3],
      },
    },
  ],
};
