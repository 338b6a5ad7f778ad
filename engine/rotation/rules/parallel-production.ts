import { text } from '../../run/local-text.ts';
import { CONVENTIONAL, IN_CONVERSION, STATUS_UNKNOWN } from '../history-table.ts';
import { plantingWords, type RotationRule, ruleGrounds } from '../rotation-rule.ts';

/** R8: an annual grown organically, or in conversion, and conventionally in one unit in one year. */
export const parallelProduction: RotationRule = {
  id: 'R8',
  check({ histories, book, surroundings: { unit } }, list, severity) {
    const { length, starts, crop, year, status, firstYear, years } = histories;
    if (unit === null) return text('没有给出生产单元', 'nobody says which parcels form one production unit');
    if (status.every((each) => each === STATUS_UNKNOWN)) {
      return text('没有有机状态的记录', 'no season says whether it was organic');
    }
    const crops = book.crops.length;
    const keyOf = (h: number, k: number) =>
      ((unit[h] as number) * years + ((year[k] as number) - firstYear)) * crops + (crop[k] as number);
    const conventional = new Map<number, number>();
    for (let h = 0; h < length; h++) {
      const to = starts[h + 1] as number;
      for (let k = starts[h] as number; k < to; k++) {
        if (status[k] !== CONVENTIONAL || book.annual[crop[k] as number] === 0) continue;
        const key = keyOf(h, k);
        if (!conventional.has(key)) conventional.set(key, k);
      }
    }
    for (let h = 0; h < length; h++) {
      const to = starts[h + 1] as number;
      for (let k = starts[h] as number; k < to; k++) {
        if ((status[k] as number) < IN_CONVERSION || book.annual[crop[k] as number] === 0) continue;
        const against = conventional.get(keyOf(h, k));
        if (against !== undefined) list.on(h).add(k, against, severity);
      }
    }
    return null;
  },
  words({ planting }, means) {
    const { crop, year } = plantingWords(means, planting);
    return text(
      `${year} 年同一单元内${crop.zh}既有有机（或转换期）又有常规`,
      `${crop.en} is grown both organically (or in conversion) and conventionally in one unit in ${year}`,
    );
  },
  grounds: ruleGrounds,
};
