import type { BufferParameters } from './buffer-parameters.ts';

/** Corners that a join may need: a half circle of 1024 chords a quarter, and both ends. */
const MOST_CORNERS = 2050;

/** Border corners of the last join, x and y, from the end of one offset segment to the start of the next. */
export const joinCorners = new Float64Array(2 * MOST_CORNERS);

/** Where a join stands: the corner, the distance, and the two unit normals that point to the offset side. */
export interface Corner {
  x: number;
  y: number;
  nx0: number;
  ny0: number;
  nx1: number;
  ny1: number;
  distance: number;
}

/**
 * Draws the outside of a corner into `joinCorners` and returns how many corners it has, both ends included. An arc is cut
 * into equal chords, as many as the turn asks for when rounded (the rule of JTS and GEOS), their corners on the circle. A
 * mitre further out than the limit is cut square to the bisector at the limit.
 */
export function drawJoin(corner: Corner, turn: 1 | -1, { join, segments, mitreLimit }: BufferParameters): number {
  const { nx0, ny0, nx1, ny1 } = corner;
  const dot = nx0 * nx1 + ny0 * ny1;
  if (join === 'round') {
    if (dot > singleChordCosine(segments)) return drawArc(corner, 0, 1);
    const angle = Math.atan2(Math.abs(nx0 * ny1 - ny0 * nx1), dot);
    return drawArc(corner, turn * angle, Math.max(1, Math.floor((angle * segments) / (Math.PI / 2) + 0.5)));
  }
  place(0, corner, nx0, ny0);
  if (join === 'flat') {
    place(1, corner, nx1, ny1);
    return 2;
  }
  const ratio = Math.sqrt(2 / (1 + dot));
  if (ratio <= mitreLimit) {
    place(1, corner, (nx0 + nx1) / (1 + dot), (ny0 + ny1) / (1 + dot));
    place(2, corner, nx1, ny1);
    return 3;
  }
  // Half the turn: the offset segments run on by `reach` and meet the cut that stands `mitreLimit` distances out.
  const cosHalf = Math.sqrt(Math.max(0, 1 + dot) / 2);
  const sinHalf = Math.sqrt(Math.max(0, 1 - dot) / 2);
  const reach = (turn * Math.max(0, mitreLimit - cosHalf)) / sinHalf;
  place(1, corner, nx0 - reach * ny0, ny0 + reach * nx0);
  place(2, corner, nx1 + reach * ny1, ny1 - reach * nx1);
  place(3, corner, nx1, ny1);
  return 4;
}

let cosineFor = 0;
let cosine = 1;

/** Turns whose cosine is above this are one chord: less than one and a half steps. */
function singleChordCosine(segments: number): number {
  if (cosineFor !== segments) {
    cosineFor = segments;
    cosine = Math.cos((1.4999 * Math.PI) / (2 * segments));
  }
  return cosine;
}

/** An arc of `chords` equal chords from the first normal on; both ends lie exactly on the normals. */
export function drawArc(corner: Corner, angle: number, chords: number): number {
  const { nx0, ny0, nx1, ny1 } = corner;
  place(0, corner, nx0, ny0);
  for (let k = 1; k < chords; k++) {
    const c = Math.cos((angle * k) / chords);
    const s = Math.sin((angle * k) / chords);
    place(k, corner, nx0 * c - ny0 * s, nx0 * s + ny0 * c);
  }
  place(chords, corner, nx1, ny1);
  return chords + 1;
}

function place(k: number, { x, y, distance }: Corner, nx: number, ny: number): void {
  joinCorners[2 * k] = x + distance * nx;
  joinCorners[2 * k + 1] = y + distance * ny;
}
