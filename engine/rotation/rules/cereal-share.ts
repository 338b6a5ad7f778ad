import { text } from '../../run/local-text.ts';
import { UNKNOWN } from '../conflict-list.ts';
import { GREEN_MANURE } from '../history-table.ts';
import { type RotationRule, ruleGrounds } from '../rotation-rule.ts';
import { isTooShort, tooShortWords } from '../too-short.ts';

/** R7: cereals above two thirds, or one cereal above half, of all main crops; green manure is no main crop. */
export const cerealShare: RotationRule = {
  id: 'R7',
  check({ histories, book }, list, severity) {
    const { length, starts, crop, use } = histories;
    const { cereal, standard } = book;
    const { cerealPercent, oneCerealPercent } = standard.settings;
    const counts = new Uint16Array(book.crops.length);
    for (let h = 0; h < length; h++) {
      if (isTooShort(histories, h, standard)) {
        list.on(h).addWhole(UNKNOWN, UNKNOWN);
        continue;
      }
      const from = starts[h] as number;
      const to = starts[h + 1] as number;
      let main = 0;
      let cereals = 0;
      let most = 0;
      for (let k = from; k < to; k++) {
        if (((use[k] as number) & GREEN_MANURE) !== 0) continue;
        main++;
        const c = crop[k] as number;
        if (cereal[c] === 0) continue;
        cereals++;
        const count = (counts[c] as number) + 1;
        counts[c] = count;
        if (count > most) most = count;
      }
      for (let k = from; k < to; k++) counts[crop[k] as number] = 0;
      const isMuch = 100 * cereals > cerealPercent.value * main || 100 * most > oneCerealPercent.value * main;
      if (isMuch) list.on(h).addWhole(severity, severity, packed(cereals / main, most / main));
    }
    return null;
  },
  words({ history, standard, detail }, means) {
    if (standard === UNKNOWN) return tooShortWords(means.histories, history, means.book.standard);
    const all = Math.floor(detail / 1000);
    const one = detail % 1000;
    return text(
      `谷物占主作 ${all} %，最多的一种占 ${one} %`,
      `cereals are ${all} % of the main crops, the commonest ${one} %`,
    );
  },
  grounds: ruleGrounds,
};

/** Two shares in whole per cents in one number. */
function packed(all: number, one: number): number {
  return Math.round(100 * all) * 1000 + Math.round(100 * one);
}
