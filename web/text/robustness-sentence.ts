import type { PlanTables, RankBand } from '../engine-client.ts';
import { nearestSwitch } from '../state/rank-switch.ts';
import type { Speech } from './speech.ts';

/** The part of the plan a rank is spoken of with. */
export type RankedPlan = Pick<PlanTables, 'criteria' | 'robustness'>;

/** Where the rank lies in nine of ten draws. */
export function rankRange({ low, high }: RankBand, { t, format }: Speech): string {
  const words = t.judgement.band;
  return low === high ? words.one(format.count(low)) : words.range(format.count(low), format.count(high));
}

/** How often a place is on the shortlist, and which weight would move it over its edge; empty where nothing was tried. */
export function robustnessSentence(
  { rank, band }: { readonly rank: number; readonly band: RankBand },
  { criteria, robustness }: RankedPlan,
  { t, format, local }: Speech,
): string {
  if (robustness === null) return '';
  const words = t.judgement.band;
  const top = format.count(robustness.top);
  const { isListed, switch: found } = nearestSwitch(rank, band, robustness.top);
  const often = isListed ? words.stays : words.reaches;
  const first = often(format.count(robustness.draws), format.share(band.topShare), top);
  return first + words.join + second() + words.stop;

  function second(): string {
    const criterion = found === null ? undefined : criteria[found.criterion];
    if (found === null || criterion === undefined) return isListed ? words.neverLeaves(top) : words.neverEnters(top);
    const move = found.rises ? words.rises : words.falls;
    const change = move(format.fine(found.weight), format.fine(found.switchWeight));
    return words.sensitive(local(criterion.label), change, isListed ? words.leaves(top) : words.enters(top));
  }
}
