import { text } from '../../run/local-text.ts';
import { plantingWords, type RotationRule, ruleGrounds } from '../rotation-rule.ts';

/** R9: maize within the isolation distance of a neighbour's seed maize in the same year. */
export const nearSeedMaize: RotationRule = {
  id: 'R9',
  check({ histories, surroundings: { seedMaize } }, list, severity) {
    if (seedMaize === null) return text('没有地块图形', 'nobody says where the parcels lie');
    const { length, starts } = histories;
    for (let h = 0; h < length; h++) {
      const to = starts[h + 1] as number;
      for (let k = starts[h] as number; k < to; k++) {
        const against = seedMaize.planting[k] as number;
        if (against >= 0) list.on(h).add(k, against, severity, Math.round(seedMaize.metres[k] as number));
      }
    }
    return null;
  },
  words({ planting, detail }, means) {
    const { crop, year } = plantingWords(means, planting);
    const least = means.book.standard.settings.seedMaizeMetres.value;
    return text(
      `${year} 年${crop.zh}距制种玉米约 ${detail} m，隔离距离按 ${least} m 计`,
      `${crop.en} in ${year} stands about ${detail} m from seed maize, the isolation distance is taken as ${least} m`,
    );
  },
  grounds: ruleGrounds,
};
