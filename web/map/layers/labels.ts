import { LABEL_FONT, type MapLayer, type Scene } from '../map-layer.ts';
import type { StyleLayer } from '../map-view.ts';

/** Names of towns from afar and of villages from near. */
export const labels: MapLayer = {
  id: 'labels',
  group: 'ground',
  tiles: 'ground',
  swatch: 'text',
  swatchInk: 'quietLabel',
  draw: (scene) => [
    names(scene, { id: 'labels-villages', layer: 'village-names', zooms: [11, 24], size: 12, anchor: 'center' }),
    names(scene, { id: 'labels-towns', layer: 'town-names', zooms: [0, 12], size: 14, anchor: 'top' }),
  ],
};

interface Names {
  readonly id: string;
  readonly layer: string;
  readonly zooms: readonly [number, number];
  readonly size: number;
  readonly anchor: 'center' | 'top';
}

function names({ ink }: Scene, { id, layer, zooms, size, anchor }: Names): StyleLayer {
  return {
    id,
    type: 'symbol',
    source: 'ground',
    'source-layer': layer,
    minzoom: zooms[0],
    maxzoom: zooms[1],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': LABEL_FONT,
      'text-size': size,
      'text-anchor': anchor,
      'text-offset': anchor === 'top' ? [0, 0.4] : [0, 0],
      'text-letter-spacing': 0.05,
      'text-padding': 6,
    },
    paint: {
      'text-color': layer === 'town-names' ? ink.label : ink.quietLabel,
      'text-halo-color': ink.labelHalo,
      'text-halo-width': 2,
    },
  };
}
