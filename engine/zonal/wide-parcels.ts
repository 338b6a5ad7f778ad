import type { CellWindow } from './cell-window.ts';
import type { WidePart } from './chunk-result.ts';
import { type LargeParcel, largeParcel } from './large-parcel.ts';
import { type ParcelBench, WHOLE_CELLS } from './parcel-bench.ts';
import type { StackJob } from './stack-job.ts';
import { addPart, emptyStretch, type Stretch } from './stretch.ts';
import { type TakeFigures, type WholeParcels, wholeParcels } from './whole-parcels.ts';
import type { MeasuredLayer } from './zonal-layer.ts';
import { windowOf } from './zonal-plan.ts';

/**
 * Parcels across chunks. Their values are kept until a stretch is complete, the whole window or one row of chunks of a
 * large one, and are then added up in row-major order, so that neither the blocks nor the order in which chunks come
 * change a bit.
 */
export interface WideParcels {
  add(part: WidePart): void;
  /** Measures what still waits, and the parcels that cover no cell. */
  finish(): void;
}

interface OpenParcel {
  /** In the order of rows; those already added up are dropped. */
  readonly stretches: Stretch[];
  /** `null` for one that is measured in one go. */
  readonly large: LargeParcel | null;
}

/** What the desk for wide parcels works with. */
interface Stand {
  readonly job: StackJob;
  readonly layers: readonly MeasuredLayer[];
  readonly bench: ParcelBench;
  readonly whole: WholeParcels;
  readonly take: TakeFigures;
}

/** Opens the desk for the wide parcels of a job. */
export function wideParcels(
  job: StackJob,
  layers: readonly MeasuredLayer[],
  bench: ParcelBench,
  take: TakeFigures,
): WideParcels {
  const open = new Map<number, OpenParcel>();
  const chunksOf = chunksByParcel(job);
  const stand: Stand = { job, layers, bench, whole: wholeParcels(bench, layers, job.plan.windows, take), take };
  return {
    add(part) {
      const { parcel } = part;
      const state = open.get(parcel) ?? openParcel(stand, parcel, chunksOf.get(parcel) ?? []);
      open.set(parcel, state);
      const stretch = state.stretches.find(
        ({ window }) => part.window.row >= window.row && part.window.row < window.row + window.rows,
      );
      if (stretch === undefined) throw new Error(`parcel ${parcel} has no stretch at row ${part.window.row}`);
      addPart(stretch, part);
      addReady(state, parcel, stand);
      if (state.stretches.length === 0) open.delete(parcel);
    },
    finish() {
      stand.whole.flush();
      for (const parcel of job.plan.bare) {
        take(Uint32Array.of(parcel), largeParcel(bench, layers, parcel).finish());
      }
    },
  };
}

/** The chunks that each wide parcel waits for. */
function chunksByParcel({ plan }: StackJob): Map<number, number[]> {
  const chunks = new Map<number, number[]>();
  for (let chunk = 0; chunk + 1 < plan.wide.starts.length; chunk++) {
    for (let i = plan.wide.starts[chunk] as number; i < (plan.wide.starts[chunk + 1] as number); i++) {
      const parcel = plan.wide.rows[i] as number;
      const known = chunks.get(parcel);
      if (known === undefined) chunks.set(parcel, [chunk]);
      else known.push(chunk);
    }
  }
  return chunks;
}

function openParcel({ job, layers, bench }: Stand, parcel: number, chunks: readonly number[]): OpenParcel {
  const { plan } = job;
  const window: CellWindow = { column: 0, row: 0, columns: 0, rows: 0 };
  windowOf(plan.windows, parcel, window);
  if (window.columns * window.rows <= WHOLE_CELLS) {
    return { stretches: [emptyStretch(window, chunks.length)], large: null };
  }
  const { blockHeight, downBlocks, chunkColumns } = plan.chunking;
  const height = blockHeight * downBlocks;
  const stripes = [...new Set(chunks.map((chunk) => Math.floor(chunk / chunkColumns)))];
  const stretches = stripes.map((stripe): Stretch => {
    const top = Math.max(window.row, stripe * height);
    const bottom = Math.min(window.row + window.rows, (stripe + 1) * height);
    const waiting = chunks.filter((chunk) => Math.floor(chunk / chunkColumns) === stripe).length;
    return emptyStretch({ ...window, row: top, rows: bottom - top }, waiting);
  });
  return { stretches, large: largeParcel(bench, layers, parcel) };
}

/** Adds up the complete stretches at the front. */
function addReady({ stretches, large }: OpenParcel, parcel: number, { whole, take }: Stand): void {
  for (let next = stretches[0]; next?.waiting === 0; next = stretches[0]) {
    if (large === null) whole.add(parcel, next);
    else large.add(next);
    stretches.shift();
  }
  if (large !== null && stretches.length === 0) take(Uint32Array.of(parcel), large.finish());
}
