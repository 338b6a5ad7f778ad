import { type Choice, choosePrograms, type UnmetDemand, unmetDemands } from './choose-programs.ts';
import type { MipEffort, MipSolver } from './mip.ts';
import { type ParcelOptions, parcelOptions } from './parcel-options.ts';
import type { RepairQuestion } from './repair-question.ts';
import type { YearProgram } from './year-program.ts';

/** What became of one set of parcels. Areas in mu; changed land counts once for each year that changes. */
export interface ScopeRepair {
  /** Land with a conflict that is to go: in the plan as it is, in the best plan if nothing else mattered, and in the one chosen. */
  readonly beforeMu: number;
  readonly unavoidableMu: number;
  readonly afterMu: number;
  readonly changedMu: number;
  /** No plan that meets the demands leaves less in conflict; of those that leave as little, none changes less. */
  readonly afterBoundMu: number;
  readonly changedBoundMu: number;
  /** Demands that stand against clearing what could be cleared; with all that can be cleared gone, none. */
  readonly unmet: readonly UnmetDemand[];
  /** Programs of each parcel by planned year; null where it stays as planned, and for all without a plan. */
  readonly programs: readonly (readonly YearProgram[] | null)[];
  /** Whether a plan meets the demands, none does, or none was found within the effort though there may be one. */
  readonly outcome: 'met' | 'infeasible' | 'unsolved';
  /** Whether ways to plant were left out before choosing, so that the bounds hold among those kept. */
  readonly isCut: boolean;
}

/** Repairs the plan of one set of parcels: the cheapest change that leaves least land in conflict within the demands. */
export function repairScope(question: RepairQuestion, solver: MipSolver, effort: MipEffort): ScopeRepair {
  const parcels = parcelOptions(question);
  const beforeMu = total(parcels, ({ options }) => options[0]?.conflictMu ?? 0);
  const unavoidableMu = total(parcels, ({ options }) => Math.min(...options.map(({ conflictMu }) => conflictMu)));
  const isCut = parcels.some((parcel) => parcel.isCut);
  const choice = choosePrograms(question, parcels, solver, effort);
  const unmet = isAllGone(choice, unavoidableMu)
    ? []
    : unmetDemands(question, parcels, solver, typeof choice === 'string');
  if (typeof choice === 'string') {
    const asPlanned = { afterMu: beforeMu, afterBoundMu: unavoidableMu, changedMu: 0, changedBoundMu: 0 };
    return { beforeMu, unavoidableMu, ...asPlanned, unmet, programs: parcels.map(() => null), outcome: choice, isCut };
  }
  return {
    beforeMu,
    unavoidableMu,
    afterMu: choice.conflictMu,
    changedMu: choice.changedMu,
    afterBoundMu: choice.conflictBound,
    changedBoundMu: choice.changedBound,
    unmet,
    programs: parcels.map(({ options }, p) => {
      const taken = choice.options[p] as number;
      return taken === 0 ? null : (options[taken]?.programs ?? null);
    }),
    outcome: 'met',
    isCut,
  };
}

/** Land below this is none, mu. */
const NOTHING = 1e-3;

function isAllGone(choice: Choice | string, unavoidableMu: number): boolean {
  return typeof choice !== 'string' && choice.conflictMu <= unavoidableMu + NOTHING;
}

function total(parcels: readonly ParcelOptions[], of: (parcel: ParcelOptions) => number): number {
  return parcels.reduce((sum, parcel) => sum + of(parcel), 0);
}
