import type { PolygonSet } from '../geometry/polygon-set.ts';
import type { Grid } from '../layer/raster.ts';
import type { Pause } from '../run/run.ts';
import type { ChunkResult } from './chunk-result.ts';
import type { CoverageRule } from './coverage-rule.ts';
import type { ZonalPlan } from './zonal-plan.ts';

/** Everything a thread needs to measure chunks of one stack, besides its rasters: plain data that crosses threads. */
export interface StackJob {
  /** Numbers of the layers in the question. */
  readonly layers: readonly number[];
  readonly grid: Grid;
  /** In the CRS of the grid. */
  readonly polygons: PolygonSet;
  readonly plan: ZonalPlan;
  readonly rule: CoverageRule;
  /** The code of the measuring kernel. */
  readonly kernel: WebAssembly.Module;
}

/** Measures chunks of one stack, one thread's worth. */
export interface ChunkMeasurer {
  /** Chunks it likes to have waiting, so that it never idles while results travel. */
  readonly depth: number;
  measure(chunk: number, pause: Pause): Promise<ChunkResult>;
  /** Frees what it holds. */
  close(): void;
}

/** Threads that help with a stack beside the calling one; the result is the same to the last bit without any. */
export interface ZonalCrew {
  join(job: StackJob): Promise<readonly ChunkMeasurer[]>;
}

/** No help. */
export const NO_CREW: ZonalCrew = { join: () => Promise.resolve([]) };
