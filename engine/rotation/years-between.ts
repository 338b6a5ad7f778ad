import { type LocalText, text } from '../run/local-text.ts';
import type { Planting } from './planting.ts';

/**
 * Difference of the calendar years of two plantings: an interval of 4 is "one year in four", three years between. A perennial counts
 * from the year it was cleared; NaN where nobody says when.
 */
export function yearsBetween(earlier: Planting, later: Planting): number {
  return later.year - (earlier.endYear ?? Number.NaN);
}

/** Says that a stand was never seen cleared. */
export function neverCleared({ crop, year }: Planting): LocalText {
  return text(
    `${crop.label.zh}（${year} 年起）没有清地年份，间隔未知`,
    `nobody says when the ${crop.label.en} of ${year} was cleared; the interval is unknown`,
  );
}
