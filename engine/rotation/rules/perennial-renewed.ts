import { text } from '../../run/local-text.ts';
import { ERROR, UNKNOWN, WARNING } from '../conflict-list.ts';
import { STANDING } from '../history-table.ts';
import { intervalGrounds, plantingWords, type RotationRule } from '../rotation-rule.ts';

/** R12: a perennial planted again within its interval, which runs from the year in which the stand before was cleared. */
export const perennialRenewed: RotationRule = {
  id: 'R12',
  check({ histories, book }, list, severity) {
    const { length, starts, crop, year, endYear, unknownBefore } = histories;
    const { gapYears, perennial, unsure } = book;
    for (let h = 0; h < length; h++) {
      const from = starts[h] as number;
      const to = starts[h + 1] as number;
      for (let k = from; k < to; k++) {
        const c = crop[k] as number;
        if (perennial[c] === 0) continue;
        const gap = gapYears[c] as number;
        let b = k - 1;
        while (b >= from && crop[b] !== c) b--;
        const isStanding = b >= from && endYear[b] === STANDING;
        const years = b < from ? gap : (year[k] as number) - (endYear[b] as number);
        if (isStanding) list.on(h).add(k, b, UNKNOWN);
        else if (years < gap) list.on(h).add(k, b, unsure[c] === 1 && severity === ERROR ? WARNING : severity);
        else if ((unknownBefore[k] as number) > (year[k] as number) - gap) list.on(h).add(k, -1, UNKNOWN);
      }
    }
    return null;
  },
  words({ planting, against, standard }, means) {
    const { crop, year } = plantingWords(means, planting);
    const gap = means.book.gapYears[means.histories.crop[planting] as number];
    if (standard === UNKNOWN) {
      return text(
        `${year} 年${crop.zh}之前 ${gap} 年内是否清过同种作物，没有记录`,
        `nobody says whether a stand of ${crop.en} was cleared in the ${gap} years before ${year}`,
      );
    }
    const { endYear } = plantingWords(means, against);
    return text(
      `${year} 年${crop.zh}距 ${endYear} 年清地 ${year - endYear} 年，不足 ${gap} 年`,
      `${crop.en} in ${year} comes ${year - endYear} year(s) after the stand cleared in ${endYear}, its interval is ${gap}`,
    );
  },
  grounds: intervalGrounds,
};
