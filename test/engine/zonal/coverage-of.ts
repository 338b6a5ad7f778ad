import type { Affine } from '../../../engine/layer/raster.ts';
import { cellFrameOf } from '../../../engine/zonal/cell-frame.ts';
import { loadCellRings } from '../../../engine/zonal/cell-rings.ts';
import { type CellWindow, coverageFractions, createCoverageWorkspace } from '../../../engine/zonal/coverage.ts';
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

const workspace = createCoverageWorkspace();

/** Coverage of every cell of a window (the whole grid unless told), row by row; one workspace serves all calls. */
export function coverageOf(feature: Feature, grid: TestGrid, window?: CellWindow): Float64Array {
  const whole = window ?? { column: 0, row: 0, columns: grid.width, rows: grid.height };
  loadCellRings(workspace.rings, polygonSet([feature]), 0, cellFrameOf({ ...grid, crs: null }, 'test'));
  return coverageFractions(workspace, whole).slice(0, whole.columns * whole.rows);
}

/** The same as rows. */
export function coverageRows(feature: Feature, grid: TestGrid): number[][] {
  const fractions = coverageOf(feature, grid);
  return Array.from({ length: grid.height }, (_, row) =>
    Array.from(fractions.subarray(row * grid.width, (row + 1) * grid.width)),
  );
}
