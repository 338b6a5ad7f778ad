import { type PolygonSet, polygonCount, ringRange } from '../geometry/polygon-set.ts';

/** Where rows of trees stand: across the wind of one sector, so far apart, on strips so wide. */
export interface TreeRowRule {
  /** Index into `SECTORS` of the wind they break. */
  readonly sector: number;
  readonly spacingM: number;
  readonly stripM: number;
}

/** Rows of trees in a piece of land. */
export interface TreeRows {
  /** Rows that stand on any of the land. */
  readonly rows: number;
  /** Ground under them by feature, m². */
  readonly areaM2: Float64Array;
}

/** Sines of the bearings of `SECTORS` in one quarter; written out, because a browser's sine may differ in the last bit. */
const QUARTER = [0, 0.3826834323650898, Math.SQRT1_2, 0.9238795325112867, 1] as const;

/**
 * Rows of trees across the wind inside `land`, counted from its windward end, where the border's own trees stand: the first one
 * spacing behind it. Planar metres, x east and y north; `whole` is the land that the rows are counted over, `land` (the same
 * features or what belts leave of them) the ground they can take.
 */
export function treeRows(whole: PolygonSet, land: PolygonSet, { sector, spacingM, stripM }: TreeRowRule): TreeRows {
  const east = sineOf(sector);
  const north = sineOf(sector + 4);
  // u runs with the wind, v to its left; a turn, so areas stay.
  const turned = ({ coordinates: c }: PolygonSet): Float64Array =>
    Float64Array.from(c, (_, k) => {
      const [x, y] = [c[k - (k % 2)] as number, c[k - (k % 2) + 1] as number];
      return k % 2 === 0 ? -(x * east + y * north) : x * north - y * east;
    });
  const across = turned(whole);
  let [start, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let k = 0; k < across.length; k += 2) {
    start = Math.min(start, across[k] as number);
    end = Math.max(end, across[k] as number);
  }
  const ground = turned(land);
  const areaM2 = new Float64Array(polygonCount(land));
  let rows = 0;
  for (let at = start + spacingM; at < end; at += spacingM) {
    let taken = 0;
    for (let feature = 0; feature < areaM2.length; feature++) {
      const [first, last] = ringRange(land, feature);
      let area = 0;
      for (let r = first; r < last; r++) {
        const points = [land.ringOffsets[r] as number, land.ringOffsets[r + 1] as number] as const;
        area += areaBefore(ground, points, at + stripM / 2) - areaBefore(ground, points, at - stripM / 2);
      }
      areaM2[feature] = (areaM2[feature] as number) + area;
      taken += area;
    }
    if (taken > 0) rows++;
  }
  return { rows, areaM2 };
}

/** Sine of the bearing of a sector, exact in its symmetries. */
function sineOf(sector: number): number {
  const turn = sector % 16;
  const half = turn % 8;
  const sine = QUARTER[half <= 4 ? half : 8 - half] as number;
  return turn < 8 ? sine : -sine;
}

/** Signed area of the part of a closed ring with u below `limit`; the cut itself runs along u = `limit` and adds nothing. */
function areaBefore(c: Float64Array, [from, to]: readonly [number, number], limit: number): number {
  let area = 0;
  for (let k = from + 1; k < to; k++) {
    const [u, v] = [c[2 * k - 2] as number, c[2 * k - 1] as number];
    const [nextU, nextV] = [c[2 * k] as number, c[2 * k + 1] as number];
    if (u >= limit && nextU >= limit) continue;
    const cut = v + ((nextV - v) * (limit - u)) / (nextU - u || 1);
    const [a, va] = u > limit ? [limit, cut] : [u, v];
    const [b, vb] = nextU > limit ? [limit, cut] : [nextU, nextV];
    area -= ((va + vb) / 2) * (b - a);
  }
  return area;
}
