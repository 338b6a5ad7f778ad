import { text } from '../../run/local-text.ts';
import { answered, groundsOf, type RotationRule } from '../rotation-rule.ts';
import { tooShort } from '../too-short.ts';

/** R3: fewer than three annual species in the record; land under perennials alone is not asked. */
export const fewSpecies: RotationRule = {
  id: 'R3',
  check(history, { standard, winterFallow }) {
    const unknown = tooShort(history, standard);
    if (unknown !== null) return { conflicts: [], unknown };
    const annuals = history.plantings.filter(({ crop }) => crop.growth === 'annual');
    const species = new Set(annuals.map(({ crop }) => crop.id));
    const least = standard.settings.leastSpecies.value;
    if (species.size === 0 || species.size >= least) return answered([]);
    return answered([
      {
        rule: 'R3',
        standard: winterFallow ? 'info' : 'error',
        policy: 'error',
        planting: null,
        against: null,
        grounds: groundsOf(standard, 'R3'),
        words: text(
          `记录中只有 ${species.size} 种一年生作物，应不少于 ${least} 种${winterFallow ? '（冬季休耕豁免）' : ''}`,
          `the record holds ${species.size} annual species, ${least} are asked for${winterFallow ? ' (exempt by winter fallow)' : ''}`,
        ),
      },
    ]);
  },
};
