import { bufferPolygons } from '../../geometry/buffer.ts';
import { allPolygonsOf, polygonsOf } from '../../geometry/polygon-rings.ts';
import { overlayPolygons, unitePolygons } from '../../geometry/resolve-polygons.ts';
import { signedRingArea } from '../../geometry/ring.ts';
import { boxesOf, buildSpatialIndex } from '../../geometry/spatial-index.ts';
import { linesOf } from '../../isolation/cut-belts.ts';
import { M2_PER_MU } from '../../parcel/parcel-fields.ts';
import type { IsolationQuestion } from '../question/isolation-question.ts';
import type { BeltVariant } from './belt-rows.ts';
import { type CutBase, cutBase } from './cut-base.ts';
import type { IsolationDesk } from './isolation-desk.ts';
import { type PlantedRows, plantedRows } from './planted-rows.ts';

type Base = IsolationDesk['bases'][number];

/** Side of the grid new corners are snapped to, metres. */
const UNIT_M = 1e-6;

/**
 * The ways to keep a base apart, side by side: belts on its own land, on the neighbours' by agreement, half of each, and on
 * its own land behind planted rows of trees (where the scenario describes them), with rows inside the base across the
 * prevailing wind.
 */
export function beltVariants(desk: IsolationDesk, base: Base, question: IsolationQuestion): BeltVariant[] {
  const placed = (['inside', 'neighbour', 'shared'] as const).map((placement) => {
    const found = cutBase(desk, base.edges, { question, placement, plannedCapture: 0 });
    return variantOf(desk, base, question, { id: placement, found, planted: null });
  });
  const { shelterbelt } = question;
  if (shelterbelt === null) return placed;
  const plannedCapture = desk.standard.shelterbelt.captureEarly;
  const found = cutBase(desk, base.edges, { question, placement: 'inside', plannedCapture });
  const planted = plantedRows(desk, base, found, shelterbelt);
  return [...placed, variantOf(desk, base, question, { id: 'shelterbelt', found, planted })];
}

interface Tried {
  readonly id: BeltVariant['id'];
  readonly found: CutBase;
  readonly planted: PlantedRows | null;
}

function variantOf(
  desk: IsolationDesk,
  base: Base,
  question: IsolationQuestion,
  { id, found, planted }: Tried,
): BeltVariant {
  const { areaM2: gross } = desk.parcels;
  const { cut } = found;
  let [netAreaM2, lost] = [0, 0];
  for (const [k, row] of base.rows.entries()) {
    const share = ((cut.netAreaM2[k] as number) - (planted?.insideM2[k] ?? 0)) / (cut.areaM2[k] as number);
    netAreaM2 += share * (gross[row] as number);
    lost += (1 - share) * (gross[row] as number);
  }
  const neighbours = neighbourGround(desk, base, found);
  const { prices } = question;
  const costYuan =
    prices === null ? null : (lost * prices.organicYuan + neighbours.areaM2 * prices.agreementYuan) / M2_PER_MU;
  return {
    id,
    netAreaM2,
    neighbourAreaM2: neighbours.areaM2,
    neighbourParcels: neighbours.parcels,
    treeAreaM2: planted === null ? 0 : planted.borderM2 + planted.insideM2.reduce((sum, area) => sum + area, 0),
    trees: planted?.trees ?? null,
    costYuan,
  };
}

/** What belts take from neighbouring parcels: the part of each width that does not lie on the own side. */
function neighbourGround(desk: IsolationDesk, base: Base, { runs, ownWidthM }: CutBase) {
  const outside = runs.flatMap((run, k) => {
    const widthM = run.widthM - (ownWidthM[k] as number);
    // The neighbour's part begins at the neighbour's own border, across the ground between.
    return widthM > 0 ? [{ path: run.path, widthM: run.gapM + widthM, neighbour: run.neighbour }] : [];
  });
  if (outside.length === 0) return { areaM2: 0, parcels: 0 };
  const { frame, parcels: own } = base.edges;
  const rows = [...new Set(outside.map(({ neighbour }) => neighbour))].sort((a, b) => a - b);
  const neighbours = desk.looker.polygonsOf(rows, frame);
  const zones = bufferPolygons(
    linesOf(outside, frame),
    Float64Array.from(outside, ({ widthM }) => widthM),
  ).set;
  const index = buildSpatialIndex(boxesOf(zones));
  const boxes = boxesOf(neighbours);
  const ownPolygons = unitePolygons(allPolygonsOf(own), UNIT_M);
  let [areaM2, parcels] = [0, 0];
  for (let k = 0; k < rows.length; k++) {
    const [west, south, east, north] = boxes.subarray(4 * k, 4 * k + 4) as unknown as [number, number, number, number];
    const around = index.searchBox([west, south, east, north]).flatMap((zone) => polygonsOf(zones, zone));
    const taken = overlayPolygons('intersection', polygonsOf(neighbours, k), around, UNIT_M);
    const area = areaOf(overlayPolygons('difference', taken, ownPolygons, UNIT_M));
    if (area < 1) continue;
    areaM2 += area;
    parcels++;
  }
  return { areaM2, parcels };
}

function areaOf(polygons: ReturnType<typeof polygonsOf>): number {
  let area = 0;
  for (const rings of polygons) for (const ring of rings) area += signedRingArea(ring, 0, ring.length / 2);
  return area;
}
