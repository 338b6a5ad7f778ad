import { type LocalText, text } from '../../run/local-text.ts';
import { monthsBetween } from '../../table/calendar-date.ts';
import type { Sample } from '../exclusion.ts';

/** Samples that may decide, and why there is none when all are too old. */
export interface AgedSamples {
  readonly fresh: readonly Sample[];
  /** Set when there are samples and none is fresh. */
  readonly reason: LocalText | null;
}

/**
 * Splits off samples older than `maximumYears` at the plan's date (a setting; null lets every sample decide). A sample
 * without a date cannot be shown to be fresh. Where fresh samples exist the old ones decide nothing.
 */
export function freshSamples(samples: readonly Sample[], asOf: string, maximumYears: number | null): AgedSamples {
  if (maximumYears === null) return { fresh: samples, reason: null };
  const isFresh = ({ date }: Sample) => {
    if (date === '') return false;
    const months = monthsBetween(date, asOf);
    const isAnniversary = months === 12 * maximumYears && date.slice(8) === asOf.slice(8);
    return months < 12 * maximumYears || isAnniversary;
  };
  const fresh = samples.filter(isFresh);
  if (fresh.length > 0 || samples.length === 0) return { fresh, reason: null };
  const latest = samples.reduce((a, b) => (b.date > a.date ? b : a));
  const { zh, en } =
    latest.date === ''
      ? text('没有采样日期', 'has no sampling date')
      : text(
          `采于 ${latest.date}，距评价日期 ${asOf} 超过 ${maximumYears} 年`,
          `was taken on ${latest.date}, more than ${maximumYears} years before the plan's date ${asOf}`,
        );
  return {
    fresh,
    reason: text(`最近的样品 ${latest.id} ${zh}：需重新采样`, `the latest sample ${latest.id} ${en}: sample it again`),
  };
}
