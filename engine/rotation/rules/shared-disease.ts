import { text } from '../../run/local-text.ts';
import { UNKNOWN } from '../conflict-list.ts';
import { type HistoryTable, STANDING } from '../history-table.ts';
import { plantingWords, type RotationRule } from '../rotation-rule.ts';
import type { RuleBook } from '../rule-book.ts';

/**
 * R10: two hosts of one soil-borne disease within its interval; the same crop twice is R1 unless the disease was seen, whose
 * interval is longer. Where several diseases speak of one planting, the widest interval does.
 */
export const sharedDisease: RotationRule = {
  id: 'R10',
  check({ histories, book }, list, severity) {
    const { diseases } = book.standard;
    const always = diseases.reduce((set, { onlyWhereSeen }, k) => (onlyWhereSeen ? set : set | (1 << k)), 0);
    const years = Uint8Array.from(diseases, (disease) => disease.years);
    for (let h = 0; h < histories.length; h++) {
      const seen = histories.seen[h] as number;
      const to = histories.starts[h + 1] as number;
      let doubtful = -1;
      let doubt = 0;
      for (let k = histories.starts[h] as number; k < to; k++) {
        let found = -1;
        let by = -1;
        for (
          let set = (book.hostOf[histories.crop[k] as number] as number) & (always | seen);
          set !== 0;
          set &= set - 1
        ) {
          const disease = 31 - Math.clz32(set & -set);
          const gap = years[disease] as number;
          const b = latestHost(histories, book, { h, k, disease, isSeen: ((seen >> disease) & 1) === 1 });
          const year = histories.year[k] as number;
          if (b >= 0 && year - (histories.endYear[b] as number) < gap) {
            if (by >= 0 && gap <= (years[by] as number)) continue;
            found = b;
            by = disease;
          } else if ((histories.unknownBefore[k] as number) > year - gap) {
            doubtful = k;
            doubt = disease;
          }
        }
        if (found >= 0) list.on(h).add(k, found, severity, by);
      }
      if (doubtful >= 0) list.on(h).add(doubtful, -1, UNKNOWN, doubt);
    }
    return null;
  },
  words({ planting, against, detail, standard }, means) {
    const { crop, year } = plantingWords(means, planting);
    const disease = means.book.standard.diseases[detail];
    if (disease === undefined) throw new Error(`there is no disease ${detail}`);
    const { label, years } = disease;
    if (standard === UNKNOWN) {
      return text(
        `${year} 年${crop.zh}之前 ${years} 年内有年份没有记录，${label.zh}的间隔未知`,
        `not every year of the ${years} before the ${crop.en} of ${year} is on record; the interval of ${label.en} is unknown`,
      );
    }
    const before = plantingWords(means, against);
    return text(
      `${year} 年${crop.zh}与 ${before.endYear} 年${before.crop.zh}都是${label.zh}的寄主，相距 ${year - before.endYear} 年，不足 ${years} 年`,
      `${crop.en} in ${year} and ${before.crop.en} of ${before.endYear} are both hosts of ${label.en}, ${year - before.endYear} year(s) apart, the interval is ${years}`,
    );
  },
  grounds({ detail }, { book }, { basis, confidence }) {
    const disease = book.standard.diseases[detail];
    return disease === undefined
      ? { source: basis, confidence }
      : { source: disease.source, confidence: disease.confidence };
  },
};

interface Host {
  readonly h: number;
  readonly k: number;
  readonly disease: number;
  readonly isSeen: boolean;
}

/** Latest host before planting `k` that was cleared; the same crop only where the disease was seen; −1 for none. */
function latestHost(
  { starts, crop, endYear }: HistoryTable,
  { hostOf }: RuleBook,
  { h, k, disease, isSeen }: Host,
): number {
  const from = starts[h] as number;
  for (let b = k - 1; b >= from; b--) {
    const other = crop[b] as number;
    if ((((hostOf[other] as number) >> disease) & 1) === 0 || (other === crop[k] && !isSeen)) continue;
    return endYear[b] === STANDING ? -1 : b;
  }
  return -1;
}
