/** Answers of the fast lane, as stored in `Uint8Array` columns. */
export const NOT_FORAGE = 0;
export const LANE_OPEN = 1;
export const WATER_GAP = 2;
export const WATER_UNKNOWN = 3;
export type ForageLane = typeof NOT_FORAGE | typeof LANE_OPEN | typeof WATER_GAP | typeof WATER_UNKNOWN;

/** Which guarantee classes of a canal carry vegetables; a setting, for no standard joins the two. */
export interface ForageWater {
  readonly enough: readonly string[];
  readonly short: readonly string[];
}

/**
 * Whether certified organic forage land can turn to vegetables or herbs without new conversion months (policy item 11, the
 * 81.08 万亩 of forage): it already holds the status, so water decides, for vegetables need more irrigation than forage.
 * A canal class in neither list, or none in reach, is unknown and never "enough".
 */
export function forageLane(isForage: boolean, guarantee: string, water: ForageWater): ForageLane {
  if (!isForage) return NOT_FORAGE;
  if (water.enough.includes(guarantee)) return LANE_OPEN;
  return water.short.includes(guarantee) ? WATER_GAP : WATER_UNKNOWN;
}
