import {
  type GeoJSONStoreFeatures,
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { DrawnShape } from '../engine-client.ts';
import type { DrawingMode } from '../state/drawing-desk.ts';

/** Draws on the map by pointer, and point by point by key. */
export interface DrawingTool {
  setMode(mode: DrawingMode): void;
  setInk(ink: `#${string}`): void;
  /** Adds a point to the shape that is drawn by key, and begins one when there is none. */
  addPoint(point: readonly [number, number]): void;
  /** Takes the last point back that was added by key. */
  removePoint(): void;
  /** Ends the shape that is drawn by key. */
  finish(): void;
  clear(): void;
  close(): void;
}

const DECIMALS = 9;
const KEYS = { cancel: 'Escape', finish: 'Enter' } as const;
const EDITABLE = { feature: { draggable: true, coordinates: { draggable: true, midpoints: true, deletable: true } } };
const MODES: Readonly<Record<DrawingMode, string>> = {
  off: 'static',
  line: 'linestring',
  area: 'polygon',
  edit: 'select',
};

/** How the tool names what it adds to the style, and who hears every shape each time one of them changes. */
export interface DrawingToolOptions {
  readonly prefix: string;
  readonly onChange: (shapes: readonly DrawnShape[]) => void;
}

/** Opens the tool on a map of the map library. */
export function openDrawingTool(map: object, { prefix, onChange }: DrawingToolOptions): DrawingTool {
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: prefix, coordinatePrecision: DECIMALS }),
    modes: [
      new TerraDrawLineStringMode({ keyEvents: KEYS }),
      new TerraDrawPolygonMode({ keyEvents: KEYS }),
      new TerraDrawSelectMode({ flags: { linestring: EDITABLE, polygon: EDITABLE } }),
    ],
  });
  draw.start();
  draw.on('change', (_ids, type) => {
    if (type !== 'styling') onChange(draw.getSnapshot().flatMap(drawnShape));
  });
  const keyed = new KeyedShape(draw);
  return {
    setMode(mode) {
      keyed.end();
      if (mode === 'line' || mode === 'area') keyed.kind = mode;
      draw.setMode(MODES[mode]);
    },
    setInk: (ink) => paint(draw, ink),
    addPoint: (point) => keyed.set([...keyed.points, point.map(rounded)]),
    removePoint: () => keyed.set(keyed.points.slice(0, -1)),
    finish: () => keyed.end(),
    clear() {
      keyed.end();
      draw.clear();
      onChange([]);
    },
    close() {
      if (draw.enabled) draw.stop();
    },
  };
}

/** A shape that grows point by point; an area of two points stands as a line until it has a third. */
class KeyedShape {
  kind: 'line' | 'area' = 'line';
  points: number[][] = [];
  private id: string | number | undefined;
  private readonly draw: TerraDraw;

  constructor(draw: TerraDraw) {
    this.draw = draw;
  }

  set(points: number[][]): void {
    this.points = points;
    if (this.id !== undefined && this.draw.hasFeature(this.id)) this.draw.removeFeatures([this.id]);
    this.id = undefined;
    if (points.length < 2) return;
    const isArea = this.kind === 'area' && points.length > 2;
    const geometry = isArea
      ? { type: 'Polygon' as const, coordinates: [[...points, points[0] as number[]]] }
      : { type: 'LineString' as const, coordinates: points };
    const properties = { mode: isArea ? MODES.area : MODES.line };
    const [added] = this.draw.addFeatures([{ type: 'Feature', properties, geometry }]);
    this.id = added?.id;
  }

  /** Lets go of the shape; it stays on the map. */
  end(): void {
    this.points = [];
    this.id = undefined;
  }
}

/** Points that only help the hand are no shapes. */
function drawnShape({ geometry }: GeoJSONStoreFeatures): DrawnShape[] {
  if (geometry.type === 'LineString')
    return [{ kind: 'line', coordinates: Float64Array.from(geometry.coordinates.flat()) }];
  if (geometry.type !== 'Polygon') return [];
  const ring = (geometry.coordinates[0] ?? []).slice(0, -1);
  return [{ kind: 'area', coordinates: Float64Array.from(ring.flat()) }];
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}

function paint(draw: TerraDraw, ink: `#${string}`): void {
  draw.updateModeOptions<typeof TerraDrawLineStringMode>('linestring', {
    styles: { lineStringColor: ink, lineStringWidth: 3, closingPointColor: ink },
  });
  draw.updateModeOptions<typeof TerraDrawPolygonMode>('polygon', {
    styles: { fillColor: ink, fillOpacity: 0.15, outlineColor: ink, outlineWidth: 3, closingPointColor: ink },
  });
  draw.updateModeOptions<typeof TerraDrawSelectMode>('select', {
    styles: {
      selectedLineStringColor: ink,
      selectedLineStringWidth: 3,
      selectedPolygonColor: ink,
      selectedPolygonFillOpacity: 0.15,
      selectedPolygonOutlineColor: ink,
      selectedPolygonOutlineWidth: 3,
      selectionPointColor: ink,
      midPointColor: ink,
    },
  });
}
