import { text } from '../../run/local-text.ts';
import { UNKNOWN } from '../conflict-list.ts';
import { GREEN_MANURE } from '../history-table.ts';
import { type RotationRule, ruleGrounds } from '../rotation-rule.ts';
import { isTooShort, tooShortWords } from '../too-short.ts';

/** R4: no legume, green manure or cover crop in the record. */
export const noLegume: RotationRule = {
  id: 'R4',
  check({ histories, book }, list, severity) {
    const { length, starts, crop, use } = histories;
    const { legume, standard } = book;
    for (let h = 0; h < length; h++) {
      if (isTooShort(histories, h, standard)) {
        list.on(h).addWhole(UNKNOWN, UNKNOWN);
        continue;
      }
      const to = starts[h + 1] as number;
      let k = starts[h] as number;
      if (k === to) continue;
      while (k < to && legume[crop[k] as number] === 0 && ((use[k] as number) & GREEN_MANURE) === 0) k++;
      if (k === to) list.on(h).addWhole(severity, severity);
    }
    return null;
  },
  words({ history, standard }, means) {
    if (standard === UNKNOWN) return tooShortWords(means.histories, history, means.book.standard);
    return text('记录中没有豆科、绿肥或覆盖作物', 'the record holds no legume, green manure or cover crop');
  },
  grounds: ruleGrounds,
};
