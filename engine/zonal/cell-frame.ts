import type { Grid } from '../layer/raster.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';

/** How map coordinates become cell coordinates of one grid: column and row, `(0, 0)` the outer corner of the first cell. */
export interface CellFrame {
  readonly width: number;
  readonly height: number;
  /** Origin of the grid in map coordinates. */
  readonly x: number;
  readonly y: number;
  /** `column = (p·dx + q·dy) / determinant`, `row = (r·dx + s·dy) / determinant` for an offset from the origin. */
  readonly p: number;
  readonly q: number;
  readonly r: number;
  readonly s: number;
  readonly determinant: number;
  /** Whether rows and columns run along the axes of the map. */
  readonly straight: boolean;
  /** Columns per map unit east and rows per map unit north; used on straight grids only. */
  readonly columnScale: number;
  readonly rowScale: number;
  /** Cells; a coordinate nearer than this to a cell border cannot be told from it in float64 and lies on it. */
  readonly snap: number;
}

/**
 * The inverse of a grid's affine: north-up, south-up and rotated grids alike.
 * Throws `PlanningError` of kind `input`, code `degenerate-grid`, when cells have no area.
 */
export function cellFrameOf(grid: Grid, name: string): CellFrame {
  const [a, b, c, d, e, f] = grid.transform;
  const determinant = a * e - b * d;
  if (!(Math.abs(determinant) > 0) || !Number.isFinite(determinant + c + f)) throw degenerate(grid, name);
  const { width, height } = grid;
  const reachX = Math.max(Math.abs(c), Math.abs(c + a * width + b * height));
  const reachY = Math.max(Math.abs(f), Math.abs(f + d * width + e * height));
  const cell = Math.min(Math.hypot(a, d), Math.hypot(b, e));
  // Two roundings of a coordinate (the file's and ours) and two of the affine; capped where cells are absurdly small.
  const snap = Math.min((4 * Number.EPSILON * Math.max(reachX, reachY)) / cell, 1e-6);
  const straight = b === 0 && d === 0;
  const scales = { columnScale: straight ? 1 / a : 0, rowScale: straight ? 1 / e : 0 };
  return { width, height, x: c, y: f, p: e, q: -b, r: -d, s: a, determinant, straight, ...scales, snap };
}

function degenerate(grid: Grid, name: string): PlanningError {
  const found = `[${grid.transform.join(', ')}]`;
  return new PlanningError('input', 'degenerate-grid', {
    text: text(
      `栅格 ${name} 的仿射参数 ${found} 使像元面积为零或不是有限数，应为行列方向互不平行的六个有限数`,
      `Raster ${name} has the affine ${found}, whose cells have no area; expected six finite numbers with independent row and column directions`,
    ),
    remedy: text(
      '请用 GIS 软件重新导出该栅格并写入正确的地理变换（例如 gdal_translate -a_ullr）',
      'Export the raster again with a valid geotransform (for instance gdal_translate -a_ullr)',
    ),
    at: { file: name },
  });
}
