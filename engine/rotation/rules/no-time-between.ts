import { text } from '../../run/local-text.ts';
import type { Planting } from '../planting.ts';
import { answered, type Grounds, groundsOf, type RotationConflict, type RotationRule } from '../rotation-rule.ts';
import type { RotationCrop } from '../rotation-standard.ts';

/**
 * Days between the earliest harvest of one annual and the latest sowing of another in the same year, the best pair of windows; NaN where
 * a crop has no windows.
 */
export function slackDays(first: RotationCrop, second: RotationCrop): number {
  const pairs = first.windows.flatMap(({ harvest }) => second.windows.map(({ sow }) => sow[1] - harvest[0]));
  return pairs.length === 0 ? Number.NaN : Math.max(...pairs);
}

/** R6: the second annual of a year cannot follow in time, or only just. */
export const noTimeBetween: RotationRule = {
  id: 'R6',
  check({ plantings }, { standard }) {
    const means = { turnaround: standard.settings.turnaroundDays.value, grounds: groundsOf(standard, 'R6') };
    return answered(plantings.flatMap((planting, k) => conflictOf(plantings[k - 1], planting, means)));
  },
};

function conflictOf(
  against: Planting | undefined,
  planting: Planting,
  { turnaround, grounds }: { readonly turnaround: number; readonly grounds: Grounds },
): RotationConflict[] {
  if (against?.year !== planting.year || against.season === planting.season) return [];
  if (against.crop.growth !== 'annual' || planting.crop.growth !== 'annual') return [];
  const slack = slackDays(against.crop, planting.crop);
  if (!(slack < turnaround)) return [];
  const severity = slack < 0 ? 'error' : 'warning';
  return [
    {
      rule: 'R6',
      standard: severity,
      policy: severity,
      planting,
      against,
      grounds,
      words: text(
        `${planting.year} 年${against.crop.label.zh}收后种${planting.crop.label.zh}，最多余 ${slack} 天，周转需 ${turnaround} 天`,
        `${planting.crop.label.en} after ${against.crop.label.en} in ${planting.year} leaves ${slack} day(s) at most, the turnaround takes ${turnaround}`,
      ),
    },
  ];
}
