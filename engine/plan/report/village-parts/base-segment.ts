import { planPlaces, segmentIds } from '../../isolation/belt-places.ts';
import type { BeltTables } from '../../isolation/belt-rows.ts';
import type { CandidateBase, PlanTables } from '../../plan-tables.ts';

/** A stretch of a base's border: its row in the segment table, and its id. */
export interface BaseSegment {
  readonly index: number;
  readonly id: string;
}

/** Stretches and belts by what they belong to, gathered once for a report. */
interface Gathered {
  /** Stretches by the index of their candidate base. */
  readonly ofBase: ReadonlyMap<number, readonly BaseSegment[]>;
  /** Rows of belts by the row of their stretch. */
  readonly beltsOf: ReadonlyMap<number, readonly number[]>;
}

const known = new WeakMap<BeltTables, Gathered>();

/** Stretches of a base's border, those that take most ground first. */
export function segmentsOf(tables: PlanTables, isolation: BeltTables, base: CandidateBase): BaseSegment[] {
  const { areaM2 } = isolation.segments;
  const own = gathered(tables, isolation).ofBase.get(tables.candidates.indexOf(base)) ?? [];
  return [...own].sort((a, b) => (areaM2[b.index] as number) - (areaM2[a.index] as number) || a.index - b.index);
}

/** Rows of the belts that lie along a stretch, ascending. */
export function beltsOf(tables: PlanTables, isolation: BeltTables, segment: number): readonly number[] {
  return gathered(tables, isolation).beltsOf.get(segment) ?? [];
}

function gathered(tables: PlanTables, isolation: BeltTables): Gathered {
  const found = known.get(isolation) ?? gather(tables, isolation);
  known.set(isolation, found);
  return found;
}

function gather(tables: PlanTables, isolation: BeltTables): Gathered {
  const { segments, belts } = isolation;
  const ids = segmentIds(isolation, planPlaces(tables));
  const ofBase = new Map<number, BaseSegment[]>();
  for (let index = 0; index < segments.length; index++) {
    const base = tables.parcels.candidate[segments.parcel[index] as number] as number;
    listAt(ofBase, base).push({ index, id: ids[index] ?? '' });
  }
  const beltsOf = new Map<number, number[]>();
  for (const [belt, segment] of belts.segment.entries()) listAt(beltsOf, segment).push(belt);
  return { ofBase, beltsOf };
}

function listAt<T>(lists: Map<number, T[]>, key: number): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
