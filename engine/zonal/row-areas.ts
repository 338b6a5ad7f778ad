import { isGeographic } from '../geometry/projection.ts';
import type { Grid } from '../layer/raster.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';

/** GRS80, the ellipsoid of CGCS2000; WGS 84 differs from it by 1e-10. */
const SEMI_MAJOR = 6378137;
const FLATTENING = 1 / 298.257222101;
const ECCENTRICITY_2 = FLATTENING * (2 - FLATTENING);
const DEGREE = Math.PI / 180;

/** Three-point Gauss-Legendre nodes and weights: exact to float64 for cells up to a degree and beyond. */
const NODES = [-Math.sqrt(0.6), 0, Math.sqrt(0.6)];
const WEIGHTS = [5 / 9, 8 / 9, 5 / 9];

/**
 * True area in m² of a cell of each row of a geographic grid: ∫ M·N·cos φ dφ dλ on the ellipsoid; `null` on planar
 * grids, where all cells weigh the same. Throws `PlanningError` of kind `input`, code `rotated-geographic-grid`, when
 * cells of one row lie at different latitudes.
 */
export function rowAreasOf(grid: Grid, name: string): Float64Array | null {
  if (grid.crs === null || !isGeographic(grid.crs)) return null;
  const [a, b, , d, e, f] = grid.transform;
  if (Math.abs(d * grid.width) > 0.01 * Math.abs(e)) throw rotated(name, grid);
  const cellDegrees = Math.abs(a * e - b * d) / Math.abs(e);
  const areas = new Float64Array(grid.height);
  for (let row = 0; row < grid.height; row++) {
    areas[row] = bandArea(latitude(f + e * row), latitude(f + e * (row + 1))) * cellDegrees * DEGREE;
  }
  return areas;
}

/** Grids may reach past the pole by half a cell; there is no ground there. */
function latitude(degrees: number): number {
  return Math.min(90, Math.max(-90, degrees)) * DEGREE;
}

/** Area between two latitudes per radian of longitude, m². */
function bandArea(from: number, to: number): number {
  const middle = (from + to) / 2;
  const half = Math.abs(to - from) / 2;
  let area = 0;
  for (let k = 0; k < 3; k++) {
    const phi = middle + half * (NODES[k] as number);
    const sine = Math.sin(phi);
    const root = 1 - ECCENTRICITY_2 * sine * sine;
    area += ((WEIGHTS[k] as number) * SEMI_MAJOR ** 2 * (1 - ECCENTRICITY_2) * Math.cos(phi)) / (root * root);
  }
  return area * half;
}

function rotated(name: string, grid: Grid): PlanningError {
  return new PlanningError('input', 'rotated-geographic-grid', {
    text: text(
      `栅格 ${name} 使用经纬度坐标系 ${grid.crs}，且栅格相对经纬线旋转（行方向纬度变化 ${grid.transform[3]}°/像元），同一行像元面积不同`,
      `Raster ${name} is in longitude and latitude (${grid.crs}) and rotated against them (${grid.transform[3]}° of latitude per column), so cells of one row differ in area`,
    ),
    remedy: text(
      '请先把它重投影为不旋转的格网（例如 gdalwarp -t_srs EPSG:4490）',
      'Warp it to an unrotated grid first (for instance gdalwarp -t_srs EPSG:4490)',
    ),
    at: { file: name },
  });
}
