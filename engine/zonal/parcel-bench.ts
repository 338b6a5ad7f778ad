import type { PolygonSet } from '../geometry/polygon-set.ts';
import type { CellFrame } from './cell-frame.ts';
import { type CellPortion, type CellValues, reducePortion } from './cell-portion.ts';
import { loadCellRings } from './cell-rings.ts';
import { collectClasses } from './collect-classes.ts';
import { type CellWindow, type CoverageWorkspace, coverageFractions, createCoverageWorkspace } from './coverage.ts';
import { type CellPlacing, type CoverageRule, type CoveredCells, emptyCells, listCells } from './covered-cells.ts';
import { createMoments, type MomentTable, mergeMoments } from './moment-table.ts';
import { type ClassCollector, emptyCollector } from './value-classes.ts';
import type { MeasuredLayer } from './zonal-layer.ts';
import { BAND_CELLS } from './zonal-plan.ts';

/**
 * Cells of the largest window that is reduced in one go. Larger ones are reduced row by row and merged, so the result
 * follows from the window alone and not from how the file is blocked.
 */
export const WHOLE_CELLS = 1 << 16;

/** The tools of one thread to measure parcels of one stack with, one after the other. */
export interface ParcelBench {
  readonly polygons: PolygonSet;
  readonly frame: CellFrame;
  readonly workspace: CoverageWorkspace;
  readonly cells: CoveredCells;
  readonly portion: CellPortion;
  readonly placing: CellPlacing;
  readonly window: CellWindow;
}

/** One layer's values and what has been found of its parcels, a slot each. */
export interface LayerSlots {
  readonly layer: MeasuredLayer;
  /** Turn what is found into values: 1 and 0 where the samples were scaled when they were read. */
  readonly scale: number;
  readonly offset: number;
  /** `null` while the layer's blocks could not be read. */
  values: CellValues | null;
  weights: CellValues | null;
  readonly moments: MomentTable;
  /** Moments under the weights of a second raster; `null` when no statistic asks for them. */
  readonly weighted: MomentTable | null;
  /** Distinct values of the parcel in work; `null` when no statistic asks for them. */
  readonly classes: ClassCollector | null;
}

/** How much of a parcel the measured cells make up. */
export interface ParcelReach {
  covered: number;
  coveredWeight: number;
}

/** A bench for polygons in the CRS of the grid; `rowAreas` as `rowAreasOf` gives them. */
export function parcelBench(
  polygons: PolygonSet,
  frame: CellFrame,
  rowAreas: Float64Array | null,
  rule: CoverageRule,
): ParcelBench {
  const cells = emptyCells(rowAreas === null);
  return {
    polygons,
    frame,
    workspace: createCoverageWorkspace(),
    cells,
    portion: { cells, values: new Float64Array(0), weights: null },
    placing: { first: 0, stride: 0, rule, rowAreas },
    window: { column: 0, row: 0, columns: 0, rows: 0 },
  };
}

/** Room for `slots` parcels of one layer. */
export function layerSlots(layer: MeasuredLayer, slots: number): LayerSlots {
  const { statistics, fractions } = layer;
  const isScaled = layer.weights !== null;
  return {
    layer,
    scale: isScaled ? 1 : layer.values.scale,
    offset: isScaled ? 0 : layer.values.offset,
    values: null,
    weights: null,
    moments: createMoments(slots),
    weighted: statistics.some((each) => each.weighted && each.needs === 'moments') ? createMoments(slots) : null,
    classes: fractions || statistics.some((each) => each.needs === 'classes') ? emptyCollector() : null,
  };
}

/** Loads the rings of a parcel and its planned window; whatever is added next belongs to it. */
export function loadParcel(bench: ParcelBench, parcel: number, windows: Int32Array): void {
  loadCellRings(bench.workspace.rings, bench.polygons, parcel, bench.frame);
  bench.window.column = windows[4 * parcel] as number;
  bench.window.row = windows[4 * parcel + 1] as number;
  bench.window.columns = windows[4 * parcel + 2] as number;
  bench.window.rows = windows[4 * parcel + 3] as number;
}

/** Measures the loaded parcel's whole window at once into a slot that holds nothing yet. */
export function measureWindow(
  bench: ParcelBench,
  layers: readonly LayerSlots[],
  slot: number,
  reach: ParcelReach,
): void {
  const { workspace, window, placing, cells, portion } = bench;
  listCells({ fractions: coverageFractions(workspace, window), from: 0 }, window, placing, cells);
  reach.covered = cells.covered;
  reach.coveredWeight = cells.coveredWeight;
  for (let k = 0; k < layers.length; k++) {
    const layer = layers[k] as LayerSlots;
    if (layer.values === null) continue;
    portion.values = layer.values;
    portion.weights = null;
    reducePortion(portion, layer.moments, slot);
    if (layer.classes !== null) collectClasses(portion, layer, layer.classes);
    if (layer.weighted === null) continue;
    portion.weights = layer.weights;
    reducePortion(portion, layer.weighted, slot);
  }
}

/** One row at a time; nothing outlives the call that fills it. */
const ROW = createMoments(1);

/** Adds rows of the loaded parcel's window, one after the other, to what its slot holds already. */
export function addRows(bench: ParcelBench, layers: readonly LayerSlots[], slot: number, reach: ParcelReach): void {
  const { workspace, window: extent, placing, cells } = bench;
  const past = extent.row + extent.rows;
  const bandRows = Math.max(1, Math.min(extent.rows, Math.floor(BAND_CELLS / extent.columns)));
  const firstPlace = placing.first;
  const top = extent.row;
  const row: CellWindow = { ...extent, rows: 1 };
  for (let start = top; start < past; start += bandRows) {
    const band = { ...extent, row: start, rows: Math.min(bandRows, past - start) };
    const fractions = coverageFractions(workspace, band);
    for (let r = 0; r < band.rows; r++) {
      row.row = start + r;
      placing.first = firstPlace + (start + r - top) * placing.stride;
      listCells({ fractions, from: r * extent.columns }, row, placing, cells);
      reach.covered += cells.covered;
      reach.coveredWeight += cells.coveredWeight;
      if (cells.length > 0) mergeRow(bench, layers, slot);
    }
  }
  placing.first = firstPlace;
}

function mergeRow({ portion }: ParcelBench, layers: readonly LayerSlots[], slot: number): void {
  for (const layer of layers) {
    if (layer.values === null) continue;
    portion.values = layer.values;
    portion.weights = null;
    reducePortion(portion, ROW, 0);
    mergeMoments(layer.moments, slot, ROW, 0);
    if (layer.classes !== null) collectClasses(portion, layer, layer.classes);
    if (layer.weighted === null) continue;
    portion.weights = layer.weights;
    reducePortion(portion, ROW, 0);
    mergeMoments(layer.weighted, slot, ROW, 0);
  }
}
