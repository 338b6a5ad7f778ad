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
    names(scene, { id: 'labels-villages', layer: 'village-names', minzoom: 11, size: 12 }),
    names(scene, { id: 'labels-towns', layer: 'town-names', minzoom: 0, size: 15 }),
  ],
};

interface Names {
  readonly id: string;
  readonly layer: string;
  readonly minzoom: number;
  readonly size: number;
}

function names({ ink }: Scene, { id, layer, minzoom, size }: Names): StyleLayer {
  return {
    id,
    type: 'symbol',
    source: 'ground',
    'source-layer': layer,
    minzoom,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': LABEL_FONT,
      'text-size': size,
      'text-letter-spacing': 0.05,
      'text-padding': 6,
    },
    paint: {
      'text-color': layer === 'town-names' ? ink.label : ink.quietLabel,
      'text-halo-color': ink.labelHalo,
      'text-halo-width': 1.5,
    },
  };
}
