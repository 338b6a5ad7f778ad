import { text } from '../../run/local-text.ts';
import type { DifficultyPart } from '../difficulty.ts';

/** Time until the first organic sowing or harvest (GB/T 19630-2019, 4.2.1). */
export const converting: DifficultyPart = {
  id: 'converting',
  label: text('转换期未满', 'conversion ahead'),
  formula: text(
    'min(1, 距有机的月数 ÷ 转换期月数)（面积加权）',
    'min(1, months to organic ÷ conversion period) (area-weighted)',
  ),
  of: ({ monthsToOrganic, conversionMonths }) =>
    monthsToOrganic === null || conversionMonths === null ? null : Math.min(1, monthsToOrganic / conversionMonths),
};
