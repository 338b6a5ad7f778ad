import type { LandRecord } from '../history-builder.ts';
import type { RuleBook } from '../rule-book.ts';
import type { YearProgram } from './year-program.ts';

/** A parcel whose planned crops may change; its parts have histories of their own and share the plan. */
export interface RepairParcel {
  readonly areaMu: number;
  readonly parts: readonly { readonly areaMu: number; readonly record: LandRecord }[];
}

/** How much of a crop may stand in one year, mu. */
export interface AreaBound {
  readonly crop: number;
  readonly year: number;
  readonly leastMu: number;
  readonly mostMu: number;
}

/** How much of a crop is to be harvested in one year, with its yield. */
export interface TonnageBound {
  readonly crop: number;
  readonly year: number;
  readonly leastT: number;
  readonly tonnesPerMu: number;
}

/** Irrigation water of one year; crops that nobody gives a figure for use `unknownM3PerMu`. */
export interface WaterBound {
  readonly year: number;
  readonly mostM3: number;
  readonly m3PerMu: ReadonlyMap<number, number>;
  readonly unknownM3PerMu: number;
}

/** A set of parcels whose plan is repaired together. */
export interface RepairQuestion {
  readonly book: RuleBook;
  readonly winterFallow: boolean;
  readonly parcels: readonly RepairParcel[];
  /** Years whose crops may change. */
  readonly years: readonly number[];
  /** What may be planted instead. */
  readonly programs: readonly YearProgram[];
  /** Which conflicts are to go: errors, or errors and warnings; by the standard or by the policy. */
  readonly clear: 'error' | 'warning';
  readonly by: 'standard' | 'policy';
  readonly area: readonly AreaBound[];
  readonly tonnage: readonly TonnageBound[];
  readonly water: readonly WaterBound[];
}
