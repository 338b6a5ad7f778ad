import { text } from '../../run/local-text.ts';
import { answered, groundsOf, type RotationRule } from '../rotation-rule.ts';
import { tooShort } from '../too-short.ts';

/** R4: no legume, green manure or cover crop in the record. */
export const noLegume: RotationRule = {
  id: 'R4',
  check(history, { standard }) {
    const unknown = tooShort(history, standard);
    if (unknown !== null) return { conflicts: [], unknown };
    const builds = history.plantings.some(({ crop, asGreenManure }) => crop.legume || asGreenManure);
    if (builds || history.plantings.length === 0) return answered([]);
    return answered([
      {
        rule: 'R4',
        standard: 'warning',
        policy: 'warning',
        planting: null,
        against: null,
        grounds: groundsOf(standard, 'R4'),
        words: text('记录中没有豆科、绿肥或覆盖作物', 'the record holds no legume, green manure or cover crop'),
      },
    ]);
  },
};
