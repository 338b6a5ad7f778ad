import { causeColour } from '../belt-ink.ts';
import { hatchName, isHatched } from '../hatch.ts';
import type { MapLayer, Scene } from '../map-layer.ts';
import type { StyleExpression, StyleLayer } from '../map-view.ts';

/** Below this zoom a border would hide what it surrounds; from the second on a belt of 8 m is wider than its line. */
const BORDER_ZOOM = 10;
const BELT_ZOOM = 13;

/** From here on hatches can be told apart. */
const HATCH_ZOOM = 14.5;

/**
 * Isolation belts by cause, true to scale, and the outer border by cause; borders that need no belt are dashed. The base that
 * is redrawn ahead of the others is drawn from a source of its own.
 */
export const belts: MapLayer = {
  id: 'belts',
  group: 'result',
  tiles: 'belts',
  swatch: 'causes',
  swatchInk: 'noBelt',
  draw: (scene) => [
    ...parts(scene, 'belts', BASE_OF_TILES),
    ...(scene.aheadBase === null ? [] : parts(scene, 'belts-ahead', () => true)),
  ],
};

/** Where something is drawn from, and which of it. */
type Choice = (scene: Scene) => StyleExpression;

const BASE_OF_TILES: Choice = ({ aheadBase }) => (aheadBase === null ? true : ['!=', ['get', 'b'], aheadBase]);

function parts(scene: Scene, source: 'belts' | 'belts-ahead', chosen: Choice): StyleLayer[] {
  const areas = source === 'belts' ? { source, 'source-layer': 'belts' } : { source };
  const lines = source === 'belts' ? { source, 'source-layer': 'borders' } : { source };
  const isArea: StyleExpression = ['all', ['==', ['geometry-type'], 'Polygon'], chosen(scene)];
  const isBorder = (belt: 0 | 1): StyleExpression => [
    'all',
    ['==', ['geometry-type'], 'LineString'],
    ['==', ['get', 'w'], belt],
    chosen(scene),
  ];
  const width = (far: number, near: number) =>
    ['interpolate', ['linear'], ['zoom'], BORDER_ZOOM, far, BELT_ZOOM, near] as never;
  const line = (id: string, belt: 0 | 1, paint: object): StyleLayer => ({
    id: `${source}-${id}`,
    type: 'line',
    ...lines,
    minzoom: belt === 1 ? BORDER_ZOOM : BELT_ZOOM,
    filter: isBorder(belt),
    layout: { 'line-join': 'round', 'line-cap': belt === 1 ? 'round' : 'butt' },
    paint,
  });
  return [
    {
      id: `${source}-fill`,
      type: 'fill',
      ...areas,
      minzoom: BELT_ZOOM,
      filter: isArea,
      paint: { 'fill-color': colours(scene), 'fill-opacity': 0.9 },
    },
    ...hatches(scene, areas, isArea),
    line('none', 0, { 'line-color': scene.ink.noBelt, 'line-width': 1.25, 'line-dasharray': [3, 2] }),
    line('case', 1, { 'line-color': scene.ink.baseHalo, 'line-width': width(1.6, 3.2) }),
    line('line', 1, { 'line-color': colours(scene), 'line-width': width(1, 2) }),
  ];
}

function hatches(scene: Scene, areas: { readonly source: string }, isArea: StyleExpression): StyleLayer[] {
  return scene.causes.flatMap((kind, k): StyleLayer[] => {
    if (!isHatched(kind)) return [];
    return [
      {
        id: `${areas.source}-hatch-${kind}`,
        type: 'fill',
        ...areas,
        minzoom: HATCH_ZOOM,
        filter: ['all', isArea, ['==', ['get', 'k'], k]],
        paint: { 'fill-pattern': hatchName(kind, scene.theme) },
      },
    ];
  });
}

function colours({ causes, theme }: Scene): never {
  const pairs = causes.flatMap((kind, k) => [k, causeColour(kind, theme)]);
  return ['match', ['get', 'k'], ...pairs, causeColour('other', theme)] as never;
}
