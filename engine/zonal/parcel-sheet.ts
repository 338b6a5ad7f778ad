import type { CellWindow } from './cell-window.ts';
import type { SheetResult } from './chunk-result.ts';
import { reserveCells } from './kernel-cells.ts';
import { loadPortion, type Placing, type Portion } from './kernel-portion.ts';
import { type LayerValues, placeLayers } from './kernel-samples.ts';
import { clearTable, type LayerSlots, layTables } from './layer-slots.ts';
import {
  addRows,
  collectListed,
  measureWindows,
  noRows,
  type ParcelBench,
  type SampleSheet,
  WHOLE_CELLS,
  writeSums,
} from './parcel-bench.ts';
import {
  fillFigures,
  type LayerFigures,
  type ParcelReaches,
  packedFigures,
  sparseShares,
  writeClasses,
} from './parcel-figures.ts';
import { windowOf } from './zonal-plan.ts';

/** What is to be measured at once. */
export interface SheetQuestion {
  /** The parcels, by their number in the set. */
  readonly rows: Uint32Array;
  /** Windows of all parcels of the set, as planned. */
  readonly windows: Int32Array;
  /** Samples layer by layer, `null` of one whose blocks could not be read. */
  readonly values: readonly (LayerValues | null)[];
  readonly cells: number;
  /** Where a parcel's window stands among the samples. */
  readonly placing: Placing;
  /** The cells of the samples, if they are those of one window; parcels row by row need that. */
  readonly extent: CellWindow;
}

/** Parcels whose samples stand in the kernel. */
export interface ParcelSheet {
  /** Measures a portion of the rows. */
  measure(portion: Portion): void;
  /** The figures, once all portions have been measured. */
  finish(): SheetResult;
}

/** Hands samples to the kernel; one sheet at a time. */
export function parcelSheet(bench: ParcelBench, slots: readonly LayerSlots[], question: SheetQuestion): ParcelSheet {
  const { rows, values, cells, extent } = question;
  const { kernel } = bench;
  layTables(kernel, slots, rows.length);
  const groups = placeLayers(kernel, slots, values, cells);
  for (const [place, own] of slots.entries()) if (values[place] === null) clearTable(kernel, own, rows.length);
  const { packed, figures } = packedFigures(slots, rows.length);
  const reaches = { coveredWeight: new Float64Array(rows.length), onRaster: new Float64Array(rows.length) };
  const sheet: SampleSheet = { layers: slots, groups, slots: rows.length, extent };
  const measuring: Measuring = { bench, sheet, figures, reaches, question };
  return {
    measure: (portion) => measurePortion(measuring, portion),
    finish() {
      for (const [place, own] of slots.entries()) fillFigures(kernel, own, figures[place] as LayerFigures, reaches);
      return {
        values: packed,
        outside: reaches.onRaster.reduce((count, share) => count + (share < 0 ? 1 : 0), 0),
        shares: figures.map(sparseShares),
      };
    },
  };
}

interface Measuring {
  readonly bench: ParcelBench;
  readonly sheet: SampleSheet;
  readonly figures: readonly LayerFigures[];
  readonly reaches: ParcelReaches;
  readonly question: SheetQuestion;
}

/** Measures parcels of ordinary size in one go, large ones row by row. */
function measurePortion(measuring: Measuring, portion: Portion): void {
  const { bench, sheet, reaches, question } = measuring;
  const { windows, placing } = question;
  const { rows, from, past } = portion;
  const { kernel } = bench;
  loadPortion(kernel, bench.polygons, portion, { windows, placing });
  let most = 0;
  for (let slot = from; slot < past; slot++) {
    const cells = cellsOf(windows, rows[slot] as number);
    if (cells > most && cells <= WHOLE_CELLS) most = cells;
  }
  reserveCells(kernel, most, bench.planar);
  const withClasses = sheet.layers.some(({ classes }) => classes !== null);
  for (let slot = from; slot < past; ) {
    let end = slot;
    while (end < past && cellsOf(windows, rows[end] as number) <= WHOLE_CELLS && !(withClasses && end > slot)) end++;
    if (end > slot) {
      measureWindows(bench, sheet, { from: slot - from, past: end - from, slot });
      if (withClasses) collectListed(bench, sheet.layers);
    } else {
      measureLarge(measuring, rows[slot] as number, { slot, k: slot - from });
      end = slot + 1;
    }
    if (withClasses) writeAllClasses(measuring, rows[slot] as number, slot);
    slot = end;
  }
  const at = kernel.room('reaches', 0) / 8;
  const { f64 } = kernel.views();
  for (let slot = from; slot < past; slot++) {
    reaches.coveredWeight[slot] = f64[at + 3 * (slot - from) + 1] as number;
    reaches.onRaster[slot] = f64[at + 3 * (slot - from) + 2] as number;
  }
}

function writeAllClasses({ sheet, figures }: Measuring, parcel: number, slot: number): void {
  for (const [place, layer] of sheet.layers.entries()) {
    writeClasses(layer, figures[place] as LayerFigures, slot, parcel);
  }
}

function cellsOf(windows: Int32Array, parcel: number): number {
  return (windows[4 * parcel + 2] as number) * (windows[4 * parcel + 3] as number);
}

function measureLarge(
  { bench, sheet, question }: Measuring,
  parcel: number,
  { slot, k }: { readonly slot: number; readonly k: number },
): void {
  const stretch: CellWindow = { column: 0, row: 0, columns: 0, rows: 0 };
  windowOf(question.windows, parcel, stretch);
  const sums = noRows(sheet.layers);
  addRows(bench, sheet, { k, stretch }, sums);
  writeSums(bench, sheet, { k, slot }, sums);
}
