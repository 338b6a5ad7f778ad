import { type Precedence, precedence } from '../run/precedence.ts';
import type { Run } from '../run/run.ts';
import type { ZonalLayer } from '../zonal/zonal-layer.ts';
import { planMeasurement } from '../zonal/zonal-table.ts';
import { type Helpers, type LayerTask, taskOpener } from './layer-task.ts';
import { type MeasuredRows, type MeasureReport, reportOf } from './measure-report.ts';
import type { PlanInputs } from './plan-inputs.ts';
import { type UsablePolygons, usablePolygons, vectorBatches } from './vector-batches.ts';
import type { VectorMeasure } from './vector-measure.ts';

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
 * holds a few portions whatever the number of features: while one is measured the next is read, and the one before
 * taken. Repairs and unusable features are findings. Throws `PlanningError` when the file holds no usable polygon, a
 * field is missing or a raster cannot be used.
 */
export async function measureVectorRows(
  question: VectorMeasure,
  means: MeasureMeans,
  run: Run,
): Promise<MeasureReport> {
  await run.step('read', 0, 1);
  const report = reportOf(question);
  const layers: ZonalLayer[] = [];
  const order = precedence();
  const guarded = stoppable(run);
  const batches = vectorBatches(question, means.inputs);
  const plan = plannerOf(question, means, { run: guarded, order, layers });
  const next = async (): Promise<PlannedRows | null> => {
    const { value: batch } = await batches.next();
    if (batch === undefined) return null;
    const usable = usablePolygons(batch, question);
    report.read(batch.featureCount, usable);
    return plan(usable);
  };
  let measuring = begun(await order.first(next));
  try {
    while (measuring !== null) {
      const following = await order.first(next);
      const rows = await measuring;
      measuring = begun(following);
      report.measured(rows);
      await order.first(async () => means.take(rows));
    }
  } catch (error) {
    guarded.stop(error);
    await measuring?.catch(() => undefined);
    throw error;
  }
  return report.finish(layers);
}

/** Rows that have been read and planned. */
interface PlannedRows {
  measure(): Promise<MeasuredRows>;
}

function begun(planned: PlannedRows | null): Promise<MeasuredRows> | null {
  if (planned === null) return null;
  const measuring = planned.measure();
  // Heard when it is awaited; until then something else may fail first.
  measuring.catch(() => undefined);
  return measuring;
}

/** A run that ends what still goes on once something has failed elsewhere. */
function stoppable(run: Run): Run & { stop(error: unknown): void } {
  let stopped: { readonly error: unknown } | null = null;
  return {
    step: (stage, done, total) => (stopped === null ? run.step(stage, done, total) : Promise.reject(stopped.error)),
    stop: (error) => {
      stopped = { error };
    },
  };
}

interface Measurement {
  readonly run: Run;
  readonly order: Precedence;
  /** Opened with the first portion. */
  readonly layers: ZonalLayer[];
}

/** Plans one portion after the other. */
function plannerOf(
  question: VectorMeasure,
  { inputs, helpers }: MeasureMeans,
  { run, order, layers }: Measurement,
): (usable: UsablePolygons) => Promise<PlannedRows> {
  const tasks = question.layers.map((layer) => taskOf(question, layer));
  const crew = helpers === undefined ? {} : { crew: helpers(tasks) };
  const { rule, memoryMiB } = question;
  const settings = { ...crew, ...(rule ? { rule } : {}), ...(memoryMiB ? { memoryMiB } : {}), spare: order.after };
  const open = taskOpener(inputs);
  return async ({ polygons, ids }) => {
    if (layers.length === 0) await run.step('parcels', 0, 1);
    for (const task of tasks.slice(layers.length)) layers.push(await open(task));
    const planned = await planMeasurement({ polygons, layers, ...settings }, run);
    return {
      measure: async () => {
        const outcomes = await planned.measure(run);
        const measured = outcomes.map((outcome) => {
          if ('error' in outcome) throw outcome.error;
          return outcome.columns;
        });
        return { ids, layers: measured };
      },
    };
  };
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
