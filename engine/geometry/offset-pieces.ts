/**
 * What a buffer is made of, as flat arrays in a local frame of metres: *edges*, each a straight piece that may lie on the
 * border of the result with the result on its left, and *covers*, convex polygons (the strip beside a segment, the fan at a
 * corner) whose interior no border enters. Together the covers are exactly the land between the source and the border.
 */
export interface OffsetPieces {
  /** ax, ay, bx, by of every edge. */
  edges: Float64Array;
  /** x, y of the source corner at the end of every edge. */
  anchors: Float64Array;
  edgeCount: number;
  /** First edge of every closed curve, one more than there are curves. */
  readonly curves: number[];
  /** nx, ny, c of every half-plane; inside is nx·x + ny·y < c with a normal of length 1. */
  planes: Float64Array;
  /** The edge that lies on the half-plane's border, -1 when more of the result lies beyond it. */
  planeEdge: Int32Array;
  planeCount: number;
  /** First half-plane of every cover, one more than there are covers. */
  coverPlanes: Int32Array;
  /** minX, minY, maxX, maxY of every cover. */
  boxes: Float64Array;
  coverCount: number;
}

/** Room for nothing yet. */
export function offsetPieces(): OffsetPieces {
  return {
    edges: new Float64Array(1024),
    anchors: new Float64Array(512),
    edgeCount: 0,
    curves: [0],
    planes: new Float64Array(4096),
    planeEdge: new Int32Array(2048),
    planeCount: 0,
    coverPlanes: new Int32Array(1024),
    boxes: new Float64Array(4096),
    coverCount: 0,
  };
}

/** Forgets everything and keeps the room. */
export function clearPieces(pieces: OffsetPieces): void {
  pieces.edgeCount = 0;
  pieces.planeCount = 0;
  pieces.coverCount = 0;
  pieces.curves.length = 1;
}

function makeRoomForEdge(pieces: OffsetPieces): void {
  if (4 * pieces.edgeCount + 4 <= pieces.edges.length) return;
  pieces.edges = grown(pieces.edges, 4 * pieces.edgeCount + 4);
  pieces.anchors = grown(pieces.anchors, pieces.edges.length / 2);
}

/** Room for one cover more, of that many half-planes. */
function makeRoomForCover(pieces: OffsetPieces, planes: number): void {
  if (3 * (pieces.planeCount + planes) > pieces.planes.length) {
    pieces.planes = grown(pieces.planes, 3 * (pieces.planeCount + planes));
    pieces.planeEdge = grownWhole(pieces.planeEdge, Math.ceil(pieces.planes.length / 3));
  }
  if (4 * pieces.coverCount + 8 > pieces.boxes.length) {
    pieces.boxes = grown(pieces.boxes, 4 * pieces.coverCount + 8);
    pieces.coverPlanes = grownWhole(pieces.coverPlanes, pieces.boxes.length / 4);
  }
}

function grown(array: Float64Array, atLeast: number): Float64Array {
  const larger = new Float64Array(Math.max(2 * array.length, atLeast));
  larger.set(array);
  return larger;
}

function grownWhole(array: Int32Array, atLeast: number): Int32Array {
  const larger = new Int32Array(Math.max(2 * array.length, atLeast));
  larger.set(array);
  return larger;
}

/** Adds an edge from (x, y) to (x, y) with the source corner at its end, in the six numbers of `at`. */
export function addEdge(pieces: OffsetPieces, at: ArrayLike<number>): number {
  makeRoomForEdge(pieces);
  const e = pieces.edgeCount++;
  for (let k = 0; k < 4; k++) pieces.edges[4 * e + k] = at[k] as number;
  pieces.anchors[2 * e] = at[4] as number;
  pieces.anchors[2 * e + 1] = at[5] as number;
  return e;
}

/** Ends the curve that was begun after the last one. */
export function endCurve(pieces: OffsetPieces): void {
  if (pieces.curves[pieces.curves.length - 1] !== pieces.edgeCount) pieces.curves.push(pieces.edgeCount);
}

/**
 * Adds the convex cover whose corners are `x0, y0, x1, y1, …` (`corners` of them, either way round); side `k` runs from
 * corner `k` to the next and carries edge `sideEdges[k]`, or -1.
 */
export function addCover(
  pieces: OffsetPieces,
  at: ArrayLike<number>,
  sideEdges: ArrayLike<number>,
  corners: number,
): void {
  makeRoomForCover(pieces, corners);
  const { planes, planeEdge, boxes } = pieces;
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  const turn = turnOf(at, corners);
  let plane = pieces.planeCount;
  for (let k = 0; k < corners; k++) {
    const next = k + 1 === corners ? 0 : k + 1;
    const x = at[2 * k] as number;
    const y = at[2 * k + 1] as number;
    const dx = (at[2 * next] as number) - x;
    const dy = (at[2 * next + 1] as number) - y;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
    const length = Math.sqrt(dx * dx + dy * dy);
    if (length === 0) continue;
    const nx = (turn * dy) / length;
    const ny = (-turn * dx) / length;
    planes[3 * plane] = nx;
    planes[3 * plane + 1] = ny;
    planes[3 * plane + 2] = nx * x + ny * y;
    planeEdge[plane] = sideEdges[k] as number;
    plane++;
  }
  pieces.planeCount = plane;
  const cover = pieces.coverCount++;
  boxes[4 * cover] = minX;
  boxes[4 * cover + 1] = minY;
  boxes[4 * cover + 2] = maxX;
  boxes[4 * cover + 3] = maxY;
  pieces.coverPlanes[cover + 1] = plane;
}

/** 1 when the corners of a convex polygon run counter-clockwise, -1 otherwise. */
function turnOf(at: ArrayLike<number>, corners: number): 1 | -1 {
  let twice = 0;
  const x0 = at[0] as number;
  const y0 = at[1] as number;
  for (let k = 2; k < corners; k++) {
    twice +=
      ((at[2 * k - 2] as number) - x0) * ((at[2 * k + 1] as number) - y0) -
      ((at[2 * k - 1] as number) - y0) * ((at[2 * k] as number) - x0);
  }
  return twice < 0 ? -1 : 1;
}
