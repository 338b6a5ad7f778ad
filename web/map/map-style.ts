import latinFont from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url';
import chineseFont from '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2?url';
import type { FocusKey } from '../state/address.ts';
import { MAP_LAYERS } from './layers/index.ts';
import type { Scene } from './map-layer.ts';
import { type MapStyle, type StyleLayer, TILE_SCHEME } from './map-view.ts';
import { TILE_MAX_ZOOM, TILE_SETS, type TileSetName } from './tile-messages.ts';

/** What there is to draw. */
export interface MapContent {
  /** Round of each tile set; 0 while it is not there. A new round makes the map ask for its tiles again. */
  readonly rounds: Readonly<Record<TileSetName, number>>;
  readonly hiddenLayers: ReadonlySet<string>;
  /** What the user points at, with its outline. */
  readonly focus: GeoJSON.Geometry | null;
  readonly focusKind: FocusKey['kind'] | null;
  /** Belts and borders of the base that is redrawn ahead of the others. */
  readonly ahead: readonly GeoJSON.Feature[];
}

/** The whole style of the map: ground, every map layer that is switched on, the focus, then all names. */
export function mapStyle(scene: Scene, content: MapContent): MapStyle {
  const ready = TILE_SETS.filter((name) => content.rounds[name] > 0);
  const layers = MAP_LAYERS.filter((layer) => ready.includes(layer.tiles) && !content.hiddenLayers.has(layer.id));
  const drawn = layers.flatMap((layer) => layer.draw(scene));
  const areas = drawn.filter(({ type }) => type !== 'symbol');
  // The outline of a whole base must not hide the causes along its border: it lies under them, wider.
  const isUnder = content.focusKind === 'candidate';
  const focus: GeoJSON.Feature[] =
    content.focus === null ? [] : [{ type: 'Feature', properties: {}, geometry: content.focus }];
  return {
    version: 8,
    'font-faces': {
      'Noto Sans SC': [
        { url: absolute(latinFont), 'unicode-range': ['U+0000-02FF', 'U+2000-206F'] },
        { url: absolute(chineseFont), 'unicode-range': ['U+3000-303F', 'U+3400-9FFF', 'U+FF00-FFEF'] },
      ],
    },
    sources: {
      ...Object.fromEntries(ready.map((name) => [name, tileSource(name, content.rounds[name])])),
      focus: geojsonSource(focus),
      'belts-ahead': geojsonSource(content.ahead),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': scene.ink.ground } },
      ...areas.filter(({ id }) => !(isUnder && id.startsWith('belts'))),
      ...focusLayers(scene, isUnder ? 5 : 3),
      ...areas.filter(({ id }) => isUnder && id.startsWith('belts')),
      ...drawn.filter(({ type }) => type === 'symbol'),
    ],
  };
}

function geojsonSource(features: readonly GeoJSON.Feature[]): MapStyle['sources'][string] {
  // A belt of a few metres must keep its corners.
  return { type: 'geojson', data: { type: 'FeatureCollection', features: [...features] }, tolerance: 0.1 };
}

function tileSource(name: TileSetName, round: number): MapStyle['sources'][string] {
  return { type: 'vector', tiles: [`${TILE_SCHEME}://${name}/${round}/{z}/{x}/{y}`], maxzoom: TILE_MAX_ZOOM };
}

function focusLayers({ ink }: Scene, width: number): StyleLayer[] {
  const line = (id: string, colour: string, px: number): StyleLayer => ({
    id,
    type: 'line',
    source: 'focus',
    // A stretch of half a metre is still a dot.
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': px },
  });
  return [line('focus-halo', ink.baseHalo, width + 3), line('focus-line', ink.focus, width)];
}

/** The map library loads fonts in a worker, where only absolute addresses mean the same. */
function absolute(address: string): string {
  return new URL(address, document.baseURI).href;
}
