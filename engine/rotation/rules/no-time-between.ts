import { text } from '../../run/local-text.ts';
import { UNKNOWN, WARNING } from '../conflict-list.ts';
import { plantingWords, type RotationRule, ruleGrounds } from '../rotation-rule.ts';

/** Added to the day of harvest where frost comes before it, to tell it from days of slack. */
const AFTER_FROST = 10_000;

/**
 * R6: the second annual of a year cannot follow in time, or only just, or an annual ripens after the first killing frost where a station
 * is named; unknown for crops without windows.
 */
export const noTimeBetween: RotationRule = {
  id: 'R6',
  check({ histories, book }, list, severity) {
    const { length, starts, crop, year, season } = histories;
    const { annual, slackDays, earliestHarvest, crops, standard } = book;
    const turnaround = standard.settings.turnaroundDays.value;
    const frost = standard.settings.killingFrostDay.value ?? Number.POSITIVE_INFINITY;
    for (let h = 0; h < length; h++) {
      const to = starts[h + 1] as number;
      const from = starts[h] as number;
      for (let k = from; k < to; k++) {
        const harvest = earliestHarvest[crop[k] as number] as number;
        if (annual[crop[k] as number] === 1 && harvest > frost) list.on(h).add(k, -1, severity, AFTER_FROST + harvest);
        if (k === from || year[k - 1] !== year[k] || season[k - 1] === season[k]) continue;
        const first = crop[k - 1] as number;
        const second = crop[k] as number;
        if (annual[first] === 0 || annual[second] === 0) continue;
        const slack = slackDays[first * crops.length + second] as number;
        if (Number.isNaN(slack)) list.on(h).add(k, k - 1, UNKNOWN);
        else if (slack < turnaround)
          list.on(h).add(k, k - 1, slack < 0 ? severity : Math.min(severity, WARNING), slack);
      }
    }
    return null;
  },
  words({ planting, against, detail, standard }, means) {
    const { crop, year } = plantingWords(means, planting);
    if (detail >= AFTER_FROST) {
      const frost = means.book.standard.settings.killingFrostDay.value;
      return text(
        `${year} 年${crop.zh}最早在全年第 ${detail - AFTER_FROST} 天收获，晚于初次严霜（第 ${frost} 天）`,
        `${crop.en} in ${year} ripens on day ${detail - AFTER_FROST} of the year at the earliest, after the first killing frost (day ${frost})`,
      );
    }
    const { crop: before } = plantingWords(means, against);
    if (standard === UNKNOWN) {
      return text(
        `${before.zh}或${crop.zh}没有播种、收获窗口，${year} 年能否接茬未知`,
        `${before.en} or ${crop.en} has no windows; whether one can follow the other in ${year} is unknown`,
      );
    }
    const turnaround = means.book.standard.settings.turnaroundDays.value;
    return text(
      `${year} 年${before.zh}收后种${crop.zh}，最多余 ${detail} 天，周转需 ${turnaround} 天`,
      `${crop.en} after ${before.en} in ${year} leaves ${detail} day(s) at most, the turnaround takes ${turnaround}`,
    );
  },
  grounds: ruleGrounds,
};
