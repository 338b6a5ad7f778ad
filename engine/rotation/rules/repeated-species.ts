import { text } from '../../run/local-text.ts';
import { intervalGrounds, type RotationConflict, type RotationRule } from '../rotation-rule.ts';
import { neverCleared, yearsBetween } from '../years-between.ts';

/**
 * R1: the same species within its return interval; the latest planting before counts. An interval that is uncertain makes a
 * warning, no error: the local station has to confirm it first.
 */
export const repeatedSpecies: RotationRule = {
  id: 'R1',
  check({ plantings }) {
    const conflicts: RotationConflict[] = [];
    let unknown = null;
    for (const [k, planting] of plantings.entries()) {
      const { crop, year } = planting;
      const against = plantings.slice(0, k).findLast((before) => before.crop.id === crop.id);
      if (against === undefined) continue;
      const years = yearsBetween(against, planting);
      if (Number.isNaN(years)) unknown = neverCleared(against);
      if (!(years < crop.gapYears)) continue;
      const severity = crop.gapConfidence === 'uncertain' ? 'warning' : 'error';
      conflicts.push({
        rule: 'R1',
        standard: severity,
        policy: severity,
        planting,
        against,
        grounds: intervalGrounds(crop),
        words: text(
          `${year} 年${crop.label.zh}距 ${against.endYear} 年同种作物 ${years} 年，不足 ${crop.gapYears} 年`,
          `${crop.label.en} in ${year} comes ${years} year(s) after the same crop of ${against.endYear}, its interval is ${crop.gapYears}`,
        ),
      });
    }
    return { conflicts, unknown };
  },
};
