/** Where the host has laid each array, in bytes from the start of memory. */

/** Points of a portion of parcels: x, y, … in map units. */
export let coordinates: usize = 0;
/** u32 point numbers, one more than there are rings in the portion. */
export let ringStarts: usize = 0;
/** u8 by ring: 1 for a shell, 0 for a hole. */
export let ringKinds: usize = 0;
/** u32 ring numbers, one more than there are parcels in the portion. */
export let parcelRings: usize = 0;
/** i32 column, row, columns, rows by parcel: the window in which it is measured. */
export let windows: usize = 0;
/** i32 × 2 by parcel: number of its window's first cell among the samples, and of samples from row to row. */
export let places: usize = 0;
/** f64 × 3 by parcel: Σ fraction, Σ weight, the share of the parcel on the raster (−1 for none). */
export let reaches: usize = 0;

/** f64 column, row, … of one parcel. */
export let points: usize = 0;
/** f64 by ring of one parcel: what an edge towards higher rows adds to the cells on its right, −1, 0 or 1. */
export let signs: usize = 0;

/** f64 × 2 by cell of a window, zero between parcels: area right of the edges inside the cell, and their height, signed. */
export let edges: usize = 0;
/** i32 by covered cell: its number among the samples. */
export let position: usize = 0;
/** f64 by covered cell: coverage fraction. */
export let fraction: usize = 0;
/** f64 by covered cell: fraction times true area; the same place as `fraction` on planar grids. */
export let weight: usize = 0;

/** u32 × 8 by group of layers, see `measure`. */
export let groups: usize = 0;

/** Lays the arrays of a portion of parcels. */
export function layPortion(
  coordinatesAt: usize,
  ringStartsAt: usize,
  ringKindsAt: usize,
  parcelRingsAt: usize,
  windowsAt: usize,
  placesAt: usize,
  reachesAt: usize,
): void {
  coordinates = coordinatesAt;
  ringStarts = ringStartsAt;
  ringKinds = ringKindsAt;
  parcelRings = parcelRingsAt;
  windows = windowsAt;
  places = placesAt;
  reaches = reachesAt;
}

/** Lays the arrays that the rings of one parcel take. */
export function layRings(pointsAt: usize, signsAt: usize): void {
  points = pointsAt;
  signs = signsAt;
}

/** Lays the arrays that one window takes; `edges` is zero. */
export function layCells(edgesAt: usize, positionAt: usize, fractionAt: usize, weightAt: usize): void {
  edges = edgesAt;
  position = positionAt;
  fraction = fractionAt;
  weight = weightAt;
}

/** Lays the list of groups. */
export function layGroups(groupsAt: usize): void {
  groups = groupsAt;
}
