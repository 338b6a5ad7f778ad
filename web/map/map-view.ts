import {
  addProtocol,
  type ExpressionFilterSpecification,
  type FilterSpecification,
  type LayerSpecification,
  Map as LibraryMap,
  LngLatBounds,
  removeProtocol,
  ScaleControl,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { DrawnShape } from '../engine-client.ts';
import type { Camera } from '../state/address.ts';
import type { DrawingTool } from './drawing-tool.ts';
import { hatchImage } from './hatch.ts';
import { markImage } from './verdict-scale.ts';

/** A layer of the style, a filter of one, and the whole style: the map library's words for the rest of the map folder. */
export type StyleLayer = LayerSpecification;
export type StyleFilter = FilterSpecification;
export type StyleExpression = ExpressionFilterSpecification;
export type MapStyle = StyleSpecification;

/** West, south, east, north. */
export type LonLatBox = readonly [number, number, number, number];

/** A click this many pixels beside a parcel still means it: lanes between parcels are thin, fingers are not. */
const PICK_REACH = 6;

/** Pixels at each side of the map that something else stands upon. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Bytes of one vector tile; rejects with an error named `AbortError` when the signal fires first. */
export type TileSource = (address: string, signal: AbortSignal) => Promise<ArrayBuffer>;

/** A feature under a click. */
export interface Pick {
  readonly layer: string;
  readonly id: number;
}

/** Where somebody clicked, or pressed Enter over the middle of the map. */
export interface Picked {
  /** What of `pickLayers` lies there; null beside them. */
  readonly pick: Pick | null;
  readonly lonLat: readonly [number, number];
  readonly isByKey: boolean;
}

/** What the map needs to begin, and whom it tells. */
export interface MapViewOptions {
  readonly container: HTMLElement;
  readonly style: MapStyle;
  /** Where to look first: a camera from the address, or a box to fit. */
  readonly start: Camera | LonLatBox;
  readonly insets: Insets;
  readonly tiles: TileSource;
  readonly onPick: (picked: Picked) => void;
  readonly onCamera: (camera: Camera) => void;
  /** True while anything is being loaded or drawn. */
  readonly onBusy: (busy: boolean) => void;
  /** Layers that can be picked, with the zoom from which. */
  readonly pickLayers: readonly { readonly id: string; readonly minZoom: number }[];
  readonly label: string;
}

/** Scheme under which the style asks for tiles made on this machine. */
export const TILE_SCHEME = 'wotu';

/** The map; `map-view.ts` alone knows the library that draws it. */
export interface MapView {
  /** Draws this style; what did not change stays on the screen. */
  setStyle(style: MapStyle): void;
  setLabel(label: string): void;
  /** Moves to a camera, or so that the box fills the map beside what stands upon it, no nearer than `closest`. */
  goTo(target: Camera | LonLatBox, insets: Insets, closest?: number): void;
  zoomBy(steps: number): void;
  /** Opens the tool that draws on this map; it is loaded at its first use. */
  openDrawing(onChange: (shapes: readonly DrawnShape[]) => void): Promise<DrawingTool>;
  close(): void;
}

/** Ids of the layers and sources that the drawing tool adds to a style begin so. */
const DRAWN_PREFIX = 'drawn';

/** Zoom at which a single parcel still shows its neighbours. */
const CLOSEST_FIT = 15.5;
const BEND_MS = 600;

/** Opens a map in the container. Throws when the browser has no WebGL2. */
export function openMapView(options: MapViewOptions): MapView {
  setWorkerUrl(workerUrl);
  addProtocol(TILE_SCHEME, async ({ url }, abort) => ({ data: await options.tiles(url, abort.signal) }));
  const map = new LibraryMap({
    container: options.container,
    style: options.style,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    minZoom: 6,
    maxZoom: 18.5,
    ...('zoom' in options.start
      ? { zoom: options.start.zoom, center: [options.start.lon, options.start.lat] }
      : {
          bounds: boundsOf(options.start),
          fitBoundsOptions: { padding: { ...options.insets }, maxZoom: CLOSEST_FIT },
        }),
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: 96, unit: 'metric' }), 'bottom-left');
  map.setMissingStyleImageResolver((id) => {
    const image = hatchImage(id) ?? markImage(id);
    if (image !== null && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: 2 });
  });
  listen(map, options);
  nameCanvas(map, options.label);
  return viewOf(map);
}

/** A style can only be compared with one that was loaded; until then the newest one waits. */
function styleSetter(map: LibraryMap): (style: MapStyle) => void {
  let loaded = false;
  let waiting: MapStyle | null = null;
  const set = (style: MapStyle) => map.setStyle(style, { diff: true, transformStyle: withDrawn });
  map.once('style.load', () => {
    loaded = true;
    if (waiting !== null) set(waiting);
  });
  return (style) => {
    if (loaded) set(style);
    else waiting = style;
  };
}

/** What was drawn by hand stands above every style; the drawing tool brings its own layers and sources. */
function withDrawn(before: MapStyle | undefined, next: MapStyle): MapStyle {
  const isDrawn = (id: string) => id.startsWith(DRAWN_PREFIX);
  const layers = before?.layers.filter(({ id }) => isDrawn(id)) ?? [];
  if (layers.length === 0) return next;
  const sources = Object.entries(before?.sources ?? {}).filter(([id]) => isDrawn(id));
  return { ...next, sources: { ...next.sources, ...Object.fromEntries(sources) }, layers: [...next.layers, ...layers] };
}

function viewOf(map: LibraryMap): MapView {
  const motion = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : BEND_MS);
  return {
    setStyle: styleSetter(map),
    setLabel: (label) => nameCanvas(map, label),
    goTo(target, insets, closest = CLOSEST_FIT) {
      if ('zoom' in target) map.easeTo({ center: [target.lon, target.lat], zoom: target.zoom, duration: motion() });
      else map.fitBounds(boundsOf(target), { padding: { ...insets }, maxZoom: closest, duration: motion() });
    },
    zoomBy: (steps) => map.easeTo({ zoom: map.getZoom() + steps, duration: motion() }),
    async openDrawing(onChange) {
      const { openDrawingTool } = await import('./drawing-tool.ts');
      return openDrawingTool(map, { prefix: DRAWN_PREFIX, onChange });
    },
    close() {
      map.remove();
      removeProtocol(TILE_SCHEME);
    },
  };
}

function listen(map: LibraryMap, options: MapViewOptions): void {
  const pick = (point: { x: number; y: number }, isByKey: boolean) => {
    const layers = options.pickLayers
      .filter(({ id, minZoom }) => map.getLayer(id) !== undefined && map.getZoom() >= minZoom)
      .map(({ id }) => id);
    const near = ({ x, y }: typeof point) =>
      map.queryRenderedFeatures(
        [
          [x - PICK_REACH, y - PICK_REACH],
          [x + PICK_REACH, y + PICK_REACH],
        ],
        { layers },
      );
    const [feature] = [...map.queryRenderedFeatures([point.x, point.y], { layers }), ...near(point)];
    const { lng, lat } = map.unproject([point.x, point.y]);
    const found = typeof feature?.id === 'number' ? { layer: feature.layer.id, id: feature.id } : null;
    options.onPick({ pick: found, lonLat: [lng, lat], isByKey });
  };
  map.on('click', (event) => pick(event.point, false));
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    pick({ x: map.getCanvas().clientWidth / 2, y: map.getCanvas().clientHeight / 2 }, true);
  });
  map.on('moveend', () => {
    const { lng, lat } = map.getCenter();
    options.onCamera({ zoom: map.getZoom(), lat, lon: lng });
  });
  map.on('dataloading', () => options.onBusy(true));
  map.on('movestart', () => options.onBusy(true));
  map.on('idle', () => options.onBusy(false));
}

function nameCanvas(map: LibraryMap, label: string): void {
  map.getCanvas().setAttribute('aria-label', label);
}

function boundsOf([west, south, east, north]: LonLatBox): LngLatBounds {
  return new LngLatBounds([west, south], [east, north]);
}
