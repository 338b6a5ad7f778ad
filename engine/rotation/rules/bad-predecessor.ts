import { text } from '../../run/local-text.ts';
import type { Planting } from '../planting.ts';
import { answered, type RotationRule } from '../rotation-rule.ts';

/** R5: a crop right after one that the table of preceding crops warns of. */
export const badPredecessor: RotationRule = {
  id: 'R5',
  check({ plantings }, { standard }) {
    return answered(
      plantings.flatMap((planting, k) => {
        const against = plantings[k - 1];
        if (against === undefined || areTogether(against, planting)) return [];
        const found = standard.predecessors.bad.find(
          ({ first, next }) => first === against.crop.id && next === planting.crop.id,
        );
        if (found === undefined) return [];
        return [
          {
            rule: 'R5',
            standard: 'warning' as const,
            policy: 'warning' as const,
            planting,
            against,
            grounds: { source: found.note, confidence: found.confidence },
            words: text(
              `${planting.year} 年${planting.crop.label.zh}的前茬是${against.crop.label.zh}（${found.note.zh}）`,
              `${planting.crop.label.en} in ${planting.year} follows ${against.crop.label.en} (${found.note.en})`,
            ),
          },
        ];
      }),
    );
  },
};

/** Crops of one season are grown together; neither comes after the other. */
function areTogether(a: Planting, b: Planting): boolean {
  return a.year === b.year && a.season === b.season;
}
