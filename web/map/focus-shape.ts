import type { PlanTables } from '../engine-client.ts';
import { type BaseBorder, groundOfStretch, pathOf } from '../state/base-border.ts';
import type { Focus } from '../state/store.ts';
import { blockOutline } from './block-outline.ts';
import type { LonLatBox } from './map-view.ts';
import { boxOfFeatures, coordinatesOf, shellsOf } from './polygon-coordinates.ts';

/** What the map draws around the focus, and where it goes to show it. */
export interface FocusShape {
  readonly geometry: GeoJSON.Geometry | null;
  readonly box: LonLatBox;
}

/** What shapes are taken from besides the plan. */
export interface ShapeSources {
  readonly villageAreas: ReadonlyMap<string, GeoJSON.Geometry>;
  /** Border of the base that the focus lies in. */
  readonly border: BaseBorder | null;
}

/**
 * Outline and box of a parcel, a candidate base, a village or a stretch of border with its belt; a village without an area
 * has only a box. Null for a stretch that is not there.
 */
export function focusShape(
  tables: PlanTables,
  focus: Focus,
  { villageAreas, border }: ShapeSources,
): FocusShape | null {
  const { polygons } = tables.parcels;
  if (focus.kind === 'border') return stretchShape(border, focus.stretch ?? -1);
  const rows = rowsOf(tables, focus);
  const box = boxOfFeatures(polygons, rows);
  if (focus.kind === 'parcel') {
    return { geometry: { type: 'MultiPolygon', coordinates: coordinatesOf(polygons, focus.row) }, box };
  }
  if (focus.kind === 'candidate') {
    const coordinates = blockOutline(shellsOf(polygons, rows), tables.candidateRule.gapM);
    return { geometry: { type: 'MultiLineString', coordinates }, box };
  }
  return { geometry: villageAreas.get(tables.villages[focus.row]?.code ?? '') ?? null, box };
}

function stretchShape(border: BaseBorder | null, stretch: number): FocusShape | null {
  if (border === null || stretch < 0 || stretch >= border.count) return null;
  const { tables } = border;
  const s = border.first + stretch;
  const path = pathOf(tables, s);
  const outlines = groundOfStretch(tables, s).flatMap(({ belt }) => coordinatesOf(tables.belts.polygons, belt).flat());
  const lons = path.map(([lon = 0]) => lon);
  const lats = path.map(([, lat = 0]) => lat);
  return {
    geometry: { type: 'MultiLineString', coordinates: [path, ...outlines] },
    box: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
  };
}

function rowsOf(tables: PlanTables, { kind, row }: Focus): Uint32Array {
  if (kind === 'parcel') return Uint32Array.of(row);
  if (kind === 'candidate') return tables.candidates[row]?.parcels ?? new Uint32Array(0);
  const rows: number[] = [];
  tables.parcels.village.forEach((village, parcel) => {
    if (village === row) rows.push(parcel);
  });
  return Uint32Array.from(rows);
}

/** Towns of a plan with the box of their parcels, in the order of the villages; towns without a parcel are left out. */
export function townBoxes(tables: PlanTables): { name: string; box: LonLatBox }[] {
  const { polygons, village } = tables.parcels;
  const rows = new Map<string, number[]>();
  village.forEach((v, row) => {
    const town = tables.villages[v]?.town ?? '';
    const list = rows.get(town);
    if (list === undefined) rows.set(town, [row]);
    else list.push(row);
  });
  return [...rows].map(([name, list]) => ({ name, box: boxOfFeatures(polygons, list) }));
}

/** Box of all parcels of a plan. */
export function planBox({ parcels }: PlanTables): LonLatBox {
  return boxOfFeatures(parcels.polygons, parcels.village.keys());
}
