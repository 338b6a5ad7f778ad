import type { LocalText } from '../run/local-text.ts';
import type { Difficulty } from '../suitability/difficulty.ts';
import type { LimitKind } from '../suitability/exclusion.ts';
import type { Consistency } from '../suitability/weighting/consistency.ts';

/** Where an alternative ranks when weights and measurements are uncertain; ranks count from 1. */
export interface RankBand {
  /** 5th, 50th and 95th percentile of the rank over the draws. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** Share of the draws in which it comes first, and in which it is on the shortlist. */
  readonly firstShare: number;
  readonly topShare: number;
  /** Standard deviation of the score over the draws. */
  readonly deviation: number;
  /** Per criterion the weight at which it enters or leaves the shortlist, nearest first. */
  readonly switches: readonly RankSwitch[];
}

/** One criterion's weight at which the shortlist gains or loses the alternative, the other weights scaled alike. */
export interface RankSwitch {
  /** Index into `PlanTables.criteria`. */
  readonly criterion: number;
  readonly weight: number;
  readonly switchWeight: number;
}

/** The same land by another way of combining criteria: if the classes disagree, that is the finding. */
export interface RuleIndex {
  /** Id of the aggregation. */
  readonly rule: string;
  /** Area-weighted mean over scored parcels, 0 … 1; null where none is scored. */
  readonly index: number | null;
  /** Index into `CLASS_NAMES`. */
  readonly suitabilityClass: number;
}

/** How much land one criterion limits. */
export interface LimitingArea {
  /** Index into `PlanTables.criteria`. */
  readonly criterion: number;
  readonly areaM2: number;
}

/** Difference of one criterion's contribution to the score from the mean of the town. */
export interface TownDifference {
  readonly criterion: number;
  /** weight × (mean membership here − mean membership in the town). */
  readonly difference: number;
}

/** What would have to change together; `words` says it in one sentence. */
export interface Counterfactual {
  readonly changes: readonly Change[];
  /** Whether the changes bring it onto the list; null where its score is not known before the test. */
  readonly isEnough: boolean | null;
  readonly words: LocalText;
}

/**
 * `sample`: test what is unknown; `measure`: give a criterion its data; `land`: join more land to the largest block;
 * `improve`: bring one property to a value that good sites of the county have.
 */
export type Change =
  | {
      readonly kind: 'sample';
      /** What has no answer: sampling units, canal sections, stations; parcels for land codes and input records. */
      readonly waiting: Readonly<Partial<Record<LimitKind, number>>>;
      readonly areaM2: number;
      /** Largest block if all of it passes, m². */
      readonly blockM2: number;
    }
  | { readonly kind: 'measure'; readonly criterion: number }
  | { readonly kind: 'land'; readonly missingM2: number; readonly gapM: number }
  | {
      readonly kind: 'improve';
      /** Each of them alone is enough; the one with the smallest share of its way first. */
      readonly choices: readonly Improvement[];
    };

/** One property of all land of a place that would count, moved alike, as far as the realistic best allows. */
export interface Improvement {
  readonly criterion: number;
  /** How far every parcel moves; those nearer to the realistic best stop there. */
  readonly step: number;
  /** Area-weighted mean now and after the move. */
  readonly from: number;
  readonly to: number;
  /** Share of the way from the present mean to the realistic best that the step is. */
  readonly share: number;
}

/** Kind of the smallest change that lifts a parcel a class, as stored in `ParcelTable.changes`. */
export const CHANGE_KINDS = ['none', 'sample', 'measure', 'improve'] as const;

/** The smallest change per parcel; row `i` is parcel `i`. */
export interface ParcelChanges {
  /** Index into `CHANGE_KINDS`. */
  readonly kind: Uint8Array;
  /** Criterion to measure or improve; −1 for other kinds. */
  readonly criterion: Int8Array;
  /** Value to reach; NaN for other kinds. */
  readonly target: Float64Array;
  /** Class reached; 0 where it cannot be known before the test. */
  readonly suitabilityClass: Uint8Array;
}

/** Difficulty of a candidate or village, and its place in the order 先易后难. */
export interface DifficultyRow extends Difficulty {
  /** 1 is the easiest of its list. */
  readonly rank: number;
}

/** What a parcel or village of a town is compared with. */
export interface TownMeans {
  readonly townCode: string;
  readonly town: string;
  /** Area-weighted mean membership over scored parcels, by criterion; NaN where there is none. */
  readonly memberships: readonly number[];
}

/** How sure the figures of a place are, area-weighted over all its parcels. */
export interface Confidence {
  /** Share of the weights with data. */
  readonly coverage: number;
  /** Share of the land with valid cells in the raster layers of the criteria; null without raster criteria. */
  readonly support: number | null;
  /** Years between the newest soil sample of the unit and the plan's date; null where nothing was sampled. */
  readonly sampleAgeYears: number | null;
  /** Share of the land whose unit has a soil sample of its own. */
  readonly sampledShare: number;
  /** Metres to the nearest soil sample; null without positions. */
  readonly sampleDistanceM: number | null;
}

/** A standard or other source of numbers the plan used, with everything needed to find the clause again. */
export interface StandardRow {
  readonly standard: string;
  readonly title: LocalText;
  readonly clause: LocalText;
  /** ISO dates or an open range. */
  readonly validity: string;
  readonly source: LocalText;
  readonly confidence: string;
  readonly file: string;
}

/** How the land suits one group of crops, by its best crop; arrays are as long as the parcels. */
export interface CropGroupTable {
  readonly id: string;
  readonly label: LocalText;
  /** The group's crops, in the order `bestCrop` counts them. */
  readonly crops: readonly { readonly id: string; readonly label: LocalText }[];
  /** Index into `CLASS_NAMES`; 0 is unknown. */
  readonly classes: Uint8Array;
  /** Class at the kind and at the harsh end of what the salt conversion leaves open. */
  readonly bestCase: Uint8Array;
  readonly worstCase: Uint8Array;
  /** Index into `crops`; −1 for class 0. */
  readonly bestCrop: Int16Array;
  /** Qualities that set the class, and those no data speak of, as bits: 1 salt, 2 pH. */
  readonly limiting: Uint8Array;
  readonly unknown: Uint8Array;
}

/** Area of a village by class for one group of crops, m²: unknown, S1, S2, S3, N. */
export interface CropGroupArea {
  readonly id: string;
  readonly areaM2: readonly number[];
  /** Area whose class changes between the ends of the salt conversion, m². */
  readonly unsureM2: number;
  /** Every crop of the group on the village's mean land, the best first. */
  readonly crops: readonly CropRow[];
}

/** How the mean land of a village suits one crop. */
export interface CropRow {
  readonly id: string;
  readonly label: LocalText;
  /** Class with the letters of its limitations, such as `S2s`; `unknown` without any known quality. */
  readonly subclass: string;
  /** Index into `CLASS_NAMES`, and the classes at both ends of what is not sure. */
  readonly suitabilityClass: number;
  readonly best: number;
  readonly worst: number;
  /** Qualities no data speak of. */
  readonly unknown: readonly string[];
}

/** Conversion of every parcel at the plan's date; dates are ISO, empty where unknown. */
export interface ConversionTable {
  /** 0 unknown, 1 conventional, 2 in conversion, 3 organic. */
  readonly status: Uint8Array;
  /** Earliest organic sowing (annuals) or harvest (others). */
  readonly organicFrom: readonly string[];
  /** Months from the plan's date; −1 where unknown. */
  readonly monthsLeft: Int16Array;
  /** 0 no organic forage, 1 fast lane, 2 water gap, 3 water unknown; null without such a layer. */
  readonly forageLane: Uint8Array | null;
  /** 0 no, 1 yes, 2 not known. */
  readonly newFarmland: Uint8Array;
  readonly newFacilityLand: Uint8Array;
}

/** Names of `ConversionTable.status`, in its order. */
export const CONVERSION_STATUS = ['unknown', 'conventional', 'in-conversion', 'organic'] as const;

/** Conversion of a village: areas in m². */
export interface ConversionArea {
  /** In the order of `CONVERSION_STATUS`. */
  readonly statusAreaM2: readonly number[];
  /** Area that may be sown or harvested as organic by the end of each target year. */
  readonly organicByYear: readonly { readonly year: number; readonly areaM2: number }[];
  /** Earliest date on which half of the area with a known clock is organic; empty when nothing is known. */
  readonly halfOrganicFrom: string;
  /** Organic forage that may turn to vegetables or herbs at once, with and without enough water. */
  readonly fastLaneM2: number;
  readonly fastLaneWithoutWaterM2: number;
  /** Null when the scenario names no field. */
  readonly newFarmlandM2: number | null;
  readonly newFacilityLandM2: number | null;
}

/** A village's mean of one nutrient in both grading tables, which must not be mixed. */
export interface NutrientRow {
  readonly item: string;
  readonly label: LocalText;
  readonly value: number;
  readonly unit: string;
  readonly grades: readonly {
    readonly table: LocalText;
    /** 1 is the richest; null when unknown. */
    readonly grade: number | null;
    readonly level: LocalText | null;
    readonly of: number;
  }[];
}

/** Cultivated-land grade of a village, an interval while indicators are missing. */
export interface LandGradeRow {
  readonly best: number;
  readonly worst: number;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  /** Labels of the indicators without data. */
  readonly missing: readonly LocalText[];
}

/** How the weights of the criteria came about. */
export interface WeightingRow {
  /** Id of the method; `direct` for weights that stand in the scenario. */
  readonly method: string;
  readonly label: LocalText;
  /** Of pairwise comparisons; null for other methods. */
  readonly consistency: Consistency | null;
}

/** Weights that this data's own spread would give: a check beside the given ones, not a judgement of importance. */
export interface WeightCheck {
  readonly method: string;
  readonly label: LocalText;
  /** In the order of the criteria. */
  readonly weights: readonly number[];
  readonly source: LocalText;
}
