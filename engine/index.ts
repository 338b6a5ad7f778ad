export { ENGINE_VERSION } from './version.ts';
export { type LocalText, text } from './run/local-text.ts';
export type { Place } from './run/place.ts';
export type { Finding, Severity } from './run/finding.ts';
export { PlanningError, type PlanningErrorKind } from './run/planning-error.ts';
export { quietRun, type Run, STAGES, type Stage } from './run/run.ts';
export { hasBit } from './table/bit-set.ts';
export type { Column, NumberColumn, Table, TextColumn } from './table/table.ts';
export { convertUnit, unitFactor } from './table/unit.ts';
export type { PolygonSet } from './geometry/polygon-set.ts';
export { type DrawnShape, measureShape, type ShapeMeasure } from './geometry/geodesic-length.ts';
export { CAPS, JOINS, SIDES } from './geometry/buffer-parameters.ts';
export type { ByteSource, Inflate, SheetTable } from './formats/format.ts';
export { bytesSource } from './formats/byte-source.ts';
export { inflatePortably } from './formats/tiff-inflate.ts';
export { FORMATS } from './formats/index.ts';
export { type FileReport, inspectFile } from './formats/inspect-file.ts';
export { openSheet } from './formats/open-sheet.ts';
export { tableFileFor } from './formats/table-file-for.ts';
export { TABLE_FILES } from './formats/table-files/index.ts';
export type { ByteSink, TableFile, TableWriter } from './formats/table-files/table-file.ts';
export { M2_PER_MU } from './parcel/parcel-fields.ts';
export { ZONAL_STATISTICS } from './zonal/statistics/index.ts';
export type { ChunkResult } from './zonal/chunk-result.ts';
export type { ChunkMeasurer, StackJob, ZonalCrew } from './zonal/stack-job.ts';
export type { ZonalColumns } from './zonal/zonal-table.ts';
export { AGGREGATIONS } from './suitability/aggregations/index.ts';
export { CRITERIA } from './suitability/criteria/index.ts';
export { type Criterion, type Source, THEMES, type Theme } from './suitability/criterion.ts';
export {
  type Answer,
  type Evidence,
  FAIL,
  LIMIT_KINDS,
  type LimitAnswer,
  type LimitKind,
  PASS,
  type Sample,
  UNKNOWN,
} from './suitability/exclusion.ts';
export { type Membership, membershipColumn, membershipFaults, membershipOf } from './suitability/membership.ts';
export { MEMBERSHIP_KINDS } from './suitability/memberships/index.ts';
export { applyPreset, type MembershipPreset, membershipPresetSchema } from './suitability/membership-preset.ts';
export {
  fertilityGradeOf,
  type NutrientGrade,
  type NutrientGrades,
  nutrientGradesSchema,
  type NutrientTable,
} from './suitability/fertility/nutrient-grade.ts';
export {
  type LandGrade,
  landGradeOf,
  landGradeSchema,
  type LandGradeTable,
} from './suitability/fertility/land-grade.ts';
export {
  type CarbonQuantity,
  organicCarbonMismatch,
  organicMatterFrom,
  VAN_BEMMELEN_SOURCE,
} from './suitability/fertility/organic-matter.ts';
export {
  type EceClass,
  eceClassOf,
  type EceMethod,
  eceOf,
  type EceRange,
  eceRange,
  salinitySchema,
  type SalinityStandard,
  spreadMethods,
} from './suitability/salinity.ts';
export { contentFault, SOIL_PH_RANGE, SOIL_PH_SOURCE, soilPhFault } from './suitability/value-faults.ts';
export {
  type CropRequirement,
  type CropRequirements,
  cropRequirementsSchema,
} from './suitability/crops/crop-requirements.ts';
export {
  LAND_CLASSES,
  QUALITIES,
  type Quality,
  type QualityAnswer,
  SUBCLASS_LETTERS,
} from './suitability/crops/quality-answer.ts';
export { relativeYield, saltClass, saltLimits, saltRangeText } from './suitability/crops/salt-class.ts';
export { phClass } from './suitability/crops/ph-class.ts';
export { type CropSuitability, cropSuitability, type Site, subclassOf } from './suitability/crops/crop-suitability.ts';
export { type GroupSuitability, groupSuitability } from './suitability/crops/group-suitability.ts';
export {
  type GroupColumns,
  groupSuitabilityColumns,
  PH_BIT,
  SALT_BIT,
  type SiteColumns,
} from './suitability/crops/group-columns.ts';
export { type DecisionTable, repeatedCriterion } from './suitability/ranking/decision-table.ts';
export { decisionTableFromSheet, type NamedDecisionTable } from './suitability/ranking/decision-sheet.ts';
export { decisionTableFromDocument } from './suitability/ranking/decision-document.ts';
export type { CriterionType } from './suitability/ranking/normalisation.ts';
export { NORMALISATIONS } from './suitability/ranking/normalisations/index.ts';
export { RANKING_METHODS } from './suitability/ranking/methods/index.ts';
export type { Ranking, RankingQuestion } from './suitability/ranking/ranking.ts';
export type { RankingMethod, RankingParameters, Threshold } from './suitability/ranking/ranking-method.ts';
export { rankAlternatives } from './suitability/ranking/rank-alternatives.ts';
export { rankingColumns } from './suitability/ranking/ranking-columns.ts';
export { TIE_RULES, type TieRule } from './suitability/ranking/ties.ts';
export { WEIGHTING_METHODS } from './suitability/weighting/methods/index.ts';
export { ahp, type AhpDetails } from './suitability/weighting/methods/ahp.ts';
export { groupAhp, type GroupAhpDetails } from './suitability/weighting/methods/group-ahp.ts';
export { ahpHierarchy, type AhpHierarchyDetails } from './suitability/weighting/methods/ahp-hierarchy.ts';
export { direct } from './suitability/weighting/methods/direct.ts';
export { rankOrder } from './suitability/weighting/methods/rank-order.ts';
export { entropy } from './suitability/weighting/methods/entropy.ts';
export { critic } from './suitability/weighting/methods/critic.ts';
export { InconsistentJudgements } from './suitability/weighting/inconsistent-judgements.ts';
export { type Judgements, judgementsFrom } from './suitability/weighting/judgement-document.ts';
export { orderFrom } from './suitability/weighting/rank-document.ts';
export type { WeightingResult } from './suitability/weighting/weighting-method.ts';
export type { AhpOptions } from './suitability/weighting/ahp-solution.ts';
export type { Consistency } from './suitability/weighting/consistency.ts';
export type { WorstJudgement } from './suitability/weighting/worst-judgement.ts';
export { checkScenario, type Scenario } from './plan/scenario.ts';
export type { PlanInputs } from './plan/plan-inputs.ts';
export { type Helpers, joinStack, type LayerTask } from './plan/layer-task.ts';
export type { MeasuredRows, MeasureReport } from './plan/measure-report.ts';
export { measureVector, measureVectorRows, type VectorMeasures } from './plan/measure-vector.ts';
export type { VectorMeasure } from './plan/vector-measure.ts';
export {
  type BufferedFeatures,
  bufferFeatures,
  type BufferReport,
  buffersFlatGeobuf,
  buffersGeoJson,
} from './plan/buffer-features.ts';
export { repairHistory, type RepairRequest, rotateHistory } from './plan/rotation/rotate-history.ts';
export { followLand, type LandRequest } from './plan/rotation/follow-land.ts';
export type { LandFollower } from './plan/rotation/rotation-land.ts';
export type { UnmetDemand } from './rotation/repair/choose-programs.ts';
export { repairScope, type ScopeRepair } from './rotation/repair/repair-scope.ts';
export type { RepairQuestion } from './rotation/repair/repair-question.ts';
export type { MipEffort, MipSolver } from './rotation/repair/mip.ts';
export { highsSolver } from './rotation/repair/highs-solver.ts';
export type { RotationRepair, ScopeRepairer } from './plan/rotation/repair-rotation.ts';
export type { LandPart } from './rotation/lineage.ts';
export type { HistoryMatrix, HistoryRows, ParcelDrawing, RotationQuestion } from './plan/rotation/rotation-question.ts';
export type { RotationTables } from './plan/rotation/rotation-tables.ts';
export { CONFLICT_COLUMNS, type ConflictEntry, conflictReader } from './plan/rotation/conflict-rows.ts';
export { type MatrixRow, rotationMatrix } from './plan/rotation/rotation-matrix.ts';
export { proposalCsv, type ProposedRotation, proposeHistory } from './plan/rotation/propose-history.ts';
export { type ProposalQuestion, proposeRotation, type RotationProposal } from './rotation/proposal/propose-rotation.ts';
export { repairCsv } from './plan/rotation/repair-sheet.ts';
export { matrixCsv, type MatrixSheet, matrixSheet } from './plan/rotation/matrix-sheet.ts';
export { type RuleCount, ruleCounts } from './plan/rotation/rotation-counts.ts';
export {
  ROTATION_ANSWERS,
  type RotationView,
  rotationView,
  type VerdictTally,
  type VerdictView,
} from './plan/rotation/rotation-view.ts';
export { conflictsCsv } from './plan/rotation/conflicts-csv.ts';
export { conflictsOfParcels, errorsAndWarnings } from './plan/rotation/some-conflicts.ts';
export { ROTATION_RULES } from './rotation/rules/index.ts';
export { rotationStandardSchema } from './rotation/rotation-standard.ts';
export { runPlan } from './plan/run-plan.ts';
export type { PlanGround } from './plan/plan-ground.ts';
export { type Rescored, type RescoreQuestion, rescoreGround } from './plan/rescore-ground.ts';
export { type BeltChange, type BeltRequest, redrawBelts } from './plan/isolation/redraw-belts.ts';
export {
  type IsolationDesk,
  type IsolationGround,
  type IsolationSite,
  isolationSite,
} from './plan/isolation/isolation-desk.ts';
export { blockNet, type NetHelper, type NetHelpers } from './plan/isolation/block-net.ts';
export * from './plan/isolation/belt-rows.ts';
export * from './plan/isolation/source-zone-rows.ts';
export { type BeltPlaces, planPlaces } from './plan/isolation/belt-places.ts';
export { beltLedger, type LedgerSheet, ledgerCsv } from './plan/isolation/belt-ledger.ts';
export { planBeltsGeoJson } from './plan/isolation/plan-belts-geojson.ts';
export {
  type FeatureIsolation,
  type IsolatedFeatures,
  type IsolationReport,
  isolateFeatures,
} from './plan/isolation/isolate-features.ts';
export { beltsGeoJson } from './plan/isolation/belts-geojson.ts';
export { PLACEMENTS } from './plan/question/isolation-question.ts';
export { NEIGHBOUR_KINDS } from './isolation/neighbour-kinds/index.ts';
export { SOURCE_KINDS } from './isolation/source-kinds/index.ts';
export { countedAreaM2 } from './plan/counted-area.ts';
export { scoreSheet } from './plan/score-sheet.ts';
export * from './plan/judgement-rows.ts';
export * from './plan/plan-tables.ts';
export * from './plan/policy-rows.ts';
export { planDocument } from './plan/plan-document.ts';
export { planReport } from './plan/report/plan-report.ts';
export { type ParcelFileTables, parcelsFlatGeobuf } from './plan/parcels-flatgeobuf.ts';
