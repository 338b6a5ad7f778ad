/** How map coordinates become cell coordinates of the grid; see `CellFrame` of the engine. */

export let width: f64 = 0;
export let height: f64 = 0;
export let originX: f64 = 0;
export let originY: f64 = 0;
export let p: f64 = 0;
export let q: f64 = 0;
export let r: f64 = 0;
export let s: f64 = 0;
export let determinant: f64 = 1;
export let straight: bool = true;
export let columnScale: f64 = 0;
export let rowScale: f64 = 0;
export let snap: f64 = 0;

/** f64 by grid row: true area of a cell, m²; 0 on planar grids. */
export let rowAreas: usize = 0;
/** Cells covered by less than this share are left out. */
export let minimum: f64 = 0;
/** Whether every cell that counts at all counts as wholly covered. */
export let whole: bool = false;

/** Sets size and affine of the grid. */
export function setGrid(
  gridWidth: f64,
  gridHeight: f64,
  x: f64,
  y: f64,
  affineP: f64,
  affineQ: f64,
  affineR: f64,
  affineS: f64,
  affineDeterminant: f64,
): void {
  width = gridWidth;
  height = gridHeight;
  originX = x;
  originY = y;
  p = affineP;
  q = affineQ;
  r = affineR;
  s = affineS;
  determinant = affineDeterminant;
}

/** Sets the scales of a grid whose rows and columns run along the axes of the map, and how near to a border lies on it. */
export function setScales(isStraight: bool, scaleX: f64, scaleY: f64, snapAt: f64): void {
  straight = isStraight;
  columnScale = scaleX;
  rowScale = scaleY;
  snap = snapAt;
}

/** Sets what a covered cell counts. */
export function setRule(areasAt: usize, least: f64, counted: bool): void {
  rowAreas = areasAt;
  minimum = least;
  whole = counted;
}
