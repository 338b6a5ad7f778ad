import { causeColour } from '../belt-ink.ts';
import { LABEL_FONT, type MapLayer, type Scene } from '../map-layer.ts';

const SOURCE = { source: 'plan', 'source-layer': 'zones' } as const;

/** From this zoom the edge of a zone says whose it is and how far it reaches. */
const NAME_ZOOM = 12;

/** Buffer zones round sources of pollution: a soft fill, an outline, and the kind along it, so that colour is not alone. */
export const zones: MapLayer = {
  id: 'zones',
  group: 'result',
  tiles: 'plan',
  swatch: 'zones',
  swatchInk: 'noBelt',
  draw: (scene) => [
    {
      id: 'zones-fill',
      type: 'fill',
      ...SOURCE,
      paint: { 'fill-color': byKind(scene, (kind) => causeColour(kind, scene.theme)), 'fill-opacity': 0.16 },
    },
    {
      id: 'zones-line',
      type: 'line',
      ...SOURCE,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': byKind(scene, (kind) => causeColour(kind, scene.theme)),
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.75, 13, 1.75],
        'line-dasharray': [4, 1.5],
      },
    },
    {
      id: 'zones-names',
      type: 'symbol',
      ...SOURCE,
      minzoom: NAME_ZOOM,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 320,
        'text-field': byKind(scene, (kind) => scene.zoneNames[kind] ?? kind),
        'text-font': LABEL_FONT,
        'text-size': 11,
        'text-offset': [0, -0.7],
        'text-padding': 8,
      },
      paint: { 'text-color': scene.ink.label, 'text-halo-color': scene.ink.labelHalo, 'text-halo-width': 1.5 },
    },
  ],
};

function byKind({ zoneNames }: Scene, of: (kind: string) => string): never {
  const kinds = Object.keys(zoneNames);
  if (kinds.length === 0) return of('other') as never;
  return ['match', ['get', 'k'], ...kinds.flatMap((kind) => [kind, of(kind)]), of('other')] as never;
}
