import type { ParcelReading } from '../parcel/parcels-from.ts';
import type { CandidateBlocks } from '../selection/candidate-base.ts';
import type { LimitKind } from '../suitability/exclusion.ts';
import type { ScoreTable, Weighted } from '../suitability/score.ts';
import type { ConversionStatusColumns } from './conversion-status.ts';
import type { CropGroups } from './crop-groups.ts';
import type { LimitEvidence } from './evidence/limit-evidence.ts';
import type { FertilityTables } from './fertility-rows.ts';
import type { InputDesk } from './input-desk.ts';
import type { IsolatedBases } from './isolation/isolated-bases.ts';
import type { SourceZoneTables } from './isolation/source-zone-rows.ts';
import type { WeightingRow } from './judgement-rows.ts';
import type { ParcelColumns } from './parcel-columns.ts';
import type { PolicyTargets } from './policy-targets.ts';
import type { RotationTables } from './rotation/rotation-tables.ts';
import type { Scenario } from './scenario.ts';

/** Everything the steps of a plan produced. */
export interface PlanParts {
  readonly scenario: Scenario;
  readonly desk: InputDesk;
  readonly reading: ParcelReading;
  readonly columns: ParcelColumns;
  readonly evidence: Readonly<Record<LimitKind, LimitEvidence>>;
  readonly weighted: readonly Weighted[];
  readonly weighting: WeightingRow;
  readonly scores: ScoreTable;
  readonly limits: Readonly<Record<LimitKind, Uint8Array>>;
  readonly status: Uint8Array;
  /** 1 where a limit passes only under conditions. */
  readonly conditional: Uint8Array;
  readonly blocks: CandidateBlocks;
  readonly policy: PolicyTargets | null;
  readonly sampleAgeYears: Float64Array;
  readonly sampleDistanceM: Float64Array;
  /** Null when the scenario asks for none, or its file cannot be used. */
  readonly conversion: ConversionStatusColumns | null;
  readonly cropGroups: CropGroups | null;
  readonly fertility: FertilityTables | null;
  /** Null when the scenario asks for no belts. */
  readonly isolated: IsolatedBases | null;
  /** Null when the scenario names no sources of pollution. */
  readonly zones: SourceZoneTables | null;
  /** Null when the scenario asks for no rotation. */
  readonly rotation: RotationTables | null;
}
