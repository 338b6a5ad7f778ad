import type { Affine } from '../../../engine/layer/raster.ts';
import { cellFrameOf } from '../../../engine/zonal/cell-frame.ts';
import type { CellWindow } from '../../../engine/zonal/cell-window.ts';
import { EXACT_COVERAGE } from '../../../engine/zonal/coverage-rule.ts';
import { kernelCode, openKernel } from '../../../engine/zonal/kernel.ts';
import { coverWindow, setFrame } from '../../../engine/zonal/kernel-cells.ts';
import { loadPortion } from '../../../engine/zonal/kernel-portion.ts';
import { type Feature, polygonSet } from './polygon-rings.ts';

export interface TestGrid {
  readonly transform: Affine;
  readonly width: number;
  readonly height: number;
}

/** A grid of unit cells with its upper left corner at (0, `height`), rows running south. */
export function unitGrid(width: number, height: number): TestGrid {
  return { transform: [1, 0, 0, 0, -1, height], width, height };
}

const kernel = openKernel(kernelCode());

/** Coverage of every cell of a window (the whole grid unless told), row by row; one kernel serves all calls. */
export function coverageOf(feature: Feature, grid: TestGrid, window?: CellWindow): Float64Array {
  const whole = window ?? { column: 0, row: 0, columns: grid.width, rows: grid.height };
  setFrame(kernel, cellFrameOf({ ...grid, crs: null }, 'test'), null, EXACT_COVERAGE);
  loadPortion(kernel, polygonSet([feature]), { rows: Uint32Array.of(0), from: 0, past: 1 }, null);
  kernel.calls.loadRings(0);
  return coverWindow(kernel, whole).slice();
}

/** The same as rows. */
export function coverageRows(feature: Feature, grid: TestGrid): number[][] {
  const fractions = coverageOf(feature, grid);
  return Array.from({ length: grid.height }, (_, row) =>
    Array.from(fractions.subarray(row * grid.width, (row + 1) * grid.width)),
  );
}
