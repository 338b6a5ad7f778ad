import { text } from '../../run/local-text.ts';
import { plantingWords, type RotationRule } from '../rotation-rule.ts';

/** R5: a crop right after one that the table of preceding crops warns of. */
export const badPredecessor: RotationRule = {
  id: 'R5',
  check({ histories, book }, list, severity) {
    const { length, starts, crop, year, season } = histories;
    const { badPair, crops } = book;
    for (let h = 0; h < length; h++) {
      const to = starts[h + 1] as number;
      for (let k = (starts[h] as number) + 1; k < to; k++) {
        const entry = badPair[(crop[k - 1] as number) * crops.length + (crop[k] as number)] as number;
        const areTogether = year[k - 1] === year[k] && season[k - 1] === season[k];
        if (entry > 0 && !areTogether) list.on(h).add(k, k - 1, severity, entry - 1);
      }
    }
    return null;
  },
  words({ planting, against, detail }, means) {
    const { crop, year } = plantingWords(means, planting);
    const { crop: before } = plantingWords(means, against);
    const note = means.book.standard.predecessors.bad[detail]?.note;
    return text(
      `${year} 年${crop.zh}的前茬是${before.zh}（${note?.zh}）`,
      `${crop.en} in ${year} follows ${before.en} (${note?.en})`,
    );
  },
  grounds({ detail }, { book }, { basis, confidence }) {
    const pair = book.standard.predecessors.bad[detail];
    return pair === undefined ? { source: basis, confidence } : { source: pair.note, confidence: pair.confidence };
  },
};
