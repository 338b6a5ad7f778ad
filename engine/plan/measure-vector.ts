import type { Finding } from '../run/finding.ts';
import type { Run } from '../run/run.ts';
import type { ZonalLayer } from '../zonal/zonal-layer.ts';
import { measureZonal, type ZonalColumns } from '../zonal/zonal-table.ts';
import { type Helpers, type LayerTask, taskOpener } from './layer-task.ts';
import { type BlankParcels, blankParcels, noDataFindings, togetherBlank } from './no-data-findings.ts';
import type { PlanInputs } from './plan-inputs.ts';
import { repeatedIds } from './repeated-ids.ts';
import { usablePolygons, vectorBatches } from './vector-batches.ts';
import type { VectorMeasure } from './vector-measure.ts';

/** What a measurement leaves beside its rows. */
export interface MeasureReport {
  readonly findings: readonly Finding[];
  readonly counts: { readonly read: number; readonly used: number; readonly dropped: number };
}

/** Measured rows; row `i` of every column belongs to `ids[i]`. */
export interface MeasuredRows {
  readonly ids: readonly string[];
  readonly layers: readonly ZonalColumns[];
}

/** Columns per layer of a whole file. */
export interface VectorMeasures extends MeasuredRows, MeasureReport {}

/** Where a measurement gets files and help, and how rows leave it. */
export interface MeasureMeans {
  readonly inputs: PlanInputs;
  readonly helpers?: Helpers;
  /** Takes rows in the order of the file; always the same columns. */
  readonly take: (rows: MeasuredRows) => Promise<void> | void;
}

/**
 * Measures raster bands over the polygons of a vector file, portion by portion where the format allows, so that memory
 * holds one portion whatever the number of features. Repairs and unusable features are findings. Throws
 * `PlanningError` when the file holds no usable polygon, a field is missing or a raster cannot be used.
 */
export async function measureVectorRows(
  question: VectorMeasure,
  { inputs, helpers, take }: MeasureMeans,
  run: Run,
): Promise<MeasureReport> {
  await run.step('read', 0, 1);
  const tasks = question.layers.map((layer) => taskOf(question, layer));
  const open = taskOpener(inputs);
  const layers: ZonalLayer[] = [];
  const findings: Finding[] = [];
  const crew = helpers === undefined ? {} : { crew: helpers(tasks) };
  const { rule, memoryMiB } = question;
  const settings = { ...crew, ...(rule ? { rule } : {}), ...(memoryMiB ? { memoryMiB } : {}) };
  const repeated = repeatedIds(question.parcels, question.idField);
  const blanks = tasks.map((): BlankParcels => ({ total: 0, outside: 0, blank: 0, examples: [] }));
  const counts = { read: 0, used: 0, dropped: 0 };
  for await (const batch of vectorBatches(question, inputs)) {
    await run.step('parcels', 0, 1);
    for (const task of tasks.slice(layers.length)) layers.push(await open(task));
    const { polygons, ids, rows, findings: doubts } = usablePolygons(batch, question);
    findings.push(...doubts);
    repeated.add(ids, rows);
    const outcomes = await measureZonal({ polygons, layers, ...settings }, run);
    const measured = outcomes.map((outcome) => {
      if ('error' in outcome) throw outcome.error;
      return outcome.columns;
    });
    for (const [k, columns] of measured.entries()) {
      blanks[k] = togetherBlank(blanks[k] as BlankParcels, blankParcels(columns, ids));
    }
    await take({ ids, layers: measured });
    counts.read += batch.featureCount;
    counts.used += ids.length;
  }
  counts.dropped = counts.read - counts.used;
  findings.push(...new Set(layers.flatMap(({ raster }) => raster.findings ?? [])));
  for (const [k, { name, file }] of question.layers.entries()) {
    findings.push(...noDataFindings(blanks[k] as BlankParcels, { layer: name, file }));
  }
  return { findings: [...findings, ...repeated.findings()], counts };
}

/** Measures a whole file at once; throws like `measureVectorRows`. */
export async function measureVector(
  question: VectorMeasure,
  means: Omit<MeasureMeans, 'take'>,
  run: Run,
): Promise<VectorMeasures> {
  const portions: MeasuredRows[] = [];
  const whole = { ...question, wholeFile: true };
  const report = await measureVectorRows(whole, { ...means, take: (rows) => void portions.push(rows) }, run);
  return { ...(portions[0] ?? { ids: [], layers: [] }), ...report };
}

function taskOf(question: VectorMeasure, { name, file, band }: VectorMeasure['layers'][number]): LayerTask {
  const { crs, statistics, weights, nodata, defaultValue } = question;
  return {
    layer: name,
    file,
    band,
    crs,
    unit: '',
    slope: false,
    statistics,
    ...(weights === undefined ? {} : { weights }),
    ...(nodata === undefined ? {} : { nodata }),
    ...(defaultValue === undefined ? {} : { defaultValue }),
  };
}
