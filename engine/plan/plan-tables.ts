import type { PolygonSet } from '../geometry/polygon-set.ts';
import type { Village } from '../parcel/parcel-set.ts';
import type { Finding } from '../run/finding.ts';
import type { LocalText } from '../run/local-text.ts';
import type { Criterion } from '../suitability/criterion.ts';
import type { Evidence, LimitKind } from '../suitability/exclusion.ts';
import type { BeltTables, BeltVariant } from './isolation/belt-rows.ts';
import type { SourceZoneTables } from './isolation/source-zone-rows.ts';
import type {
  Confidence,
  ConversionArea,
  ConversionTable,
  Counterfactual,
  CropGroupArea,
  CropGroupTable,
  DifficultyRow,
  LandGradeRow,
  LimitingArea,
  NutrientRow,
  ParcelChanges,
  RankBand,
  RuleIndex,
  StandardRow,
  TownDifference,
  TownMeans,
  WeightCheck,
  WeightingRow,
} from './judgement-rows.ts';
import type { Contradiction, DemonstrationRow, TargetRow } from './policy-rows.ts';
import type { RotationTables } from './rotation/rotation-tables.ts';

/** Status of a parcel, as stored in `ParcelTable.status`. Order is that of the legend, worst known first. */
export const EXCLUDED = 0;
export const TO_BE_SAMPLED = 1;
export const NOT_ASSESSED = 2;
export const SCORED = 3;

/** Suitability classes as stored in `ParcelTable.suitabilityClass`; 0 where there is no score. */
export const CLASS_NAMES = ['–', 'S1', 'S2', 'S3', 'N'] as const;

/** A criterion with its weight and where the weight comes from. */
export interface WeightedCriterion extends Criterion {
  /** 0 … 1, all weights sum to 1. */
  readonly weight: number;
}

/** What one criterion says about every parcel. */
export interface CriterionColumn {
  readonly id: string;
  /** Raw values; NaN where missing; for categories the index into `categories`. */
  readonly values: Float64Array;
  readonly categories: readonly string[] | null;
  /** 0 … 1; NaN where missing. */
  readonly memberships: Float64Array;
  /** Share of the parcel with valid data, 0 … 1; null for criteria that are not measured from a raster. */
  readonly support: Float64Array | null;
  /** Date or period of the data as text, empty when the scenario gives none. */
  readonly date: string;
  /** Name of the file the values come from; empty when there is none. */
  readonly file: string;
  /** Search distance: values equal to it mean "at least this"; null for values that are not capped. */
  readonly cap: number | null;
}

/** Row `i` of every array is parcel `i`. */
export interface ParcelTable {
  readonly length: number;
  readonly ids: readonly string[];
  /** Longitude and latitude, CGCS2000 (EPSG:4490), taken as equal to WGS 84 (difference about 1 m or less). */
  readonly polygons: PolygonSet;
  /** Ellipsoidal area, m². */
  readonly areaM2: Float64Array;
  /** Registered area, m²; NaN where none. */
  readonly officialAreaM2: Float64Array;
  /** Index into `PlanTables.villages`. */
  readonly village: Uint16Array;
  readonly status: Uint8Array;
  /** 1 where a limit passes only under conditions: never in the first phase, produce monitored together with the soil. */
  readonly conditional: Uint8Array;
  /** Answer per limit kind (`PASS`, `FAIL`, `UNKNOWN`). */
  readonly limits: Readonly<Record<LimitKind, Uint8Array>>;
  /** Index into `PlanTables.evidence`; −1 where there is none. */
  readonly evidence: Readonly<Record<LimitKind, Int32Array>>;
  /** Weighted sum over the criteria that have data, 0 … 1; NaN where none has. */
  readonly suitability: Float64Array;
  /** The same with missing criteria at their worst (0) and best (1). */
  readonly suitabilityLow: Float64Array;
  readonly suitabilityHigh: Float64Array;
  /** Share of the weights with real data, 0 … 1. */
  readonly coverage: Float64Array;
  /** Index into `CLASS_NAMES`, from the weighted sum. */
  readonly suitabilityClass: Uint8Array;
  /** Lowest membership and its criterion's index (−1 where none). */
  readonly limitingMembership: Float64Array;
  readonly limitingCriterion: Int8Array;
  /** Class from the lowest membership alone. */
  readonly limitingClass: Uint8Array;
  /** The smallest change that lifts each parcel a class. */
  readonly changes: ParcelChanges;
  /** Years between the newest soil sample of the parcel's unit and the plan's date; NaN where there is none. */
  readonly sampleAgeYears: Float64Array;
  /** Metres to the nearest soil sample; NaN without positions or beyond the search distance. */
  readonly sampleDistanceM: Float64Array;
  /** Null when the scenario asks for no conversion clock. */
  readonly conversion: ConversionTable | null;
  /** One entry per crop group that the scenario asks for. */
  readonly cropGroups: readonly CropGroupTable[];
  /** Index into `PlanTables.candidates`; −1 where the parcel belongs to none. */
  readonly candidate: Int32Array;
  /** One entry per criterion, in the order of `PlanTables.criteria`. */
  readonly criteria: readonly CriterionColumn[];
}

/** A contiguous block of passing parcels inside one village. */
export interface CandidateBase {
  /** 1 is first. */
  readonly rank: number;
  /** Such as `620702107203-01`: village code and number inside the village. */
  readonly id: string;
  /** Index into `PlanTables.villages`. */
  readonly village: number;
  /** Parcel rows, ascending. */
  readonly parcels: Uint32Array;
  /** Gross area: no belt subtracted. */
  readonly grossAreaM2: number;
  /** What the belts leave, m²; null when the scenario asks for none. */
  readonly netAreaM2: number | null;
  /** Its outer border, metres, and the share of it with conventional land across; null without belts. */
  readonly border: { readonly lengthM: number; readonly conventionalShare: number | null } | null;
  /** Ways to keep it apart, side by side; only for the first of the list. */
  readonly beltVariants: readonly BeltVariant[];
  /** Area-weighted mean of the parcels' suitability, 0 … 1. */
  readonly suitability: number;
  /** Area-weighted mean coverage. */
  readonly coverage: number;
  /** Area in S1, S2, S3, m². */
  readonly classAreaM2: readonly [number, number, number];
  /** Area that passes a limit only under conditions and may not join the first phase, m². */
  readonly conditionalAreaM2: number;
  /** Whether the counted area (net where belts are known) reaches the 千亩 (1000 mu) threshold. */
  readonly reachesThousandMu: boolean;
  /** Longitude and latitude of the area-weighted centre. */
  readonly centre: readonly [number, number];
  /** Where it ranks when weights and measurements are uncertain; null when the scenario does not ask. */
  readonly band: RankBand | null;
  /** How hard it is to begin there; null when the scenario does not ask. */
  readonly difficulty: DifficultyRow | null;
  /** Why it stands where it stands. */
  readonly reason: LocalText;
}

/** A village or community and what was found in it. */
export interface VillageRow extends Village {
  /** 1 is first; 0 for a village without any assessed parcel. */
  readonly rank: number;
  readonly parcelCount: number;
  readonly areaM2: number;
  /** Area by status, in the order excluded, to be sampled, not assessed, scored; m². */
  readonly statusAreaM2: readonly [number, number, number, number];
  /** Area of scored parcels in S1, S2, S3, N; m². */
  readonly classAreaM2: readonly [number, number, number, number];
  /** Area-weighted mean over scored parcels; null where none is scored. */
  readonly suitability: number | null;
  /** Area-weighted coverage over all parcels. */
  readonly coverage: number;
  /** Lowest suitability of a scored parcel and its row; null and −1 where none is scored. */
  readonly worstSuitability: number | null;
  readonly worstParcel: number;
  /** Indices into `PlanTables.candidates`, largest first. */
  readonly candidates: readonly number[];
  /** Counted area of its candidate bases together, and of the largest: net where belts are known, else gross; m². */
  readonly candidateAreaM2: number;
  readonly largestCandidateAreaM2: number;
  readonly candidateGrossAreaM2: number;
  readonly reason: LocalText;
  /** Area of scored parcels by limiting criterion, largest first. */
  readonly limiting: readonly LimitingArea[];
  /** The same land by other ways of combining criteria. */
  readonly rules: readonly RuleIndex[];
  /** Contributions above and below the mean of its town, largest difference first. */
  readonly townDifferences: readonly TownDifference[];
  readonly confidence: Confidence;
  /** Null for a village without rank or when the scenario does not ask. */
  readonly band: RankBand | null;
  readonly difficulty: DifficultyRow | null;
  /** What would bring it onto the shortlist. */
  readonly counterfactual: Counterfactual;
  readonly conversion: ConversionArea | null;
  readonly cropGroups: readonly CropGroupArea[];
  readonly nutrients: readonly NutrientRow[];
  readonly landGrade: LandGradeRow | null;
}

/** One input file as the plan used it. */
export interface InputRecord {
  /** Such as `parcels`, `layer soil-ph`, `soil samples`. */
  readonly role: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** CRS and why, or empty for sheets. */
  readonly crs: string;
  readonly encoding: string;
  /** Rows or features in the file, used, and dropped with a finding; blocks for rasters. */
  readonly counts: { readonly read: number; readonly used: number; readonly dropped: number };
}

/** All that map, report and files ever receive: plain data that crosses threads. */
export interface PlanTables {
  readonly engineVersion: string;
  readonly scenarioId: string;
  readonly title: LocalText;
  /** Set for made-up demonstration data; shown on every screen, file and report. */
  readonly synthetic: boolean;
  /** ISO date the plan is judged at; the engine has no clock. */
  readonly asOf: string;
  readonly criteria: readonly WeightedCriterion[];
  /** Where the weights come from. */
  readonly weightSource: LocalText;
  readonly weighting: WeightingRow;
  /** Empty where too few villages or criteria vary. */
  readonly weightChecks: readonly WeightCheck[];
  /** How memberships become one index. */
  readonly aggregation: { readonly id: string; readonly label: LocalText; readonly source: LocalText };
  /** Lower bounds of S1, S2, S3 on 0 … 1 with their source. */
  readonly classBounds: readonly [number, number, number];
  readonly classSource: LocalText;
  /** Parcels below this coverage are `NOT_ASSESSED`. */
  readonly minimumCoverage: number;
  /** Limit kinds the scenario asks for. */
  readonly limitKinds: readonly LimitKind[];
  readonly candidateRule: {
    readonly gapM: number;
    readonly minimumMu: number;
    readonly classes: readonly string[];
    /** Who set the numbers. */
    readonly source: LocalText;
    /** How candidates are ordered. */
    readonly order: LocalText;
  };
  /** How ranks were tried; null when the scenario does not ask. */
  readonly robustness: {
    readonly draws: number;
    readonly seed: number;
    readonly concentration: number;
    readonly top: number;
    readonly source: LocalText;
  } | null;
  /** The published formula of 先易后难; null when the scenario does not ask. */
  readonly easyFirst: {
    readonly parts: readonly {
      readonly id: string;
      readonly label: LocalText;
      readonly formula: LocalText;
      readonly weight: number;
    }[];
    readonly source: LocalText;
  } | null;
  /** Where what can be improved, and how far, comes from; null when the scenario does not ask. */
  readonly improvementSource: LocalText | null;
  /** Threshold of a demonstration village, mu counted; null when no policy gives one. */
  readonly thresholdMu: number | null;
  /** Null without a policy. */
  readonly demonstration: DemonstrationRow | null;
  readonly standards: readonly StandardRow[];
  /** The conversion rule that ran; null when the scenario asks for none. */
  readonly conversionRule: {
    readonly months: number;
    readonly label: LocalText;
    readonly clause: LocalText;
    readonly standard: string;
    /** Planned start for land that has not begun; null when none is planned. */
    readonly start: string | null;
    readonly source: LocalText;
  } | null;
  readonly parcels: ParcelTable;
  readonly villages: readonly VillageRow[];
  readonly townMeans: readonly TownMeans[];
  readonly evidence: readonly Evidence[];
  /** In rank order. */
  readonly candidates: readonly CandidateBase[];
  /** Belts of all candidate bases; null when the scenario asks for none. */
  readonly isolation: BeltTables | null;
  /** Zones round sources of pollution; null when the scenario names none. */
  readonly sources: SourceZoneTables | null;
  /** What the rules of rotation say of the parcels' histories; null when the scenario does not ask. */
  readonly rotation: RotationTables | null;
  readonly targets: readonly TargetRow[];
  readonly contradictions: readonly Contradiction[];
  readonly findings: readonly Finding[];
  readonly inputs: readonly InputRecord[];
}

/** A plan and the file reviewers ask for, as a host receives them. */
export interface PlanResult {
  readonly tables: PlanTables;
  /** RFC 7946 text of the candidate bases. */
  readonly candidatesGeoJson: string;
}
