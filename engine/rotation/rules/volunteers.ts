import { text } from '../../run/local-text.ts';
import { STANDING } from '../history-table.ts';
import { plantingWords, type RotationRule } from '../rotation-rule.ts';

/** R14: a crop in which an earlier one of the same ground comes up again; the latest such crop counts. */
export const volunteers: RotationRule = {
  id: 'R14',
  check({ histories, book }, list, severity) {
    const { length, starts, crop, year, endYear } = histories;
    const { volunteer, crops, standard } = book;
    for (let h = 0; h < length; h++) {
      const from = starts[h] as number;
      const to = starts[h + 1] as number;
      for (let k = from + 1; k < to; k++) {
        for (let b = k - 1; b >= from; b--) {
          const entry = volunteer[(crop[b] as number) * crops.length + (crop[k] as number)] as number;
          if (entry === 0 || crop[b] === crop[k] || endYear[b] === STANDING) continue;
          const years = (year[k] as number) - (endYear[b] as number);
          if (years > (standard.volunteers[entry - 1]?.years ?? 0)) continue;
          list.on(h).add(k, b, severity, entry - 1);
          break;
        }
      }
    }
    return null;
  },
  words({ planting, against, detail }, means) {
    const { crop, year } = plantingWords(means, planting);
    const before = plantingWords(means, against);
    const note = means.book.standard.volunteers[detail]?.note;
    return text(
      `${year} 年${crop.zh}中可有 ${before.endYear} 年${before.crop.zh}的自生苗（${note?.zh}）`,
      `${before.crop.en} of ${before.endYear} can come up in the ${crop.en} of ${year} (${note?.en})`,
    );
  },
  grounds({ detail }, { book }, { basis, confidence }) {
    const entry = book.standard.volunteers[detail];
    return entry === undefined ? { source: basis, confidence } : { source: entry.note, confidence: entry.confidence };
  },
};
