import { SOIL_PH_RANGE } from '../value-faults.ts';
import type { CropRequirements } from './crop-requirements.ts';
import { cropsOfGroup } from './group-suitability.ts';
import { classOfPh, phLimitsOf } from './ph-class.ts';
import { saltLimits } from './salt-class.ts';

/** Columns of many sites, NaN where missing; a column that nobody measured is absent. */
export interface SiteColumns {
  readonly ece?: Float64Array;
  readonly eceLow?: Float64Array;
  readonly eceHigh?: Float64Array;
  readonly ph?: Float64Array;
}

/** Bits of `limiting` and `unknown`. */
export const SALT_BIT = 1;
export const PH_BIT = 2;

/** Suitability of many sites for one group of crops by salt and pH; arrays are as long as the columns. */
export interface GroupColumns {
  /** Class of the best crop: 0 unknown, 1 S1, 2 S2, 3 S3, 4 N. */
  readonly classes: Uint8Array;
  /** The best class some crop reaches at the low and at the high end of the ECe spread. */
  readonly bestCase: Uint8Array;
  readonly worstCase: Uint8Array;
  /** Index into `crops` of the best crop; -1 for class 0. */
  readonly bestCrop: Int16Array;
  /** Qualities that set the class, as bits; 0 for S1 and unknown. */
  readonly limiting: Uint8Array;
  /** Qualities of the best crop that no data speak of, as bits: the class is at best what it says. */
  readonly unknown: Uint8Array;
  /** Ids of the group's crops. */
  readonly crops: readonly string[];
}

/**
 * `groupSuitability` by salt and pH for many sites at once, equal to it class by class: one pass per crop over flat
 * arrays, no object per row.
 */
export function groupSuitabilityColumns(
  group: string,
  requirements: CropRequirements,
  columns: SiteColumns,
  length: number,
): GroupColumns {
  const crops = cropsOfGroup(group, requirements);
  const result = {
    classes: new Uint8Array(length),
    bestCase: new Uint8Array(length),
    worstCase: new Uint8Array(length),
    bestCrop: new Int16Array(length).fill(-1),
    limiting: new Uint8Array(length),
    unknown: new Uint8Array(length),
  };
  const byGroup = new Map(
    requirements.ph.groups.map(({ id }) => [id, phColumn(id, requirements, columns.ph, length)] as const),
  );
  const nothing = new Uint8Array(length);
  const spread = spreadOf(columns, length);
  const tolerances = crops.map(({ salt }) => (salt !== null && 'threshold' in salt ? salt : null));
  const anySalt = tolerances.some((salt) => salt !== null);
  for (const [index, crop] of crops.entries()) {
    const salt = tolerances[index] ?? null;
    const limits = salt === null ? null : saltLimits(salt, requirements.yieldBands.lower);
    const ph = byGroup.get(crop.phGroup) ?? nothing;
    addCrop({ index, ph, limits, beside: anySalt }, spread, result);
  }
  return { ...result, crops: crops.map(({ id }) => id) };
}

interface Spread {
  /** NaN where missing. */
  readonly ece: Float64Array;
  /** At most and at least the ECe; equal to it where the spread is missing. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

interface Candidate {
  readonly index: number;
  /** Class by pH, 0 where unknown. */
  readonly ph: Uint8Array;
  /** ECe bounds of S1, S2 and S3; null for a crop without numbers. */
  readonly limits: readonly number[] | null;
  /** Whether the group has crops with numbers: one without steps back where an ECe is known. */
  readonly beside: boolean;
}

/** Puts one crop beside the best so far, row by row. */
function addCrop(
  { index, ph, limits, beside }: Candidate,
  { ece, low, high }: Spread,
  { classes, bestCase, worstCase, bestCrop, limiting, unknown }: Omit<GroupColumns, 'crops'>,
): void {
  const salted = limits !== null;
  const s1 = limits?.[0] ?? 0;
  const s2 = limits?.[1] ?? 0;
  const s3 = limits?.[2] ?? 0;
  for (let row = 0; row < classes.length; row++) {
    const value = ece[row] as number;
    const measured = !Number.isNaN(value);
    if (measured && !salted && beside) continue;
    const alkalinity = ph[row] as number;
    let salt = 0;
    let best = alkalinity;
    let worst = alkalinity;
    if (measured && salted) {
      salt = value <= s1 ? 1 : value <= s2 ? 2 : value <= s3 ? 3 : 4;
      const least = low[row] as number;
      best = Math.max(alkalinity, least <= s1 ? 1 : least <= s2 ? 2 : least <= s3 ? 3 : 4);
      const most = high[row] as number;
      worst = Math.max(alkalinity, most <= s1 ? 1 : most <= s2 ? 2 : most <= s3 ? 3 : 4);
    }
    const found = Math.max(salt, alkalinity);
    if (found === 0) continue;
    if ((bestCrop[row] as number) < 0) {
      bestCase[row] = best;
      worstCase[row] = worst;
    } else {
      bestCase[row] = Math.min(bestCase[row] as number, best);
      worstCase[row] = Math.min(worstCase[row] as number, worst);
      if (found >= (classes[row] as number)) continue;
    }
    classes[row] = found;
    bestCrop[row] = index;
    limiting[row] = found === 1 ? 0 : (salt === found ? SALT_BIT : 0) | (alkalinity === found ? PH_BIT : 0);
    unknown[row] = (salt === 0 ? SALT_BIT : 0) | (alkalinity === 0 ? PH_BIT : 0);
  }
}

/** Class by pH of every row for one group of crops; 0 where the pH is missing or none that soil has. */
function phColumn(group: string, requirements: CropRequirements, ph: Float64Array | undefined, length: number) {
  const classes = new Uint8Array(length);
  const limits = phLimitsOf(group, requirements);
  if (ph === undefined || limits === undefined) return classes;
  const { lowest, highest } = SOIL_PH_RANGE;
  for (let row = 0; row < length; row++) {
    const value = ph[row] as number;
    if (value >= lowest && value <= highest) classes[row] = classOfPh(limits, value);
  }
  return classes;
}

/** ECe and its ends, each a usable number or, for the ends, the ECe itself. */
function spreadOf({ ece, eceLow, eceHigh }: SiteColumns, length: number): Spread {
  const values = new Float64Array(length).fill(Number.NaN);
  const low = values.slice();
  const high = values.slice();
  if (ece === undefined) return { ece: values, low, high };
  for (let row = 0; row < length; row++) {
    const value = ece[row] as number;
    if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) continue;
    const least = eceLow?.[row] ?? Number.NaN;
    const most = eceHigh?.[row] ?? Number.NaN;
    values[row] = value;
    low[row] = least < value && least > Number.NEGATIVE_INFINITY ? least : value;
    high[row] = most > value && most < Number.POSITIVE_INFINITY ? most : value;
  }
  return { ece: values, low, high };
}
