import type { RankBand, RankSwitch } from '../engine-client.ts';

/** The nearest weight at which a place changes sides of the shortlist. */
export interface NearestSwitch extends RankSwitch {
  /** Whether the weight has to grow. */
  readonly rises: boolean;
}

/** Whether a rank is on a shortlist of `top`, and the switch that needs the smallest move; null when no weight does it. */
export function nearestSwitch(
  rank: number,
  band: RankBand,
  top: number,
): { readonly isListed: boolean; readonly switch: NearestSwitch | null } {
  const isListed = rank > 0 && rank <= top;
  const [first] = band.switches;
  if (first === undefined) return { isListed, switch: null };
  return { isListed, switch: { ...first, rises: first.switchWeight > first.weight } };
}
