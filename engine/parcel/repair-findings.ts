import type { RepairedPolygons } from '../geometry/validity.ts';
import { INVALID_REASONS } from '../geometry/validity-reason.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import type { Place } from '../run/place.ts';

/**
 * What was repaired and what could not be: a repair that changed the area is a warning, one that kept it (such as a
 * repeated point) an info, an unusable feature an error.
 */
export function repairFindings(
  { repairs, unusable }: RepairedPolygons,
  placeOf: (feature: number) => Place,
): Finding[] {
  const repaired = repairs.map(({ feature, reason, areaBefore, areaAfter }): Finding => {
    const before = areaBefore.toFixed(2);
    const after = areaAfter.toFixed(2);
    const { zh, en } = INVALID_REASONS[reason];
    return {
      severity: before === after ? 'info' : 'warning',
      code: 'repaired-ring',
      message: text(`${zh}，已修复：面积 ${before} → ${after} m²`, `${en}; repaired: area ${before} -> ${after} m²`),
      remedy: text('请在原始数据中核对并改正边界', 'check and correct the boundary in the source data'),
      at: placeOf(feature),
    };
  });
  const lost = unusable.map(({ feature, reason }): Finding => {
    const { zh, en } = INVALID_REASONS[reason];
    return {
      severity: 'error',
      code: 'unusable-geometry',
      message: text(`图形不能使用：${zh}`, `unusable geometry: ${en}`),
      remedy: text('该要素未使用；改正后重新运行', 'the feature is not used; correct it and run again'),
      at: placeOf(feature),
    };
  });
  return [...repaired, ...lost];
}
