import { coverShares } from '../../geometry/cover-share.ts';
import { ellipsoidalAreaM2 } from '../../geometry/geodesic-area.ts';
import type { LineSet } from '../../geometry/line-set.ts';
import { type PolygonSet, polygonCount } from '../../geometry/polygon-set.ts';
import { projectionBetween } from '../../geometry/projection.ts';
import { selectPolygons, withCoordinates } from '../../geometry/select-polygons.ts';
import { NEIGHBOUR_KINDS } from '../../isolation/neighbour-kinds/index.ts';
import type { VectorLayer } from '../../layer/layer.ts';
import type { ParcelSet } from '../../parcel/parcel-set.ts';
import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import { IN_CONVERSION, ORGANIC } from '../../suitability/conversion/conversion-clock.ts';
import { chosenFeatures } from '../measure-neighbours.ts';
import type { Scenario } from '../scenario.ts';
import type { Workbench } from '../workbench.ts';

type IsolationQuestion = NonNullable<Scenario['isolation']>;

/** Everything round the bases in longitude and latitude, each feature with its kind (index into `NEIGHBOUR_KINDS`). */
export interface LandAround {
  /** Parcels first, row by row, then the other areas. */
  readonly land: PolygonSet;
  readonly landKind: Uint8Array;
  readonly lines: LineSet;
  readonly lineKind: Uint8Array;
}

/**
 * Parcels by kind, the areas of the scenario and its lines. A parcel is organic or in conversion by its clock, else of the
 * kind of the area that covers most of it, at least the scenario's share, else a conventional field. An area that mostly
 * lies under parcels of which it covers that share describes them and is no land of its own; one that mostly lies on
 * other parcels is told, because no border faces it. Throws `PlanningError` for a layer of the wrong geometry or without
 * the named features.
 */
export async function landAround(
  { parcels, desk }: Pick<Workbench, 'parcels' | 'desk'>,
  question: IsolationQuestion,
  conversion: { readonly status: Uint8Array } | null,
): Promise<LandAround> {
  const areas: AreaLayer[] = [];
  for (const layer of question.areas) {
    const set = await geometryOf(layer, 'polygon', desk);
    if (set.kind === 'polygon') areas.push({ set, kind: kindIndex(layer.kind), file: layer.file });
  }
  const lines: { readonly set: LineSet; readonly kind: number }[] = [];
  for (const layer of question.lines) {
    const set = await geometryOf(layer, 'line', desk);
    if (set.kind === 'line') lines.push({ set, kind: kindIndex(layer.kind) });
  }
  const rows = (set: PolygonSet) => Array.from({ length: polygonCount(set) }, (_v, row) => row);
  const kinds = parcelKinds(parcels, areas, question, conversion);
  const alone = kinds.described.map((shares) =>
    Array.from(shares.keys()).filter((row) => !((shares[row] as number) >= question.minimumShare)),
  );
  for (const [k, rows] of alone.entries()) {
    const hidden = rows.filter((row) => (kinds.underParcels[k]?.[row] as number) >= question.minimumShare);
    tellHidden(desk, areas[k] as AreaLayer, hidden);
  }
  const parts = [
    { set: parcels.polygons, rows: rows(parcels.polygons) },
    ...areas.map(({ set }, k) => ({ set, rows: alone[k] as number[] })),
  ];
  return {
    land: selectPolygons(parts, parcels.polygons.crs),
    landKind: joined([kinds.ofParcels, ...areas.map(({ kind }, k) => filled(alone[k]?.length ?? 0, kind))]),
    lines: joinedLines(
      lines.map(({ set }) => set),
      parcels.polygons.crs,
    ),
    lineKind: joined(lines.map(({ set, kind }) => filled(set.geometryOffsets.length - 1, kind))),
  };
}

async function geometryOf(
  layer: IsolationQuestion['areas'][number],
  wanted: 'polygon' | 'line',
  desk: Workbench['desk'],
): Promise<VectorLayer['geometry']> {
  const vector = await desk.vector(
    `neighbours ${layer.kind}`,
    layer.file,
    layer.crs === undefined ? {} : { crs: layer.crs },
  );
  const { kind: id, file, where } = layer;
  const chosen = chosenFeatures(where === undefined ? { id, file } : { id, file, where }, vector);
  if (chosen.kind !== wanted) {
    throw new PlanningError('input', 'wrong-geometry', {
      text: text(
        `${file} 应为 ${wanted} 图层，实为 ${chosen.kind}`,
        `${file} should hold ${wanted} features, it holds ${chosen.kind}`,
      ),
      remedy: text('areas 给面，lines 给线', 'name polygons under areas and lines under lines'),
      at: { file, layer: id },
    });
  }
  const coordinates = projectionBetween(chosen.crs, 'EPSG:4490').apply(chosen.coordinates);
  if (chosen.kind === 'polygon') return withCoordinates(chosen, coordinates, 'EPSG:4490');
  return { ...chosen, coordinates, crs: 'EPSG:4490' };
}

/** Areas of one kind. */
interface AreaLayer {
  readonly set: PolygonSet;
  readonly kind: number;
  readonly file: string;
}

/** Kinds of the parcels, and shares of every area of each layer. */
interface ParcelKinds {
  readonly ofParcels: Uint8Array;
  /** Share that lies under parcels, and under those that are of its kind because of it. */
  readonly underParcels: readonly Float64Array[];
  readonly described: readonly Float64Array[];
}

/** Areas that are named one by one; the others are counted. */
const NAMED = 5;

/** Land that lies inside parcels of another use: its ground counts as theirs, and no border faces it. */
function tellHidden(desk: Workbench['desk'], { kind, file }: AreaLayer, rows: readonly number[]): void {
  const [first] = rows;
  const found = NEIGHBOUR_KINDS[kind];
  if (first === undefined || found === undefined) return;
  const named = rows
    .slice(0, NAMED)
    .map((row) => row + 1)
    .join(', ');
  desk.findings.push({
    severity: 'warning',
    code: 'area-on-parcels',
    message: text(
      `${file} 有 ${rows.length} 处“${found.label.zh}”大部分落在别种用途的地块上（序号 ${named}${rows.length > NAMED ? ' 等' : ''}）：面积仍计入地块，只有与其相接的边界设带`,
      `${rows.length} areas of "${found.label.en}" in ${file} lie mostly on parcels of other use (number ${named}${rows.length > NAMED ? ' and more' : ''}): their ground counts as the parcels', and only borders that meet them get belts`,
    ),
    remedy: text('从地块中扣除这些用地', 'cut them out of the parcels'),
    at: { file, layer: `neighbours ${found.id}`, row: first + 1 },
  });
}

function parcelKinds(
  parcels: ParcelSet,
  areas: readonly AreaLayer[],
  { minimumShare }: IsolationQuestion,
  conversion: { readonly status: Uint8Array } | null,
): ParcelKinds {
  const ofParcels = filled(parcels.ids.length, kindIndex('field-crop'));
  const most = new Float64Array(ofParcels.length);
  const described: Float64Array[] = [];
  const underParcels = areas.map(({ set, kind }) => {
    const under = new Float64Array(polygonCount(set));
    const named = new Float64Array(polygonCount(set));
    for (const [row, { rows, shares }] of coverShares(parcels.polygons, set, (a, b) => a - b).entries()) {
      const covered = shares.at(-1) ?? 0;
      for (const [k, area] of rows.entries()) {
        const own = ((shares[k] as number) - (shares[k - 1] ?? 0)) * (parcels.areaM2[row] as number);
        under[area] = (under[area] as number) + own;
        if (covered >= minimumShare) named[area] = (named[area] as number) + own;
      }
      if (covered < minimumShare || covered <= (most[row] as number)) continue;
      most[row] = covered;
      ofParcels[row] = kind;
    }
    const whole = ellipsoidalAreaM2(set);
    described.push(named.map((area, k) => area / (whole[k] as number)));
    return under.map((area, k) => area / (whole[k] as number));
  });
  for (let row = 0; row < ofParcels.length; row++) {
    if (conversion?.status[row] === ORGANIC) ofParcels[row] = kindIndex('organic');
    else if (conversion?.status[row] === IN_CONVERSION) ofParcels[row] = kindIndex('in-conversion');
  }
  return { ofParcels, underParcels, described };
}

/** Place of a kind in the registry. */
export function kindIndex(id: string): number {
  return NEIGHBOUR_KINDS.findIndex((kind) => kind.id === id);
}

function filled(length: number, kind: number): Uint8Array {
  return new Uint8Array(length).fill(kind);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function joinedLines(sets: readonly LineSet[], crs: string): LineSet {
  const coordinates: number[] = [];
  const lineOffsets = [0];
  const geometryOffsets = [0];
  for (const set of sets) {
    const points = coordinates.length / 2;
    const lines = lineOffsets.length - 1;
    for (const value of set.coordinates) coordinates.push(value);
    for (const offset of set.lineOffsets.subarray(1)) lineOffsets.push(points + offset);
    for (const offset of set.geometryOffsets.subarray(1)) geometryOffsets.push(lines + offset);
  }
  return {
    kind: 'line',
    coordinates: Float64Array.from(coordinates),
    lineOffsets: Uint32Array.from(lineOffsets),
    geometryOffsets: Uint32Array.from(geometryOffsets),
    crs,
  };
}
