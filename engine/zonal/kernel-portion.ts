import type { PolygonSet } from '../geometry/polygon-set.ts';
import type { Kernel } from './kernel.ts';

/** Runs of coordinates shorter than this are copied one by one: handing them to the platform costs more. */
const SHORT = 48;

/** Most points of a portion, unless a single parcel has more; bounds what the kernel holds of the polygons. */
const MOST_POINTS = 1 << 18;

/** Most parcels of a portion, so that a cancel is heard in time. */
const MOST_PARCELS = 2048;

/** Some parcels of a set: `rows[k]` is the feature that the kernel knows as parcel `k − from` of the portion. */
export interface Portion {
  readonly rows: Uint32Array;
  readonly from: number;
  readonly past: number;
}

/** Where windows stand among samples: number of a window's first cell, and of samples from row to row. */
export interface Placing {
  /** `slot` is the place of the parcel among the rows; its window begins at `column`, `row` of the grid. */
  first(slot: number, column: number, row: number): number;
  stride(columns: number): number;
}

/** Cuts rows into portions of what the kernel takes at once. */
export function* portionsOf(set: PolygonSet, rows: Uint32Array): Generator<Portion> {
  for (let from = 0; from < rows.length; ) {
    let points = 0;
    let past = from;
    for (; past < rows.length && past - from < MOST_PARCELS; past++) {
      points += pointsOf(set, rows[past] as number);
      if (points > MOST_POINTS && past > from) break;
    }
    yield { rows, from, past };
    from = past;
  }
}

function firstRing({ geometryOffsets, polygonOffsets }: PolygonSet, feature: number): number {
  return polygonOffsets[geometryOffsets[feature] as number] as number;
}

function pointsOf(set: PolygonSet, feature: number): number {
  const first = set.ringOffsets[firstRing(set, feature)] as number;
  return (set.ringOffsets[firstRing(set, feature + 1)] as number) - first;
}

/** How a portion is measured. */
interface PlacedWindows {
  /** Windows of all parcels of the set, as planned. */
  readonly windows: Int32Array;
  readonly placing: Placing;
}

/** Hands a portion of polygons to the kernel, with the windows in which they are measured where these are known. */
export function loadPortion(kernel: Kernel, set: PolygonSet, portion: Portion, placed: PlacedWindows | null): void {
  const { rows, from, past } = portion;
  let rings = 0;
  let points = 0;
  let mostRings = 0;
  let mostPoints = 0;
  for (let k = from; k < past; k++) {
    const feature = rows[k] as number;
    const ownRings = firstRing(set, feature + 1) - firstRing(set, feature);
    const ownPoints = pointsOf(set, feature);
    rings += ownRings;
    points += ownPoints;
    if (ownRings > mostRings) mostRings = ownRings;
    if (ownPoints > mostPoints) mostPoints = ownPoints;
  }
  const parcels = past - from;
  const at = {
    coordinates: kernel.room('coordinates', 16 * points),
    ringStarts: kernel.room('ring starts', 4 * (rings + 1)),
    ringKinds: kernel.room('ring kinds', rings),
    parcelRings: kernel.room('parcel rings', 4 * (parcels + 1)),
    windows: kernel.room('windows', 16 * parcels),
    places: kernel.room('places', 8 * parcels),
    reaches: kernel.room('reaches', 24 * parcels),
  };
  const { coordinates, ringStarts, ringKinds, parcelRings, windows, places, reaches } = at;
  kernel.calls.layPortion(coordinates, ringStarts, ringKinds, parcelRings, windows, places, reaches);
  kernel.calls.layRings(kernel.room('points', 16 * mostPoints), kernel.room('signs', 8 * mostRings));
  writePortion(kernel, set, portion, at);
  if (placed !== null) writeWindows(kernel, portion, placed, { windows, places });
}

function writeWindows(
  kernel: Kernel,
  { rows, from, past }: Portion,
  { windows, placing }: PlacedWindows,
  at: { readonly windows: number; readonly places: number },
): void {
  const { i32 } = kernel.views();
  for (let slot = from, to = at.windows / 4, place = at.places / 4; slot < past; slot++, to += 4, place += 2) {
    const window = 4 * (rows[slot] as number);
    const column = windows[window] as number;
    const row = windows[window + 1] as number;
    const columns = windows[window + 2] as number;
    i32[to] = column;
    i32[to + 1] = row;
    i32[to + 2] = columns;
    i32[to + 3] = windows[window + 3] as number;
    i32[place] = placing.first(slot, column, row);
    i32[place + 1] = placing.stride(columns);
  }
}

interface PortionPlaces {
  readonly coordinates: number;
  readonly ringStarts: number;
  readonly ringKinds: number;
  readonly parcelRings: number;
}

function writePortion(kernel: Kernel, set: PolygonSet, { rows, from, past }: Portion, at: PortionPlaces): void {
  const { u8, u32, f64 } = kernel.views();
  const { coordinates, ringOffsets, polygonOffsets, geometryOffsets } = set;
  let point = 0;
  let ring = 0;
  for (let k = from; k < past; k++) {
    const feature = rows[k] as number;
    u32[at.parcelRings / 4 + k - from] = ring;
    const firstPoint = ringOffsets[firstRing(set, feature)] as number;
    const pastPolygon = geometryOffsets[feature + 1] as number;
    for (let polygon = geometryOffsets[feature] as number; polygon < pastPolygon; polygon++) {
      const shell = polygonOffsets[polygon] as number;
      const pastRing = polygonOffsets[polygon + 1] as number;
      for (let own = shell; own < pastRing; own++, ring++) {
        u8[at.ringKinds + ring] = own === shell ? 1 : 0;
        u32[at.ringStarts / 4 + ring] = point + (ringOffsets[own] as number) - firstPoint;
      }
    }
    const points = pointsOf(set, feature);
    copyPoints(coordinates, f64, { from: 2 * firstPoint, to: at.coordinates / 8 + 2 * point, numbers: 2 * points });
    point += points;
  }
  u32[at.parcelRings / 4 + past - from] = ring;
  u32[at.ringStarts / 4 + ring] = point;
}

function copyPoints(
  source: Float64Array,
  target: Float64Array,
  { from, to, numbers }: { readonly from: number; readonly to: number; readonly numbers: number },
): void {
  if (numbers > SHORT) target.set(source.subarray(from, from + numbers), to);
  else for (let k = 0; k < numbers; k++) target[to + k] = source[from + k] as number;
}
