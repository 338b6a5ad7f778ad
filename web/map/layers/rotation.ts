import { ROTATION_ANSWERS } from '../../engine-client.ts';
import { hatchName } from '../hatch.ts';
import type { MapLayer, Scene } from '../map-layer.ts';
import type { StyleExpression, StyleLayer } from '../map-view.ts';
import { MARKED_ANSWERS, markName, verdictFill } from '../verdict-scale.ts';

const SOURCE = { source: 'rotation', 'source-layer': 'rotation' } as const;

/** Below these zooms borders would hide the fill, and marks each other. */
const BORDER_ZOOM = 13;
const MARK_ZOOM = 11;

const UNKNOWN = digit('unknown');

/**
 * Parcels by what the rules of rotation say: fill and mark for what was found, a hatch where nobody can tell. It covers
 * suitability, so that one answer stands on a parcel at a time.
 */
export const rotation: MapLayer = {
  id: 'rotation',
  group: 'result',
  tiles: 'rotation',
  swatch: 'verdicts',
  swatchInk: 'parcelBorder',
  draw: (scene) => [fill(scene), hatch(scene), border(scene), marks(scene)],
};

/** The digit of an answer in the tiles. */
function digit(answer: (typeof ROTATION_ANSWERS)[number]): string {
  return String(ROTATION_ANSWERS.indexOf(answer));
}

/** The digit of the rule that is looked at; after those of the rules stands the gravest of all. */
function answerOf({ rotation: { judgement, place } }: Scene): StyleExpression {
  return ['slice', ['get', judgement === 'standard' ? 's' : 'p'], place, place + 1] as never;
}

function fill(scene: Scene): StyleLayer {
  const colours = ROTATION_ANSWERS.flatMap((answer) => [digit(answer), verdictFill(answer, scene.theme)]);
  return {
    id: 'rotation-fill',
    type: 'fill',
    ...SOURCE,
    paint: { 'fill-color': ['match', answerOf(scene), ...colours, 'transparent'] as never, 'fill-antialias': false },
  };
}

function hatch(scene: Scene): StyleLayer {
  return {
    id: 'rotation-hatch',
    type: 'fill',
    ...SOURCE,
    minzoom: 11,
    filter: ['==', answerOf(scene), UNKNOWN] as never,
    paint: { 'fill-pattern': hatchName('to-be-sampled', scene.theme), 'fill-antialias': false },
  };
}

function border(scene: Scene): StyleLayer {
  return {
    id: 'rotation-border',
    type: 'line',
    ...SOURCE,
    minzoom: BORDER_ZOOM,
    paint: {
      'line-color': scene.ink.villageBorder,
      'line-width': ['interpolate', ['linear'], ['zoom'], BORDER_ZOOM, 0.25, 16, 0.75],
    },
  };
}

function marks(scene: Scene): StyleLayer {
  const answer = answerOf(scene);
  const images = MARKED_ANSWERS.flatMap((each) => [digit(each), markName(each, scene.theme)]);
  return {
    id: 'rotation-marks',
    type: 'symbol',
    ...SOURCE,
    minzoom: MARK_ZOOM,
    filter: ['in', answer, ['literal', MARKED_ANSWERS.map(digit)]] as never,
    layout: {
      'icon-image': ['match', answer, ...images, ''] as never,
      'icon-size': ['interpolate', ['linear'], ['zoom'], MARK_ZOOM, 0.6, 16, 1.1],
      'icon-padding': 1,
      'symbol-sort-key': ['-', 0, ['to-number', answer]] as never,
    },
  };
}
