import { text } from '../../run/local-text.ts';
import { INFO, UNKNOWN } from '../conflict-list.ts';
import { type RotationRule, ruleGrounds } from '../rotation-rule.ts';
import { isTooShort, tooShortWords } from '../too-short.ts';

/** R3: fewer than three annual species in the record; land under perennials alone is not asked. */
export const fewSpecies: RotationRule = {
  id: 'R3',
  check({ histories, book, winterFallow }, list, severity) {
    const { length, starts, crop } = histories;
    const { annual, standard } = book;
    const least = standard.settings.leastSpecies.value;
    const seen = new Int32Array(book.crops.length).fill(-1);
    for (let h = 0; h < length; h++) {
      if (isTooShort(histories, h, standard)) {
        list.on(h).addWhole(UNKNOWN, UNKNOWN);
        continue;
      }
      let species = 0;
      const to = starts[h + 1] as number;
      for (let k = starts[h] as number; k < to; k++) {
        const c = crop[k] as number;
        if (annual[c] === 0 || seen[c] === h) continue;
        seen[c] = h;
        species++;
      }
      if (species > 0 && species < least) {
        list.on(h).addWhole(winterFallow ? INFO : severity, severity, species);
      }
    }
    return null;
  },
  words({ history, standard, detail }, means) {
    if (standard === UNKNOWN) return tooShortWords(means.histories, history, means.book.standard);
    const least = means.book.standard.settings.leastSpecies.value;
    const [zh, en] = means.winterFallow ? ['（冬季休耕豁免）', ' (exempt by winter fallow)'] : ['', ''];
    return text(
      `记录中只有 ${detail} 种一年生作物，应不少于 ${least} 种${zh}`,
      `the record holds ${detail} annual species, ${least} are asked for${en}`,
    );
  },
  grounds: ruleGrounds,
};
