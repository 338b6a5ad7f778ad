import { text } from '../../run/local-text.ts';
import { ERROR, INFO, UNKNOWN } from '../conflict-list.ts';
import { STANDING } from '../history-table.ts';
import { intervalGrounds, plantingWords, type RotationRule } from '../rotation-rule.ts';
import { genusOf } from '../rule-book.ts';

/**
 * R2: another species of the same genus or family within the interval of the later crop; two in one year are an error. The latest
 * before counts; cereals have a rule of their own, their share. Where two crops share a genus, its interval counts if the table gives
 * one, else the family's.
 */
export const repeatedFamily: RotationRule = {
  id: 'R2',
  check({ histories, book }, list, severity) {
    const { length, starts, crop, year, endYear, unknownBefore } = histories;
    const { family, genus, familyGapYears, genusGapYears, cereal } = book;
    for (let h = 0; h < length; h++) {
      const from = starts[h] as number;
      const to = starts[h + 1] as number;
      let doubtful = -1;
      for (let k = from; k < to; k++) {
        const c = crop[k] as number;
        if (cereal[c] === 1) continue;
        let b = k - 1;
        while (b >= from && (family[crop[b] as number] !== family[c] || crop[b] === c)) b--;
        const isNear = b >= from && genus[crop[b] as number] === genus[c];
        const gap = (isNear ? genusGapYears[c] : familyGapYears[c]) as number;
        const end = b < from ? Number.NEGATIVE_INFINITY : (endYear[b] as number);
        const years = (year[k] as number) - end;
        if (end !== STANDING && years < gap) list.on(h).add(k, b, years <= 0 && severity !== INFO ? ERROR : severity);
        else if (end === STANDING) doubtful = k;
        else if ((unknownBefore[k] as number) > (year[k] as number) - gap) doubtful = k;
      }
      if (doubtful >= 0) list.on(h).add(doubtful, -1, UNKNOWN);
    }
    return null;
  },
  words({ planting, against, standard }, means) {
    const { crop, year } = plantingWords(means, planting);
    const { crops, family, genus, familyGapYears, genusGapYears } = means.book;
    const row = means.histories.crop[planting] as number;
    if (standard === UNKNOWN) {
      return text(
        `${year} 年${crop.zh}之前同科作物的间隔内有年份没有记录`,
        `not every year of the family's interval before the ${crop.en} of ${year} is on record`,
      );
    }
    const before = plantingWords(means, against);
    const other = means.histories.crop[against] as number;
    const taxon = crops[row];
    if (taxon === undefined || family[row] !== family[other]) throw new Error('two families in one conflict of R2');
    const isGenus = genus[row] === genus[other];
    const [zh, en] = isGenus ? [`同属 ${genusOf(taxon)}`, genusOf(taxon)] : [`同为 ${taxon.family}`, taxon.family];
    const gap = isGenus ? genusGapYears[row] : familyGapYears[row];
    return text(
      `${year} 年${crop.zh}与 ${before.endYear} 年${before.crop.zh}${zh}，相距 ${year - before.endYear} 年，不足 ${gap} 年`,
      `${crop.en} in ${year} and ${before.crop.en} of ${before.endYear} are both ${en}, ${year - before.endYear} year(s) apart, the interval is ${gap}`,
    );
  },
  grounds: intervalGrounds,
};
