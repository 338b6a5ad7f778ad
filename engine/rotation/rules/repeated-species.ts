import { text } from '../../run/local-text.ts';
import { ERROR, UNKNOWN, WARNING } from '../conflict-list.ts';
import { STANDING } from '../history-table.ts';
import { intervalGrounds, plantingWords, type RotationRule } from '../rotation-rule.ts';

/**
 * R1: the same annual or biennial within its return interval; the latest planting before counts. An interval that is uncertain makes a
 * warning, no error: the local station has to confirm it first. Unknown where the interval reaches into years nobody knows.
 */
export const repeatedSpecies: RotationRule = {
  id: 'R1',
  check({ histories, book }, list, severity) {
    const { length, starts, crop, year, endYear, unknownBefore } = histories;
    const { gapYears, perennial, unsure } = book;
    for (let h = 0; h < length; h++) {
      const from = starts[h] as number;
      const to = starts[h + 1] as number;
      let doubtful = -1;
      for (let k = from; k < to; k++) {
        const c = crop[k] as number;
        const gap = gapYears[c] as number;
        if (perennial[c] === 1) continue;
        let b = k - 1;
        while (b >= from && crop[b] !== c) b--;
        const years = b < from ? gap : (year[k] as number) - (endYear[b] as number);
        if (years < gap && endYear[b] !== STANDING) {
          list.on(h).add(k, b, unsure[c] === 1 && severity === ERROR ? WARNING : severity);
        } else if ((unknownBefore[k] as number) > (year[k] as number) - gap) doubtful = k;
      }
      if (doubtful >= 0) list.on(h).add(doubtful, -1, UNKNOWN);
    }
    return null;
  },
  words({ planting, against, standard }, means) {
    const { crop, year } = plantingWords(means, planting);
    const gap = means.book.gapYears[means.histories.crop[planting] as number];
    if (standard === UNKNOWN) {
      return text(
        `${year} 年${crop.zh}的间隔 ${gap} 年内有年份没有记录`,
        `not every year of the interval of ${gap} before the ${crop.en} of ${year} is on record`,
      );
    }
    const { endYear: before } = plantingWords(means, against);
    return text(
      `${year} 年${crop.zh}距 ${before} 年同种作物 ${year - before} 年，不足 ${gap} 年`,
      `${crop.en} in ${year} comes ${year - before} year(s) after the same crop of ${before}, its interval is ${gap}`,
    );
  },
  grounds: intervalGrounds,
};
