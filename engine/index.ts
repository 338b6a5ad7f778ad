export { ENGINE_VERSION } from './version.ts';
export { type LocalText, text } from './run/local-text.ts';
export type { Place } from './run/place.ts';
export type { Finding, Severity } from './run/finding.ts';
export { PlanningError, type PlanningErrorKind } from './run/planning-error.ts';
export { quietRun, type Run, STAGES, type Stage } from './run/run.ts';
export { hasBit } from './table/bit-set.ts';
export type { Column, NumberColumn, Table, TextColumn } from './table/table.ts';
export type { PolygonSet } from './geometry/polygon-set.ts';
export type { ByteSource, Inflate } from './formats/format.ts';
export { bytesSource } from './formats/byte-source.ts';
export { inflatePortably } from './formats/tiff-inflate.ts';
export { FORMATS } from './formats/index.ts';
export { type FileReport, inspectFile } from './formats/inspect-file.ts';
export { tableFileFor } from './formats/table-file-for.ts';
export { TABLE_FILES } from './formats/table-files/index.ts';
export type { ByteSink, TableFile, TableWriter } from './formats/table-files/table-file.ts';
export { M2_PER_MU } from './parcel/parcel-fields.ts';
export { ZONAL_STATISTICS } from './zonal/statistics/index.ts';
export type { ChunkResult } from './zonal/chunk-result.ts';
export type { ChunkMeasurer, StackJob, ZonalCrew } from './zonal/stack-job.ts';
export type { ZonalColumns } from './zonal/zonal-table.ts';
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
export type { Membership } from './suitability/membership.ts';
export { checkScenario, type Scenario } from './plan/scenario.ts';
export type { PlanInputs } from './plan/plan-inputs.ts';
export { type Helpers, joinStack, type LayerTask } from './plan/layer-task.ts';
export type { MeasuredRows, MeasureReport } from './plan/measure-report.ts';
export { measureVector, measureVectorRows, type VectorMeasures } from './plan/measure-vector.ts';
export type { VectorMeasure } from './plan/vector-measure.ts';
export { runPlan } from './plan/run-plan.ts';
export * from './plan/plan-tables.ts';
export { planDocument } from './plan/plan-document.ts';
export { parcelsFlatGeobuf } from './plan/parcels-flatgeobuf.ts';
