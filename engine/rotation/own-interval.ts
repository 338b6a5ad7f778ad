import { text } from '../run/local-text.ts';
import { STANDING } from './history-table.ts';
import { plantingWords, type RotationRule, ruleGrounds } from './rotation-rule.ts';
import type { RotationStandard, RuleEntry } from './rotation-standard.ts';
import { cropRows } from './rule-book.ts';

/** A rule of the user's own: crops not within so many years after others, by crop or family. */
export function ownInterval(
  { id, label }: RuleEntry,
  interval: NonNullable<RuleEntry['interval']>,
  standard: RotationStandard,
): RotationRule {
  const rows = cropRows(standard);
  const later = flagged(standard, rows(interval.crops));
  const earlier = flagged(standard, rows(interval.after));
  return {
    id,
    check({ histories }, list, severity) {
      const { length, starts, crop, year, endYear } = histories;
      for (let h = 0; h < length; h++) {
        const from = starts[h] as number;
        const to = starts[h + 1] as number;
        for (let k = from + 1; k < to; k++) {
          if (later[crop[k] as number] === 0) continue;
          let b = k - 1;
          while (b >= from && (earlier[crop[b] as number] === 0 || endYear[b] === STANDING)) b--;
          if (b >= from && (year[k] as number) - (endYear[b] as number) < interval.years)
            list.on(h).add(k, b, severity);
        }
      }
      return null;
    },
    words({ planting, against }, means) {
      const { crop, year } = plantingWords(means, planting);
      const before = plantingWords(means, against);
      return text(
        `${year} 年${crop.zh}距 ${before.endYear} 年${before.crop.zh} ${year - before.endYear} 年，不足 ${interval.years} 年（${label.zh}）`,
        `${crop.en} in ${year} comes ${year - before.endYear} year(s) after ${before.crop.en} of ${before.endYear}, the interval is ${interval.years} (${label.en})`,
      );
    },
    grounds: ruleGrounds,
  };
}

function flagged({ crops }: RotationStandard, rows: readonly number[]): Uint8Array {
  const flags = new Uint8Array(crops.length);
  for (const row of rows) flags[row] = 1;
  return flags;
}
