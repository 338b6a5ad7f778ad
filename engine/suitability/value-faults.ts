import { type LocalText, text } from '../run/local-text.ts';
import type { Source } from './criterion.ts';

/** Soil pH outside this range is not believed; both ends belong to it. */
export const SOIL_PH_RANGE = { lowest: 2.5, highest: 11.5 } as const;

/** Who set the range. */
export const SOIL_PH_SOURCE: Source = {
  reference: text('情景设定：土壤 pH 的可信范围 2.5 至 11.5', 'a setting: soil pH is believed from 2.5 to 11.5'),
  confidence: 'setting',
  note: text(
    '没有标准给出此范围；张掖绿洲表土多在 7.8 至 8.8',
    'no standard gives it; oasis topsoil here is mostly 7.8 to 8.8',
  ),
};

/**
 * Why a soil pH cannot be used; null when it can. 0, values outside the scale of 0 to 14 and values no soil has are
 * named and left missing, never filled in.
 */
export function soilPhFault(value: number): LocalText | null {
  if (!Number.isFinite(value)) return text('pH 缺测', 'pH is missing');
  if (value === 0) return text('pH 为 0，是缺测的标记', 'pH is 0, a mark for missing');
  if (value < 0 || value > 14) {
    return text(`pH 为 ${value}，超出 0 至 14 的标度`, `pH is ${value}, outside the scale of 0 to 14`);
  }
  const { lowest, highest } = SOIL_PH_RANGE;
  if (value >= lowest && value <= highest) return null;
  return text(
    `pH 为 ${value}，土壤可信范围为 ${lowest} 至 ${highest}（设定）`,
    `pH is ${value}, soil is believed from ${lowest} to ${highest} (a setting)`,
  );
}

/** Why a content or concentration cannot be used; null when it can. Zero is a value, a negative number never is. */
export function contentFault(value: number, label: LocalText): LocalText | null {
  if (!Number.isFinite(value)) return text(`${label.zh} 缺测`, `${label.en} is missing`);
  if (value >= 0) return null;
  return text(`${label.zh} 为 ${value}，含量不能为负`, `${label.en} is ${value}, a content cannot be negative`);
}
