import { M2_PER } from '../../text/number-format.ts';
import { LABEL_FONT, type MapLayer, type Scene } from '../map-layer.ts';
import type { StyleLayer } from '../map-view.ts';

/** From this zoom a base shows its name and gross area. */
const NAME_ZOOM = 12;

/** Candidate bases: a dark outline with a light halo, name and gross area. */
export const candidates: MapLayer = {
  id: 'candidates',
  group: 'result',
  tiles: 'plan',
  swatch: 'outline',
  swatchInk: 'base',
  draw: (scene) => [
    outline('candidates-halo', scene.ink.baseHalo, [1.5, 5]),
    outline('candidates-outline', scene.ink.base, [0.75, 2]),
    names(scene),
  ],
};

/** A line as wide as `far` at zoom 9 and `near` from zoom 12 on. */
function outline(id: string, colour: string, [far, near]: readonly [number, number]): StyleLayer {
  return {
    id,
    type: 'line',
    source: 'plan',
    'source-layer': 'bases',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, far, 12, near] },
  };
}

function names({ ink, language, unit, unitName }: Scene): StyleLayer {
  const area = ['number-format', ['/', ['get', 'm2'], M2_PER[unit]], { locale: language, 'max-fraction-digits': 0 }];
  return {
    id: 'candidates-names',
    type: 'symbol',
    source: 'plan',
    'source-layer': 'base-names',
    minzoom: NAME_ZOOM,
    layout: {
      'text-field': [
        'format',
        ['get', 'name'],
        {},
        '\n',
        {},
        ['concat', area, '\u202f', unitName],
        { 'font-scale': 0.9 },
      ] as never,
      'text-font': LABEL_FONT,
      'text-size': 13,
      'text-line-height': 1.25,
      'symbol-sort-key': ['-', 0, ['get', 'm2']],
      'text-padding': 4,
    },
    paint: { 'text-color': ink.base, 'text-halo-color': ink.labelHalo, 'text-halo-width': 1.75 },
  };
}
