import { text } from '../../run/local-text.ts';
import { plantingWords, type RotationRule } from '../rotation-rule.ts';

/** R13: across an edge, in the same year, a crop that shares a disease or can cross. */
export const badNeighbour: RotationRule = {
  id: 'R13',
  check({ histories, book, surroundings: { edges } }, list, severity) {
    if (edges === null) return text('没有地块图形', 'nobody says where the parcels lie');
    const { length, starts, crop, year, endYear } = histories;
    const { neighbour, crops } = book;
    for (let h = 0; h < length; h++) {
      const to = starts[h + 1] as number;
      for (let k = starts[h] as number; k < to; k++) {
        const across = (edges.starts[h + 1] as number) - 1;
        let found = -1;
        let entry = 0;
        for (let e = edges.starts[h] as number; e <= across && found < 0; e++) {
          const other = edges.others[e] as number;
          const end = starts[other + 1] as number;
          for (let b = starts[other] as number; b < end && found < 0; b++) {
            entry = neighbour[(crop[k] as number) * crops.length + (crop[b] as number)] as number;
            const isLate = (year[b] as number) > (endYear[k] as number) || (year[k] as number) > (endYear[b] as number);
            if (entry > 0 && !isLate) found = b;
          }
        }
        if (found >= 0) list.on(h).add(k, found, severity, entry - 1);
      }
    }
    return null;
  },
  words({ planting, against, detail }, means) {
    const { crop, year } = plantingWords(means, planting);
    const { crop: other } = plantingWords(means, against);
    const note = means.book.standard.neighbours[detail]?.note;
    return text(
      `${year} 年${crop.zh}与田边的${other.zh}相邻（${note?.zh}）`,
      `${crop.en} in ${year} stands beside ${other.en} (${note?.en})`,
    );
  },
  grounds({ detail }, { book }, { basis, confidence }) {
    const entry = book.standard.neighbours[detail];
    return entry === undefined ? { source: basis, confidence } : { source: entry.note, confidence: entry.confidence };
  },
};
