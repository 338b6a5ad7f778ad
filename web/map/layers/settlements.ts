import type { MapLayer } from '../map-layer.ts';

/** Settlements: areas where the file has areas, dots where it has points. */
export const settlements: MapLayer = {
  id: 'settlements',
  group: 'ground',
  tiles: 'ground',
  swatch: 'area',
  swatchInk: 'settlement',
  draw: ({ ink }) => [
    {
      id: 'settlements-area',
      type: 'fill',
      source: 'ground',
      'source-layer': 'settlements',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': ink.settlement },
    },
    {
      id: 'settlements-dot',
      type: 'circle',
      source: 'ground',
      'source-layer': 'settlements',
      filter: ['==', ['geometry-type'], 'Point'],
      minzoom: 10,
      paint: {
        'circle-color': ink.settlement,
        'circle-stroke-color': ink.villageBorder,
        'circle-stroke-width': 1,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 1.5, 15, 4],
      },
    },
  ],
};
