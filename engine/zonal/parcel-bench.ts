import type { PolygonSet } from '../geometry/polygon-set.ts';
import { cellFrameOf } from './cell-frame.ts';
import type { CellWindow } from './cell-window.ts';
import { collectClasses } from './collect-classes.ts';
import { type Kernel, openKernel } from './kernel.ts';
import { reserveCells, setFrame } from './kernel-cells.ts';
import { type LayerSlots, tableAt } from './layer-slots.ts';
import { copyMoments, type MomentTable, mergeMoments, noMoments } from './moment-table.ts';
import { rowAreasOf } from './row-areas.ts';
import type { StackJob } from './stack-job.ts';

/**
 * Cells of the largest window that is reduced in one go. Larger ones are reduced row by row and merged, so the result
 * follows from the window alone and not from how the file is blocked.
 */
export const WHOLE_CELLS = 1 << 16;

/** The tools of one thread to measure parcels of one stack with, one after the other. */
export interface ParcelBench {
  readonly polygons: PolygonSet;
  readonly kernel: Kernel;
  /** Whether all cells of the grid weigh the same. */
  readonly planar: boolean;
}

/** Samples that stand in the kernel, and what is to be reduced of them. */
export interface SampleSheet {
  readonly layers: readonly LayerSlots[];
  /** Groups of layers, as `placeLayers` counts them. */
  readonly groups: number;
  /** Parcels that the tables have room for. */
  readonly slots: number;
  /** The cells that the samples belong to, row by row; without meaning where each parcel has samples of its own. */
  readonly extent: CellWindow;
}

/** A bench for a job; `name` is the raster's for messages. */
export function parcelBench({ polygons, grid, rule, kernel: code }: StackJob, name: string): ParcelBench {
  const kernel = openKernel(code);
  const rowAreas = rowAreasOf(grid, name);
  setFrame(kernel, cellFrameOf(grid, name), rowAreas, rule);
  return { polygons, kernel, planar: rowAreas === null };
}

/**
 * Measures parcels `from … past` of the loaded portion, none of them over more than `WHOLE_CELLS` cells, into slots
 * from `slot` on. Cells must have been reserved for the largest of them.
 */
export function measureWindows(
  { kernel }: ParcelBench,
  { groups }: SampleSheet,
  { from, past, slot }: { readonly from: number; readonly past: number; readonly slot: number },
): void {
  kernel.calls.measure(from, past, slot, groups);
}

/** Adds the cells just listed to the distinct values of the layers that are asked for them. */
export function collectListed(bench: ParcelBench, layers: readonly LayerSlots[]): void {
  for (const layer of layers) if (layer.classes !== null) collectClasses(bench, layer, layer.classes);
}

/** What the rows of a large parcel add up to, layer by layer. */
export interface RowSums {
  readonly moments: readonly MomentTable[];
  /** `null` for a layer without weights. */
  readonly weighted: readonly (MomentTable | null)[];
  covered: number;
  coveredWeight: number;
}

/** Sums of no rows. */
export function noRows(layers: readonly LayerSlots[]): RowSums {
  return {
    moments: layers.map(noMoments),
    weighted: layers.map(({ isWeighted }) => (isWeighted ? noMoments() : null)),
    covered: 0,
    coveredWeight: 0,
  };
}

/**
 * Adds rows of parcel `k` of the loaded portion, one after the other, to what its sums hold already. All cells of
 * `stretch` have samples on the sheet.
 */
export function addRows(
  bench: ParcelBench,
  sheet: SampleSheet,
  { k, stretch }: { readonly k: number; readonly stretch: CellWindow },
  sums: RowSums,
): void {
  const { kernel, planar } = bench;
  const { calls } = kernel;
  const { extent } = sheet;
  const past = stretch.row + stretch.rows;
  const bandRows = Math.min(stretch.rows, rowsAtOnce(stretch.columns));
  reserveCells(kernel, bandRows * stretch.columns, planar);
  calls.loadRings(k);
  const first = (stretch.row - extent.row) * extent.columns + stretch.column - extent.column;
  for (let row = stretch.row; row < past; row += bandRows) {
    const rows = Math.min(bandRows, past - row);
    calls.addRings(stretch.column, row, stretch.columns, rows);
    for (let r = 0; r < rows; r++) {
      calls.listRow(r, row, stretch.columns, first + (row + r - stretch.row) * extent.columns);
      sums.covered += calls.listCovered();
      sums.coveredWeight += calls.listCoveredWeight();
      if (calls.listLength() > 0) mergeRow(bench, sheet, sums);
    }
  }
}

/** Rows of a wide window whose coverage is computed at once. */
export function rowsAtOnce(columns: number): number {
  return Math.max(1, Math.floor(WHOLE_CELLS / columns));
}

function mergeRow(bench: ParcelBench, { layers, groups, slots }: SampleSheet, sums: RowSums): void {
  const { kernel } = bench;
  // The passing slot is the one behind the last parcel's.
  kernel.calls.reduceList(groups, slots);
  for (const [place, layer] of layers.entries()) {
    if (layer.samples === null) continue;
    mergeMoments(sums.moments[place] as MomentTable, 0, tableAt(kernel, layer.table, slots), slots);
    const weighted = sums.weighted[place] ?? null;
    if (weighted !== null) mergeMoments(weighted, 0, tableAt(kernel, layer.weightedTable, slots), slots);
  }
  collectListed(bench, layers);
}

/** Writes the sums of parcel `k` of the loaded portion into its slot, as if it had been measured in one go. */
export function writeSums(
  { kernel }: ParcelBench,
  { layers, slots }: Pick<SampleSheet, 'layers' | 'slots'>,
  { k, slot }: { readonly k: number; readonly slot: number },
  sums: RowSums,
): void {
  for (const [place, layer] of layers.entries()) {
    copyMoments(tableAt(kernel, layer.table, slots), slot, sums.moments[place] as MomentTable, 0);
    const weighted = sums.weighted[place] ?? null;
    if (weighted !== null) copyMoments(tableAt(kernel, layer.weightedTable, slots), slot, weighted, 0);
  }
  kernel.calls.loadRings(k);
  kernel.calls.writeReach(k, sums.covered, sums.coveredWeight);
}
