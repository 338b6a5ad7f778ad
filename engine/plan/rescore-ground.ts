import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { quietRun } from '../run/run.ts';
import type { Membership } from '../suitability/membership.ts';
import { scoreParcels } from '../suitability/score.ts';
import { areaByCode, areaMean } from './area-means.ts';
import { checkCriterionColumns } from './checked-columns.ts';
import { weightedCriteria } from './criteria-of.ts';
import { limitColumns, statusOf } from './judge-parcels.ts';
import { forkGround, type PlanGround, sharesGround } from './plan-ground.ts';
import { type ParcelTable, SCORED, type WeightedCriterion } from './plan-tables.ts';
import { checkScenario } from './scenario.ts';
import { scoringRule } from './scoring-rule.ts';

/** A scenario that differs from the one planned in weights, curves, limits or classes only. */
export interface RescoreQuestion {
  /** The scenario document as parsed JSON. */
  readonly scenario: unknown;
  readonly scenarioName: string;
  /** Parcel rows of the bases whose means are asked for. */
  readonly bases: readonly Uint32Array[];
  /** Curves that the asker holds memberships of, by criterion: theirs are not sent again. */
  readonly known: Readonly<Record<string, Membership>>;
}

/** Columns of `ParcelTable` that weights, curves and classes decide. */
export type ScoredColumns = Pick<
  ParcelTable,
  | 'status'
  | 'suitability'
  | 'suitabilityLow'
  | 'suitabilityHigh'
  | 'coverage'
  | 'suitabilityClass'
  | 'limitingMembership'
  | 'limitingCriterion'
  | 'limitingClass'
>;

/** What other weights and curves make of the parcels; bases, belts and ranks stay those of the plan. */
export interface Rescored {
  readonly parcels: ScoredColumns;
  readonly criteria: readonly WeightedCriterion[];
  /** By criterion; null where the curve is the one the asker knows. */
  readonly memberships: readonly (Float64Array | null)[];
  /** Area-weighted mean over scored parcels by village; NaN where none is scored. */
  readonly villageSuitability: Float64Array;
  /** Area of scored parcels in S1, S2, S3, N, m², four entries a village. */
  readonly villageClassAreaM2: Float64Array;
  /** Area-weighted mean by base, in the order asked. */
  readonly baseSuitability: Float64Array;
}

/**
 * Scores the parcels of a plan anew. Throws `PlanningError`: `bad-scenario` as a plan does, and `another-ground` when the
 * scenario asks for other files, so that only a plan can answer.
 */
export async function rescoreGround(ground: PlanGround, question: RescoreQuestion): Promise<Rescored> {
  const scenario = checkScenario(question.scenario, question.scenarioName);
  if (!sharesGround(ground.scenario, scenario)) throw anotherGround(question.scenarioName);
  const { desk, columns, reading, evidence } = forkGround(ground, scenario);
  const { parcels } = reading;
  const { weighted } = await weightedCriteria(scenario, desk);
  await checkCriterionColumns({ scenario, parcels, columns, desk }, weighted);
  const {
    values: _values,
    categories: _categories,
    memberships,
    ...judged
  } = await scoreParcels(columns.table, weighted, scoringRule(scenario), quietRun);
  const limits = limitColumns(parcels.ids.length, evidence.limits);
  const status = statusOf(scenario, limits, judged);
  const scored: number[][] = parcels.villages.map(() => []);
  for (const [row, village] of parcels.villageOf.entries()) if (status[row] === SCORED) scored[village]?.push(row);
  const classAreas = scored.flatMap((rows) => areaByCode(judged.suitabilityClass, parcels.areaM2, rows, 5).slice(1));
  const meanOf = (rows: Iterable<number>) => areaMean(judged.suitability, parcels.areaM2, rows);
  const isKnown = (k: number) => {
    const criterion = weighted[k]?.criterion;
    const known = criterion === undefined ? undefined : question.known[criterion.id];
    return JSON.stringify(known) === JSON.stringify(criterion?.membership);
  };
  return {
    parcels: { ...judged, status },
    criteria: weighted.map(({ criterion, weight }) => ({ ...criterion, weight })),
    memberships: memberships.map((column, k) => (isKnown(k) ? null : column)),
    villageSuitability: Float64Array.from(scored, meanOf),
    villageClassAreaM2: Float64Array.from(classAreas),
    baseSuitability: Float64Array.from(question.bases, meanOf),
  };
}

function anotherGround(name: string): PlanningError {
  return new PlanningError('usage', 'another-ground', {
    text: text(
      `${name} 改动了权重、隶属函数、限值和分级以外的内容，不能只重新评分`,
      `${name} changes more than weights, curves, limits and classes: scores alone cannot answer it`,
    ),
    remedy: text('重新运行方案', 'run the plan again'),
    at: { file: name },
  });
}
