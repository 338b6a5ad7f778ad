import { type PolygonSet, polygonCount } from '../geometry/polygon-set.ts';
import type { Pause, Run } from '../run/run.ts';
import type { NumberColumn } from '../table/table.ts';
import { cellFrameOf } from './cell-frame.ts';
import { checkLayer } from './check-layers.ts';
import { type Chunking, chunkBudget, chunksAtOnce, cutStack } from './chunking.ts';
import { type CoverageRule, EXACT_COVERAGE } from './coverage-rule.ts';
import { type GridStack, stackLayers } from './grid-stack.ts';
import { kernelCode } from './kernel.ts';
import { measureStack } from './measure-stack.ts';
import { polygonsInGrid } from './polygons-in-grid.ts';
import { rowAreasOf } from './row-areas.ts';
import { NO_CREW, type StackJob, type ZonalCrew } from './stack-job.ts';
import { finishColumns } from './zonal-columns.ts';
import { noOverlap } from './zonal-errors.ts';
import type { MeasuredLayer, ZonalLayer } from './zonal-layer.ts';
import { planZonal } from './zonal-plan.ts';

/** Raster bands to be measured over polygons. */
export interface ZonalQuestion {
  readonly polygons: PolygonSet;
  readonly layers: readonly ZonalLayer[];
  /** How coverage counts; exact fractions unless told. */
  readonly rule?: CoverageRule;
  /** Budget of the working set, MiB; 512 unless told. */
  readonly memoryMiB?: number;
  /** Threads that help; the calling one works alone when absent. */
  readonly crew?: ZonalCrew;
  /** Awaited before the calling thread takes a chunk itself: it may have work that goes before while others help. */
  readonly spare?: () => Promise<void>;
}

/** The measured columns of one layer and what was read for them. */
export interface ZonalColumns {
  /** `layer.statistic` …, `layer.frac_VALUE` …, and last `layer.support` (share of the parcel's area on valid cells). */
  readonly columns: NumberColumn[];
  readonly blocksRead: number;
  readonly blocksTotal: number;
  /** Parcels of which no part lies on the raster: support 0, count 0, everything else missing. */
  readonly outside: number;
}

/** What one layer gave, or why it gave nothing while the others went on. */
export type LayerOutcome = { readonly columns: ZonalColumns } | { readonly error: unknown };

const DEFAULT_MEMORY_MIB = 512;

/**
 * Exact zonal statistics of raster bands over polygons: each cell counts by the exact fraction of it a polygon covers,
 * on geographic grids times its true area (mean, variance, stdev, quantiles, mode, fractions, support; count and sum
 * keep plain fractions). Polygons are projected into the raster's CRS, once for all layers of one grid, and their
 * coverage is computed once; the raster is never resampled; only blocks in which a polygon covers a cell are read,
 * each once. The result does not depend on how the raster is blocked, on the order of polygons or on the number of
 * threads, to the last bit. Values are float64: integers beyond 2⁵³ lose their last digits.
 * The outcome of a layer may be a `PlanningError`: `raster-does-not-overlap`, `degenerate-grid`,
 * `rotated-geographic-grid`, `block-exceeds-memory`, `unknown-crs`, those of its reader (input), those of `checkLayer`.
 */
export async function measureZonal(question: ZonalQuestion, run: Run): Promise<LayerOutcome[]> {
  return (await planMeasurement(question, run)).measure(run);
}

/** A measurement that has been planned: nothing has been read of its rasters. */
export interface PlannedMeasurement {
  /** Gives what `measureZonal` gives; once only. */
  measure(run: Run): Promise<LayerOutcome[]>;
}

/** The first half of `measureZonal`, which needs no other thread. */
export async function planMeasurement(question: ZonalQuestion, run: Run): Promise<PlannedMeasurement> {
  const { memoryMiB = DEFAULT_MEMORY_MIB } = question;
  const outcomes: (LayerOutcome | undefined)[] = question.layers.map(() => undefined);
  const checked: { readonly index: number; readonly layer: MeasuredLayer }[] = [];
  for (const [index, asked] of question.layers.entries()) {
    await settle(outcomes, [index], () => checked.push({ index, layer: checkLayer(asked) }));
  }
  const layers = checked.map(({ layer }) => layer);
  const stacks = stackLayers(layers, chunkBudget(memoryMiB)).map((stack) => ({
    stack,
    own: stack.layers.map((place) => layers[place] as MeasuredLayer),
    indices: stack.layers.map((place) => (checked[place] as { index: number }).index),
  }));
  await run.step('zonal', 0, 1);
  const prepared: Prepared[] = [];
  for (const each of stacks) {
    await settle(outcomes, each.indices, async () => {
      prepared.push(await prepare(question, each, { memoryMiB, pause: () => run.step('zonal', 0, 1) }));
    });
    // A cancel that came while one stack was prepared is heard again here.
    await run.step('zonal', 0, 1);
  }
  return {
    async measure(measuring) {
      await measurePrepared(question, prepared, outcomes, measuring);
      return outcomes.map((outcome) => outcome ?? { error: new Error('a layer was not measured') });
    },
  };
}

/** Measures stack after stack and writes what becomes of their layers. */
async function measurePrepared(
  { crew = NO_CREW, spare = () => Promise.resolve() }: ZonalQuestion,
  prepared: readonly Prepared[],
  outcomes: (LayerOutcome | undefined)[],
  run: Run,
): Promise<void> {
  const total = prepared.reduce((sum, { job }) => sum + job.plan.blocksTouched, 0);
  let before = 0;
  for (const { job, own, atOnce } of prepared) {
    const pause = (blocks: number): Promise<void> => run.step('zonal', before + blocks, total);
    const measured = await measureStack(job, own, { crew, atOnce, pause, spare });
    before += job.plan.blocksTouched;
    for (const [place, index] of job.layers.entries()) {
      const error = measured.failures.get(place);
      outcomes[index] = error === undefined ? { columns: columnsOf(measured, place, job.plan) } : { error };
    }
  }
}

/** Runs a step for some layers; what it throws becomes their outcome. */
async function settle(
  outcomes: (LayerOutcome | undefined)[],
  indices: readonly number[],
  step: () => unknown,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    for (const index of indices) outcomes[index] = { error };
  }
}

interface Prepared {
  readonly job: StackJob;
  readonly own: readonly MeasuredLayer[];
  readonly atOnce: number;
}

interface NamedStack {
  readonly stack: GridStack;
  readonly own: readonly MeasuredLayer[];
  readonly indices: readonly number[];
}

async function prepare(
  question: ZonalQuestion,
  { stack, own, indices }: NamedStack,
  { memoryMiB, pause }: { readonly memoryMiB: number; readonly pause: Pause },
): Promise<Prepared> {
  const { polygons, rule = EXACT_COVERAGE } = question;
  const first = own[0] as MeasuredLayer;
  const { raster } = first.values;
  const frame = cellFrameOf(stack.grid, raster.name);
  // Thrown here, before anything is read.
  rowAreasOf(stack.grid, raster.name);
  const chunking = cutStack(stack, memoryMiB, raster.name);
  const placed = polygonsInGrid(polygons, stack.grid);
  const plan = await planZonal(placed, frame, chunking, pause);
  if (plan.inside === 0 && polygonCount(polygons) > 0) {
    throw noOverlap({ raster, layer: first.layer }, polygons, placed);
  }
  const job = { layers: indices, grid: stack.grid, polygons: placed, plan, rule, kernel: kernelCode() };
  return { job, own, atOnce: chunksAtOnce(stack, chunking, memoryMiB) };
}

function columnsOf(
  { builders, outside }: Awaited<ReturnType<typeof measureStack>>,
  place: number,
  { blocksTouched, chunking }: { readonly blocksTouched: number; readonly chunking: Chunking },
): ZonalColumns {
  const builder = builders[place];
  if (builder === undefined) throw new Error(`layer ${place} has no columns`);
  return {
    columns: finishColumns(builder),
    blocksRead: blocksTouched,
    blocksTotal: chunking.blockColumns * chunking.blockRows,
    outside,
  };
}

/** One raster band to be measured over polygons. */
export interface ZonalRequest extends ZonalLayer, Omit<ZonalQuestion, 'layers'> {}

/** Measures a single band; throws what `measureZonal` gives as the outcome of a layer. */
export async function zonalTable(request: ZonalRequest, run: Run): Promise<ZonalColumns> {
  const [outcome] = await measureZonal({ ...request, layers: [request] }, run);
  if (outcome === undefined || 'error' in outcome) throw outcome?.error;
  return outcome.columns;
}
