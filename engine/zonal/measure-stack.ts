import { polygonCount } from '../geometry/polygon-set.ts';
import type { Run } from '../run/run.ts';
import { countBlocks } from './chunk-blocks.ts';
import { chunkMeasurer } from './chunk-measurer.ts';
import type { ChunkResult } from './chunk-result.ts';
import { chunkExtent } from './chunking.ts';
import { parcelBench } from './parcel-bench.ts';
import type { ChunkMeasurer, StackJob, ZonalCrew } from './stack-job.ts';
import type { TakeFigures } from './whole-parcels.ts';
import { wideParcels } from './wide-parcels.ts';
import { buildZonalColumns, writeParcels, type ZonalColumnBuilder } from './zonal-columns.ts';
import type { MeasuredLayer } from './zonal-layer.ts';

/** What measuring a stack gave, by the place of each layer in it. */
export interface MeasuredStack {
  readonly builders: readonly ZonalColumnBuilder[];
  /** Why a layer could not be measured; of several reasons the one of the first chunk. */
  readonly failures: ReadonlyMap<number, unknown>;
  /** Parcels of which no part lies on the raster. */
  readonly outside: number;
}

/** Who measures, how many chunks may be in work at once, and how progress is told. */
export interface StackRun {
  readonly crew: ZonalCrew;
  readonly atOnce: number;
  /** Settles when the calling thread may take a chunk itself. */
  readonly spare: () => Promise<void>;
  /** Told how many blocks have been measured so far; rejects to cancel. */
  readonly pause: (blocks: number) => ReturnType<Run['step']>;
}

/**
 * Measures all chunks of a stack, each by whichever thread is free. Results are put in place by the plan and parcels
 * across chunks are added up here, so that the number of threads changes no bit.
 */
export async function measureStack(
  job: StackJob,
  layers: readonly MeasuredLayer[],
  { crew, atOnce, pause, spare }: StackRun,
): Promise<MeasuredStack> {
  const desk = resultDesk(job, layers);
  const own = chunkMeasurer(job, layers);
  const helpers = atOnce > 1 ? await crew.join(job) : [];
  const waiting = chunksOf(job);
  let blocks = 0;
  let stopped: { readonly error: unknown } | null = null;
  const work = async (measurer: ChunkMeasurer): Promise<void> => {
    while (stopped === null) {
      if (measurer === own) await spare();
      const chunk = waiting.shift();
      if (chunk === undefined) return;
      const result = await measurer.measure(chunk, () => pause(blocks));
      if (stopped !== null) return;
      desk.take(result);
      blocks += countBlocks(job.plan, chunkExtent(job.plan.chunking, job.grid, chunk));
      await pause(blocks);
    }
  };
  const lanes = [own, ...helpers.flatMap((helper) => Array.from({ length: helper.depth }, () => helper))];
  try {
    await Promise.all(
      lanes.slice(0, atOnce).map((lane) =>
        work(lane).catch((error: unknown) => {
          stopped ??= { error };
          // Helpers hear of it at once; what they still give is not taken.
          for (const helper of helpers) helper.close();
          throw error;
        }),
      ),
    );
  } finally {
    for (const helper of helpers) helper.close();
  }
  return desk.finish();
}

/** Chunks with anything to do, in the order of the raster. */
function chunksOf({ plan }: StackJob): number[] {
  const { narrow, wide, chunking } = plan;
  const chunks: number[] = [];
  for (let chunk = 0; chunk < chunking.chunkColumns * chunking.chunkRows; chunk++) {
    const idle = narrow.starts[chunk] === narrow.starts[chunk + 1] && wide.starts[chunk] === wide.starts[chunk + 1];
    if (!idle) chunks.push(chunk);
  }
  return chunks;
}

interface ResultDesk {
  take(result: ChunkResult): void;
  finish(): MeasuredStack;
}

function resultDesk(job: StackJob, layers: readonly MeasuredLayer[]): ResultDesk {
  const { plan, polygons } = job;
  const name = layers[0]?.values.raster.name ?? '';
  const bench = parcelBench(job, name);
  const parcels = polygonCount(polygons);
  const builders = layers.map((layer) => buildZonalColumns(layer, parcels, plan.inside === parcels));
  const failures = new Map<number, { readonly chunk: number; readonly error: unknown }>();
  const fail = (place: number, chunk: number, error: unknown): void => {
    const known = failures.get(place);
    if (known === undefined || chunk < known.chunk) failures.set(place, { chunk, error });
  };
  let outside = plan.windows.length / 4 - plan.inside;
  const take: TakeFigures = (rows, result) => {
    writeParcels(builders, rows, result);
    outside += result.outside;
  };
  const wide = wideParcels(job, layers, bench, take);
  return {
    take(result) {
      const { chunk } = result;
      for (const { place, error } of result.failures) fail(place, chunk, error);
      take(plan.narrow.rows.subarray(plan.narrow.starts[chunk], plan.narrow.starts[chunk + 1]), result);
      for (const part of result.parts) wide.add(part);
    },
    finish() {
      wide.finish();
      return { builders, failures: new Map([...failures].map(([place, { error }]) => [place, error])), outside };
    },
  };
}
