import type { PolygonSet } from '../geometry/polygon-set.ts';
import type { Run } from '../run/run.ts';
import type { BlockStream } from './block-stream.ts';
import type { CellFrame } from './cell-frame.ts';
import { loadCellRings } from './cell-rings.ts';
import { copyValues, type PlacedBlock, type SampleMeaning } from './cell-values.ts';
import { type CellWindow, type CoverageWorkspace, coverageFractions } from './coverage.ts';
import { addCells, clearSummary, emptySummary, type ParcelSummary, supportOf } from './parcel-summary.ts';
import { writeParcel, type ZonalColumnBuilder } from './zonal-columns.ts';
import { BAND_CELLS, windowOf, type ZonalPlan } from './zonal-plan.ts';

/** Everything one measurement of a raster band works with. */
export interface Measuring {
  /** In the CRS of the raster. */
  readonly polygons: PolygonSet;
  readonly frame: CellFrame;
  readonly workspace: CoverageWorkspace;
  readonly rowAreas: Float64Array | null;
  readonly builder: ZonalColumnBuilder;
  readonly meaning: SampleMeaning;
}

/** A parcel across chunks within one row of chunks: its window cut to that row, and the values of its cells. */
interface WidePart {
  readonly parcel: number;
  readonly window: CellWindow;
  readonly values: Float64Array;
  readonly isLast: boolean;
}

/** Parcels measured between two looks at the host, so that a cancel is heard in time. */
const PARCELS_A_STEP = 4096;

/**
 * Measures every parcel of the plan, chunk by chunk. Parcels within a chunk are finished in it; of parcels across
 * chunks the values are kept until the row of chunks is complete, so that each parcel's cells are added up in
 * row-major order whatever the blocks. Answers how many parcels lie outside the raster.
 */
export async function measureAll(
  measuring: Measuring,
  plan: ZonalPlan,
  stream: BlockStream,
  run: Run,
): Promise<number> {
  const { chunkColumns, chunkRows } = plan.chunking;
  const summaries = new Map<number, ParcelSummary>();
  const narrow = narrowMeasurer(measuring, plan);
  let outside = plan.windows.length / 4 - plan.inside;
  let done = 0;
  for (let stripe = 0; stripe < chunkRows; stripe++) {
    const parts = openParts(plan, stripe);
    for (let chunk = stripe * chunkColumns; chunk < (stripe + 1) * chunkColumns; chunk++) {
      const blocks = await stream.blocksOf(chunk);
      for (const part of parts) {
        for (const block of blocks) copyValues(block, part.window, part.values, measuring.meaning);
      }
      const past = plan.narrow.starts[chunk + 1] as number;
      for (let from = plan.narrow.starts[chunk] as number; from < past; from += PARCELS_A_STEP) {
        outside += narrow(plan.narrow.rows.subarray(from, Math.min(from + PARCELS_A_STEP, past)), blocks);
        await run.step('zonal', done, plan.blocksTouched);
      }
      done += blocks.length;
      if (blocks.length > 0) await run.step('zonal', done, plan.blocksTouched);
    }
    for (let from = 0; from < parts.length; from += PARCELS_A_STEP) {
      outside += closeParts(measuring, parts.slice(from, from + PARCELS_A_STEP), summaries);
      await run.step('zonal', done, plan.blocksTouched);
    }
  }
  return outside;
}

/** Measures parcels that lie within the blocks given; buffers are shared by all calls. */
function narrowMeasurer(
  measuring: Measuring,
  plan: ZonalPlan,
): (parcels: Uint32Array, blocks: readonly PlacedBlock[]) => number {
  const summary = emptySummary(measuring.builder.needsClasses);
  const window: CellWindow = { column: 0, row: 0, columns: 0, rows: 0 };
  let values = new Float64Array(1024);
  return (parcels, blocks) => {
    let outside = 0;
    for (const parcel of parcels) {
      windowOf(plan, parcel, window);
      loadCellRings(measuring.workspace.rings, measuring.polygons, parcel, measuring.frame);
      clearSummary(summary);
      const past = window.row + window.rows;
      const bandRows = bandRowsOf(window);
      for (; window.row < past; window.row += bandRows) {
        window.rows = Math.min(bandRows, past - window.row);
        if (values.length < window.columns * window.rows) values = new Float64Array(2 * window.columns * window.rows);
        for (const block of blocks) copyValues(block, window, values, measuring.meaning);
        addBand(measuring, summary, window, { values, firstValue: 0 });
      }
      outside += finishParcel(measuring, parcel, summary);
    }
    return outside;
  };
}

function bandRowsOf(window: CellWindow): number {
  return Math.max(1, Math.min(window.rows, Math.floor(BAND_CELLS / window.columns)));
}

interface BandValues {
  readonly values: Float64Array;
  readonly firstValue: number;
}

function addBand(
  measuring: Measuring,
  summary: ParcelSummary,
  band: CellWindow,
  { values, firstValue }: BandValues,
): void {
  addCells(summary, {
    columns: band.columns,
    rows: band.rows,
    fractions: coverageFractions(measuring.workspace, band),
    values,
    firstValue,
    rowAreas: measuring.rowAreas,
    firstRow: band.row,
  });
}

/** Writes a parcel's statistics; answers 1 when no part of it lies on the raster. The parcel's rings are loaded. */
function finishParcel(measuring: Measuring, parcel: number, summary: ParcelSummary): number {
  const { rings } = measuring.workspace;
  const { width, height } = measuring.frame;
  const within = rings.originColumn >= 0 && rings.originRow >= 0 && rings.endColumn <= width && rings.endRow <= height;
  if (!(summary.covered > 0) && !within) return 1;
  writeParcel(measuring.builder, parcel, summary, supportOf(summary, rings.area, within));
  return 0;
}

function openParts(plan: ZonalPlan, stripe: number): WidePart[] {
  const { blockHeight, downBlocks } = plan.chunking;
  const top = stripe * blockHeight * downBlocks;
  const bottom = top + blockHeight * downBlocks;
  const from = plan.wide.starts[stripe] as number;
  const past = plan.wide.starts[stripe + 1] as number;
  return Array.from(plan.wide.rows.subarray(from, past), (parcel) => {
    const window: CellWindow = { column: 0, row: 0, columns: 0, rows: 0 };
    windowOf(plan, parcel, window);
    const end = window.row + window.rows;
    window.row = Math.max(window.row, top);
    window.rows = Math.min(end, bottom) - window.row;
    return { parcel, window, values: new Float64Array(window.columns * window.rows), isLast: end <= bottom };
  });
}

/** Adds up the parts of a finished row of chunks; answers how many of the parcels that end here lie outside. */
function closeParts(measuring: Measuring, parts: readonly WidePart[], summaries: Map<number, ParcelSummary>): number {
  let outside = 0;
  for (const { parcel, window, values, isLast } of parts) {
    const summary = summaries.get(parcel) ?? emptySummary(measuring.builder.needsClasses);
    loadCellRings(measuring.workspace.rings, measuring.polygons, parcel, measuring.frame);
    const top = window.row;
    const bandRows = bandRowsOf(window);
    const band: CellWindow = { ...window };
    for (let row = top; row < top + window.rows; row += bandRows) {
      band.row = row;
      band.rows = Math.min(bandRows, top + window.rows - row);
      addBand(measuring, summary, band, { values, firstValue: (row - top) * window.columns });
    }
    if (isLast) {
      summaries.delete(parcel);
      outside += finishParcel(measuring, parcel, summary);
    } else {
      summaries.set(parcel, summary);
    }
  }
  return outside;
}
