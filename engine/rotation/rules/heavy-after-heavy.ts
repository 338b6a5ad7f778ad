import { text } from '../../run/local-text.ts';
import { GREEN_MANURE } from '../history-table.ts';
import { plantingWords, type RotationRule, ruleGrounds } from '../rotation-rule.ts';

/** R11: a heavy feeder right after a heavy feeder, in this year or the next. */
export const heavyAfterHeavy: RotationRule = {
  id: 'R11',
  check({ histories, book: { heavy } }, list, severity) {
    const { length, starts, crop, year, season, endYear, use } = histories;
    for (let h = 0; h < length; h++) {
      const to = starts[h + 1] as number;
      for (let k = (starts[h] as number) + 1; k < to; k++) {
        if (heavy[crop[k] as number] === 0 || heavy[crop[k - 1] as number] === 0) continue;
        if ((((use[k] as number) | (use[k - 1] as number)) & GREEN_MANURE) !== 0) continue;
        const years = (year[k] as number) - (endYear[k - 1] as number);
        const areTogether = year[k - 1] === year[k] && season[k - 1] === season[k];
        if (years >= 0 && years <= 1 && !areTogether) list.on(h).add(k, k - 1, severity);
      }
    }
    return null;
  },
  words({ planting, against }, means) {
    const { crop, year } = plantingWords(means, planting);
    const { crop: before } = plantingWords(means, against);
    return text(
      `${year} 年${crop.zh}接${before.zh}，都耗肥`,
      `${crop.en} in ${year} follows ${before.en}; both are heavy feeders`,
    );
  },
  grounds: ruleGrounds,
};
