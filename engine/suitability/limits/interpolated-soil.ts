import { text } from '../../run/local-text.ts';
import { type LimitAnswer, UNKNOWN } from '../exclusion.ts';
import { bandOf, bandWords, limitsFor } from './soil-bands.ts';
import type { LandGroup, SoilStandard } from './standard.ts';

/** An interpolated content over one parcel, mg/kg. */
export interface InterpolatedContent {
  readonly item: string;
  readonly mean: number;
  /** Upper confidence bound; null when the surface has none. */
  readonly upper: number | null;
  /** Interpolated pH; null when there is no surface: the strictest band applies. */
  readonly ph: number | null;
  /** Name of the surface. */
  readonly layer: string;
}

/**
 * Compares an interpolated content with its screening value. The answer is always `UNKNOWN`: a surface is a prompt to
 * sample, never a pass and no fail of law; the reason says whether the value, or only its upper bound, exceeds the limit.
 * Null for an item the standard has no limit for.
 */
export function interpolatedAnswer(
  content: InterpolatedContent,
  standard: SoilStandard,
  land: LandGroup | null,
): LimitAnswer | null {
  const limit = limitsFor(standard, land).find((row) => row.item === content.item);
  if (limit === undefined) return null;
  const strictest = limit.limits.indexOf(Math.min(...limit.limits));
  const band = content.ph === null ? strictest : bandOf(standard, content.ph);
  const value = limit.limits[band] as number;
  const bandName = content.ph === null ? text('pH 未知，取最严一档', 'pH unknown, strictest band') : null;
  const words = bandName ?? text(bandWords(standard, band), bandWords(standard, band));
  return {
    item: content.item,
    label: standard.items[content.item] ?? text(content.item, content.item),
    standard: standard.standard,
    clause: text(`${limit.clause.zh}，${words.zh}`, `${limit.clause.en}, ${words.en}`),
    value: content.mean,
    asWritten: content.layer,
    limit: value,
    unit: standard.unit,
    answer: UNKNOWN,
    confidence: limit.confidence,
    reason: reasonOf(content, value),
  };
}

function reasonOf({ mean, upper, layer }: InterpolatedContent, limit: number) {
  if (mean > limit) {
    return text(
      `插值图层 ${layer} 的值超过限值 ${limit}：优先采样`,
      `the interpolated value of layer ${layer} exceeds ${limit}: sample it first`,
    );
  }
  if (upper !== null && upper > limit) {
    return text(
      `插值的置信上限 ${upper} 超过限值 ${limit}：优先采样`,
      `the upper confidence bound ${upper} of the interpolation exceeds ${limit}: sample it first`,
    );
  }
  return text(
    '仅为插值，低于限值也不算通过：需采样',
    'only interpolated, and below the limit is no pass either: sample it',
  );
}
