import { type EdgeCorridor, metAt, type Strip } from './edge-corridor.ts';
import type { RayHit } from './facing-ray.ts';

/** How land is looked at from an edge; distances in metres. */
export interface LandQuestion {
  /** The parcel whose edge it is; it hides nothing. */
  readonly parcel: number;
  /** Looked at first, before the whole reach. */
  readonly near: number;
  readonly reachM: number;
  /** Land that begins no further out is touched. */
  readonly touchM: number;
  readonly isPassed: (row: number) => boolean;
  /** Other rows that a place right outside the edge lies on, ascending. */
  readonly under: (along: number) => readonly number[];
}

/** The land that a look ends at; −1 and the reach where it ends at none. */
export interface MetLand {
  readonly neighbour: number;
  readonly gapM: number;
  /** Land looked through before, nearest first. */
  readonly passed: readonly RayHit[];
}

const NONE: readonly RayHit[] = [];

/** What is met first that hides what is behind and is not the parcel itself, and what is passed before. */
export function landMet(across: EdgeCorridor, along: number, question: LandQuestion): MetLand {
  const { near, reachM, touchM, isPassed, under } = question;
  let met = firstMet(across.upTo(Math.min(near, reachM)), along, question, Math.min(near, reachM));
  if (met.neighbour < 0 && reachM > near) met = firstMet(across.upTo(reachM), along, question, reachM);
  if (met.neighbour >= 0 && met.gapM <= touchM) return met;
  const rows = under(along);
  if (rows.length === 0) return met;
  const hiding = rows.find((row) => !isPassed(row));
  if (hiding !== undefined) return { neighbour: hiding, gapM: 0, passed: NONE };
  const behind = met.passed.filter(({ feature }) => !rows.includes(feature));
  const passed = [...rows.map((feature) => ({ feature, distanceM: 0 })), ...behind];
  return { neighbour: met.neighbour, gapM: met.gapM, passed };
}

function firstMet(strip: Strip, along: number, { parcel, isPassed, reachM }: LandQuestion, upTo: number): MetLand {
  const { feature } = strip;
  let [neighbour, gapM] = [-1, reachM];
  let passed: RayHit[] | null = null;
  for (let k = 0; k < feature.length; k++) {
    const distanceM = metAt(strip, k, along, upTo);
    if (Number.isNaN(distanceM)) continue;
    const row = feature[k] as number;
    if (row === parcel) continue;
    if (isPassed(row)) {
      passed ??= [];
      passed.push({ feature: row, distanceM });
    } else if (neighbour < 0 || distanceM < gapM || (distanceM === gapM && row < neighbour)) {
      neighbour = row;
      gapM = distanceM;
    }
  }
  if (passed === null) return { neighbour, gapM, passed: NONE };
  const isBefore = ({ feature: row, distanceM }: RayHit) =>
    neighbour < 0 || distanceM < gapM || (distanceM === gapM && row < neighbour);
  return { neighbour, gapM, passed: nearestOfEach(passed.filter(isBefore)) };
}

/** Lines between the edge and what lies `gapM` across, and those drawn `besideM` beside one of the two borders. */
export function crossedBefore(
  lines: EdgeCorridor,
  along: number,
  { gapM, besideM }: { readonly gapM: number; readonly besideM: number },
): readonly RayHit[] {
  const strip = lines.upTo(gapM + besideM);
  let hits: RayHit[] | null = null;
  for (let k = 0; k < strip.feature.length; k++) {
    const distanceM = metAt(strip, k, along, gapM + besideM);
    if (Number.isNaN(distanceM)) continue;
    hits ??= [];
    hits.push({ feature: strip.feature[k] as number, distanceM });
  }
  if (hits === null) return NONE;
  return nearestOfEach(hits).map(({ feature, distanceM }) => ({ feature, distanceM: Math.min(distanceM, gapM) }));
}

/** Each feature once, at its nearest; nearest first. */
export function nearestOfEach(hits: readonly RayHit[]): readonly RayHit[] {
  if (hits.length < 2) return hits;
  const sorted = [...hits].sort((a, b) => a.distanceM - b.distanceM || a.feature - b.feature);
  return sorted.filter(({ feature }, k) => sorted.findIndex((hit) => hit.feature === feature) === k);
}
