import { colourOf, HATCHED_KINDS, PARCEL_KINDS } from '../colour-scale.ts';
import { hatchName } from '../hatch.ts';
import type { MapLayer, Scene } from '../map-layer.ts';
import type { StyleFilter, StyleLayer } from '../map-view.ts';

/** Below this zoom a parcel is a few pixels: borders would hide the colours. */
const BORDER_ZOOM = 13;

const SOURCE = { source: 'plan', 'source-layer': 'parcels' } as const;

/** Parcels filled by class; excluded ones and those without an answer are hatched, never coloured by the scale. */
export const parcels: MapLayer = {
  id: 'parcels',
  group: 'result',
  tiles: 'plan',
  swatch: 'kinds',
  swatchInk: 'parcelBorder',
  draw: (scene) => [fill(scene), ...HATCHED_KINDS.map((kind) => hatch(kind, scene)), border(scene)],
};

function kindProperty(scene: Scene): string {
  return scene.classBasis === 'sum' ? 'k' : 'l';
}

/** Parcels of the kinds that are switched on and pass `keep`. */
function shown(scene: Scene, keep: (kind: (typeof PARCEL_KINDS)[number]) => boolean): StyleFilter {
  const numbers = [...PARCEL_KINDS.keys()].filter((i) => {
    const kind = PARCEL_KINDS[i];
    return kind !== undefined && keep(kind) && !scene.hiddenKinds.has(kind);
  });
  return ['in', ['get', kindProperty(scene)], ['literal', numbers]];
}

function fill(scene: Scene): StyleLayer {
  const colours = PARCEL_KINDS.flatMap((kind, i) => [i, colourOf(kind, scene.theme)]);
  return {
    id: 'parcels-fill',
    type: 'fill',
    ...SOURCE,
    filter: shown(scene, () => true),
    paint: {
      'fill-color': ['match', ['get', kindProperty(scene)], ...colours, 'transparent'] as never,
      'fill-antialias': false,
    },
  };
}

function hatch(kind: (typeof PARCEL_KINDS)[number], scene: Scene): StyleLayer {
  return {
    id: `parcels-hatch-${kind}`,
    type: 'fill',
    ...SOURCE,
    minzoom: 11,
    filter: shown(scene, (other) => other === kind),
    paint: { 'fill-pattern': hatchName(kind, scene.theme), 'fill-antialias': false },
  };
}

function border(scene: Scene): StyleLayer {
  return {
    id: 'parcels-border',
    type: 'line',
    ...SOURCE,
    minzoom: BORDER_ZOOM,
    filter: shown(scene, () => true),
    paint: {
      'line-color': scene.ink.parcelBorder,
      'line-width': ['interpolate', ['linear'], ['zoom'], BORDER_ZOOM, 0.25, 16, 1],
    },
  };
}
