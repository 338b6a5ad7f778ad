import type { PlanTables } from '../engine-client.ts';
import type { FocusKey } from '../state/address.ts';
import { stretchId } from '../state/base-border.ts';
import type { BeltDesk } from '../state/belt-desk.ts';
import type { Pick } from './map-view.ts';

/** From here on a border can be told from the land beside it; from farther away a click means the land. */
const BORDER_ZOOM = 13.5;

/** Both have the row of the parcel as their id. */
const PARCELS = ['parcels-fill', 'rotation-fill'];
const AHEAD = 'belts-ahead';

/** What a click may mean, and from which zoom. */
export const PICK_LAYERS = [
  ...[AHEAD, 'belts'].flatMap((source) =>
    ['fill', 'line', 'none'].map((part) => ({ id: `${source}-${part}`, minZoom: BORDER_ZOOM })),
  ),
  ...PARCELS.map((id) => ({ id, minZoom: 0 })),
];

/** What a click means: a parcel, or a stretch of border in the tables it was drawn from; null for what is gone by now. */
export function pickedFocus({ layer, id }: Pick, tables: PlanTables, belts: BeltDesk): FocusKey | null {
  if (PARCELS.includes(layer)) {
    const parcel = tables.parcels.ids[id - 1];
    return parcel === undefined ? null : { kind: 'parcel', id: parcel };
  }
  const drawn = layer.startsWith(AHEAD) ? belts.ahead.value?.tables : belts.all.value;
  const base = tables.parcels.candidate[drawn?.segments.parcel[id - 1] ?? -1];
  const border = base === undefined ? null : belts.borderOf(base);
  if (base === undefined || border === null || border.tables !== drawn) return null;
  return { kind: 'border', id: stretchId(tables, base, id - 1 - border.first) };
}
