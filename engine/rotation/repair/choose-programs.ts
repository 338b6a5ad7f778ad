import { type MipAnswer, MipBuilder, type MipEffort, type MipSolver } from './mip.ts';
import type { ParcelOptions } from './parcel-options.ts';
import type { RepairQuestion } from './repair-question.ts';

/** A demand on the plan as a whole: `least ≤ Σ per mu × mu ≤ most`. */
export interface Demand {
  readonly kind: 'area' | 'tonnage' | 'water';
  /** Crop of the demand; −1 for water. */
  readonly crop: number;
  readonly year: number;
  readonly least: number;
  readonly most: number;
}

/** A demand with what a mu of a crop adds to it. */
interface CountedDemand extends Demand {
  perMu(crop: number): number;
}

/** A demand that cannot be met, and by how much it would have to give way: below its least, or above its most. */
export interface UnmetDemand {
  readonly demand: Demand;
  readonly short: number;
  readonly over: number;
}

/** Which option each parcel takes. */
export interface Choice {
  readonly options: readonly number[];
  readonly conflictMu: number;
  readonly changedMu: number;
  /** No choice that meets the demands leaves less conflict, and of those that leave as little none changes less. */
  readonly conflictBound: number;
  readonly changedBound: number;
}

/** All demands of a question in one form. */
function demandsOf({ area, tonnage, water }: RepairQuestion): CountedDemand[] {
  return [
    ...area.map(({ crop, year, leastMu, mostMu }) => ({
      kind: 'area' as const,
      crop,
      year,
      least: leastMu,
      most: mostMu,
      perMu: (other: number) => (other === crop ? 1 : 0),
    })),
    ...tonnage.map(({ crop, year, leastT, tonnesPerMu }) => ({
      kind: 'tonnage' as const,
      crop,
      year,
      least: leastT,
      most: Number.POSITIVE_INFINITY,
      perMu: (other: number) => (other === crop ? tonnesPerMu : 0),
    })),
    ...water.map(({ year, mostM3, m3PerMu, unknownM3PerMu }) => ({
      kind: 'water' as const,
      crop: -1,
      year,
      least: 0,
      most: mostM3,
      perMu: (other: number) => m3PerMu.get(other) ?? unknownM3PerMu,
    })),
  ];
}

/** Land under conflict that still counts as none, mu: below what a solver tells apart. */
const NOTHING = 1e-6;

/**
 * The choice that leaves least land in conflict, of those one that changes least, and of those one with least land under lesser
 * conflicts, within all demands; else whether no choice meets them, or none was found within the effort.
 */
export function choosePrograms(
  question: RepairQuestion,
  parcels: readonly ParcelOptions[],
  solver: MipSolver,
  effort: MipEffort,
): Choice | 'infeasible' | 'unsolved' {
  const demands = demandsOf(question);
  const conflictOf: OptionSum = (p, o) => parcels[p]?.options[o]?.conflictMu ?? 0;
  const changeOf: OptionSum = (p, o) => parcels[p]?.options[o]?.changedMu ?? 0;
  const lesserOf: OptionSum = (p, o) => parcels[p]?.options[o]?.lesserMu ?? 0;
  const solved = (cost: OptionSum, limits: ModelPlan['limits'], spent = effort) =>
    solver(modelOf(question, parcels, { demands, cost, limits }), spent);
  const first = solved(conflictOf, []);
  if (!('values' in first)) return first.status;
  const noMoreConflict = { of: conflictOf, most: first.objective + NOTHING };
  const second = solved(changeOf, [noMoreConflict]);
  const changed = 'values' in second ? second : first;
  const third = solved(
    lesserOf,
    [noMoreConflict, { of: changeOf, most: sumOf(changed, changeOf, parcels) + NOTHING }],
    POLISH,
  );
  const options = chosen(parcels, 'values' in third ? third : changed);
  const sum = (of: OptionSum) => options.reduce((total, o, p) => total + of(p, o), 0);
  return {
    options,
    conflictMu: sum(conflictOf),
    changedMu: sum(changeOf),
    conflictBound: Math.max(0, first.bound),
    changedBound: 'values' in second ? Math.max(0, second.bound) : 0,
  };
}

/** Effort for a preference among plans that are equally good otherwise. */
const POLISH: MipEffort = { relativeGap: 0.02, nodes: 1 };

/** What an option of a parcel adds to a sum. */
type OptionSum = (parcel: number, option: number) => number;

function sumOf(answer: Solved, of: OptionSum, parcels: readonly ParcelOptions[]): number {
  return chosen(parcels, answer).reduce((total, o, p) => total + of(p, o), 0);
}

/**
 * Demands that stand against a plan without the conflicts that can be avoided, or against any plan at all where `isAny`, with the least
 * they would have to give way.
 */
export function unmetDemands(
  question: RepairQuestion,
  parcels: readonly ParcelOptions[],
  solver: MipSolver,
  isAny: boolean,
): UnmetDemand[] {
  const demands = demandsOf(question);
  const clear = parcels.map(({ options }) => {
    const least = Math.min(...options.map(({ conflictMu }) => conflictMu));
    return options.map(({ conflictMu }) => conflictMu <= least + NOTHING);
  });
  const model = modelOf(question, parcels, {
    demands,
    cost: () => 0,
    limits: [],
    isAllowed: (p, o) => isAny || clear[p]?.[o] === true,
    isElastic: true,
  });
  const answer = solver(model, { relativeGap: 0, nodes: 1 });
  if (!('values' in answer)) return [];
  const slack = answer.values.length - 2 * demands.length;
  return demands.flatMap(({ perMu: _perMu, ...demand }, k) => {
    const short = answer.values[slack + 2 * k] as number;
    const over = answer.values[slack + 2 * k + 1] as number;
    return short > NOTHING || over > NOTHING ? [{ demand, short, over }] : [];
  });
}

type Solved = Extract<MipAnswer, { values: Float64Array }>;

interface ModelPlan {
  readonly demands: readonly CountedDemand[];
  readonly cost: OptionSum;
  /** Other sums over the choice that must not be larger. */
  readonly limits: readonly { readonly of: OptionSum; readonly most: number }[];
  readonly isAllowed?: (parcel: number, option: number) => boolean;
  /** Demands may give way at a cost, and parcels may be shared between options. */
  readonly isElastic?: boolean;
}

function modelOf(question: RepairQuestion, parcels: readonly ParcelOptions[], plan: ModelPlan) {
  const { demands, cost, limits, isAllowed = () => true, isElastic = false } = plan;
  const builder = new MipBuilder();
  const limitRows = limits.map(({ most }) => builder.row(Number.NEGATIVE_INFINITY, most));
  const demandRows = demands.map(({ least, most }) => builder.row(least, most));
  for (const [p, { options }] of parcels.entries()) {
    const one = builder.row(1, 1);
    const mu = question.parcels[p]?.areaMu ?? 0;
    for (const [o, { programs }] of options.entries()) {
      if (!isAllowed(p, o)) continue;
      const entries: [number, number][] = [[one, 1]];
      for (const [k, limit] of limits.entries()) entries.push([limitRows[k] as number, limit.of(p, o)]);
      for (const [k, demand] of demands.entries()) {
        const program = programs[question.years.indexOf(demand.year)];
        const amount = program?.crops.reduce((sum, { crop }) => sum + demand.perMu(crop) * mu, 0) ?? 0;
        if (amount !== 0) entries.push([demandRows[k] as number, amount]);
      }
      builder.column(cost(p, o), 1, !isElastic, entries);
    }
  }
  if (isElastic) {
    for (const row of demandRows) {
      builder.column(1, Number.POSITIVE_INFINITY, false, [[row, 1]]);
      builder.column(1, Number.POSITIVE_INFINITY, false, [[row, -1]]);
    }
  }
  return builder.build();
}

/** The option of each parcel that a solution takes. */
function chosen(parcels: readonly ParcelOptions[], answer: Solved): number[] {
  let column = 0;
  return parcels.map(({ options }) => {
    const own = answer.values.subarray(column, column + options.length);
    column += options.length;
    return own.reduce((best, value, o) => (value > (own[best] as number) ? o : best), 0);
  });
}
