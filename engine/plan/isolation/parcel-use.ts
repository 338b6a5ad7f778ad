import { polygonsOf } from '../../geometry/polygon-rings.ts';
import type { PolygonSet } from '../../geometry/polygon-set.ts';
import { signedRingArea } from '../../geometry/ring.ts';
import type { CutParcels } from '../../isolation/cut-belts.ts';
import { M2_PER_MU } from '../../parcel/parcel-fields.ts';
import { type LocalText, text } from '../../run/local-text.ts';
import { CUT_APART, NARROWED, USELESS, WHOLE } from './belt-rows.ts';

/** What belts make of a parcel. */
export interface ParcelUse {
  /** `WHOLE`, `NARROWED`, `CUT_APART` or `USELESS`. */
  readonly use: number;
  /** Pieces that are large enough to be worked. */
  readonly pieces: number;
  /** The largest piece that is left, planar m²; 0 when none is. */
  readonly largestM2: number;
}

/** What is left of parcel `k` once its belts are out: pieces below `usableM2` are not worked. */
export function parcelUse(
  whole: PolygonSet,
  { net, areaM2, netAreaM2 }: CutParcels,
  k: number,
  usableM2: number,
): ParcelUse {
  const areas = areasOf(net, k);
  const largestM2 = areas.reduce((most, area) => Math.max(most, area), 0);
  const pieces = areas.filter((area) => area >= usableM2 && area > 0).length;
  const use = netAreaM2[k] === areaM2[k] ? WHOLE : useOf(pieces, areasOf(whole, k).length);
  return { use, pieces, largestM2 };
}

function useOf(pieces: number, before: number): number {
  if (pieces === 0) return USELESS;
  return pieces > before ? CUT_APART : NARROWED;
}

/** Area of each part of a feature, planar m². */
function areasOf(set: PolygonSet, feature: number): number[] {
  return polygonsOf(set, feature).map((rings) =>
    rings.reduce((sum, ring) => sum + signedRingArea(ring, 0, ring.length / 2), 0),
  );
}

/** Less than this is nothing that a reader would look for, m². */
const NOTHING_M2 = 1;

/** Why a parcel is cut apart or useless; `widthM` is the widest belt on it. */
export function useWords({ use, pieces, largestM2 }: ParcelUse, widthM: number, usableMu: number): LocalText {
  const largest = (largestM2 / M2_PER_MU).toFixed(2);
  if (use === CUT_APART) {
    return text(
      `隔离带把地块分成 ${pieces} 片可耕地，最大一片 ${largest} 亩`,
      `its belts leave ${pieces} pieces that can be worked, the largest ${largest} mu`,
    );
  }
  if (largestM2 < NOTHING_M2) {
    return text(
      `全部土地都在隔离带内（最宽 ${widthM.toFixed(1)} 米），没有剩余`,
      `all its ground lies in belts of up to ${widthM.toFixed(1)} m; nothing is left`,
    );
  }
  return text(
    `剩余的最大一片 ${largest} 亩，不足 ${usableMu} 亩`,
    `the largest piece left has ${largest} mu, below ${usableMu} mu`,
  );
}
