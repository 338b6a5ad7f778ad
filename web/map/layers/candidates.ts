import { M2_PER } from '../../text/number-format.ts';
import { LABEL_FONT, type MapLayer, type Scene } from '../map-layer.ts';
import type { StyleLayer } from '../map-view.ts';

/** Below this zoom an outline would hide what it surrounds. */
const OUTLINE_ZOOM = 10;

/** From this zoom a base shows its name and counted area. */
const NAME_ZOOM = 12;

/** Candidate bases: a dark outline with a light halo, name and counted area. */
export const candidates: MapLayer = {
  id: 'candidates',
  group: 'result',
  tiles: 'plan',
  swatch: 'outline',
  swatchInk: 'base',
  draw: (scene) => [
    outline('candidates-halo', scene.ink.baseHalo, [2, 5]),
    outline('candidates-outline', scene.ink.base, [0.75, 2]),
    names(scene),
  ],
};

/** A line as wide as `far` where it begins and `near` from zoom 13 on. */
function outline(id: string, colour: string, [far, near]: readonly [number, number]): StyleLayer {
  return {
    id,
    type: 'line',
    source: 'plan',
    'source-layer': 'bases',
    minzoom: OUTLINE_ZOOM,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': ['interpolate', ['linear'], ['zoom'], OUTLINE_ZOOM, far, 13, near] },
  };
}

function names({ ink, language, unit, unitName, areaWord }: Scene): StyleLayer {
  const area = ['number-format', ['round', ['/', ['get', 'm2'], M2_PER[unit]]], { locale: language }];
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
        ['concat', areaWord === '' ? '' : `${areaWord} `, area, '\u202f', unitName],
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
