import { text } from '../../run/local-text.ts';
import { intervalGrounds, type RotationConflict, type RotationRule } from '../rotation-rule.ts';
import { neverCleared, yearsBetween } from '../years-between.ts';

/** Cereals have a rule of their own, their share. */
const EXEMPT = 'Poaceae';

/** R2: another species of the same family within the interval; two in one year are an error. The latest before counts. */
export const repeatedFamily: RotationRule = {
  id: 'R2',
  check({ plantings }) {
    const conflicts: RotationConflict[] = [];
    let unknown = null;
    for (const [k, planting] of plantings.entries()) {
      const { crop, year } = planting;
      if (crop.family === EXEMPT) continue;
      const against = plantings
        .slice(0, k)
        .findLast((before) => before.crop.family === crop.family && before.crop.id !== crop.id);
      if (against === undefined) continue;
      const years = yearsBetween(against, planting);
      if (Number.isNaN(years)) unknown = neverCleared(against);
      if (!(years < crop.familyGapYears)) continue;
      const severity = years === 0 ? 'error' : 'warning';
      conflicts.push({
        rule: 'R2',
        standard: severity,
        policy: severity,
        planting,
        against,
        grounds: intervalGrounds(crop),
        words: text(
          `${year} 年${crop.label.zh}与 ${against.endYear} 年${against.crop.label.zh}同为 ${crop.family}，相距 ${years} 年，不足 ${crop.familyGapYears} 年`,
          `${crop.label.en} in ${year} and ${against.crop.label.en} of ${against.endYear} are both ${crop.family}, ${years} year(s) apart, the interval is ${crop.familyGapYears}`,
        ),
      });
    }
    return { conflicts, unknown };
  },
};
