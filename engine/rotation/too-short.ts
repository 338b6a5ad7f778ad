import { type LocalText, text } from '../run/local-text.ts';
import type { HistoryTable } from './history-table.ts';
import type { RotationStandard } from './rotation-standard.ts';

/** Whether a record covers too few known years to be judged as a whole; such a record never passes. */
export function isTooShort({ knownYears }: HistoryTable, history: number, { settings }: RotationStandard): boolean {
  return (knownYears[history] as number) < settings.leastYears.value;
}

/** Says so. */
export function tooShortWords(
  { knownYears }: HistoryTable,
  history: number,
  { settings }: RotationStandard,
): LocalText {
  const known = knownYears[history];
  const least = settings.leastYears.value;
  return text(
    `只有 ${known} 年记录，不足 ${least} 年，无法判断`,
    `the record covers ${known} year(s), ${least} are needed to judge`,
  );
}
