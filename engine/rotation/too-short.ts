import { type LocalText, text } from '../run/local-text.ts';
import type { ParcelHistory } from './planting.ts';
import type { RotationStandard } from './rotation-standard.ts';

/** Says that a record is too short to be judged as a whole; null when it is long enough. Unknown years do not count. */
export function tooShort({ knownYears }: ParcelHistory, { settings }: RotationStandard): LocalText | null {
  const least = settings.leastYears.value;
  if (knownYears.size >= least) return null;
  return text(
    `只有 ${knownYears.size} 年记录，不足 ${least} 年，无法判断`,
    `the record covers ${knownYears.size} year(s), ${least} are needed to judge`,
  );
}
