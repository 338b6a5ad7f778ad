import { text } from '../run/local-text.ts';
import type { Composite } from './exclusion.ts';

/** Single-factor pollution index P = C / S (HJ/T 166-2004). */
export function singleFactorIndex(value: number, limit: number): number {
  return value / limit;
}

/**
 * Nemerow index √((mean² + max²) / 2) of single-factor indices (HJ/T 166-2004). It only ranks land that passed every
 * single factor: below 1 it can hide a factor of up to 1.414. NaN for an empty list.
 */
export function nemerowIndex(indices: readonly number[]): number {
  if (indices.length === 0) return Number.NaN;
  let sum = 0;
  let largest = -Infinity;
  for (const index of indices) {
    sum += index;
    largest = Math.max(largest, index);
  }
  const mean = sum / indices.length;
  return Math.sqrt((mean * mean + largest * largest) / 2);
}

/** Class limits of the Nemerow index; the upper edge belongs to the class (HJ/T 166-2004, also NY/T 395). */
const GRADES = [
  { grade: 'I', upTo: 0.7, label: text('清洁（安全）', 'clean (safe)') },
  { grade: 'II', upTo: 1, label: text('尚清洁（警戒限）', 'still clean (warning)') },
  { grade: 'III', upTo: 2, label: text('轻度污染', 'slightly polluted') },
  { grade: 'IV', upTo: 3, label: text('中度污染', 'moderately polluted') },
  { grade: 'V', upTo: Number.POSITIVE_INFINITY, label: text('重度污染', 'heavily polluted') },
] as const;

const COMPOSITE_SOURCE = text(
  'HJ/T 166-2004、NY/T 395 内梅罗指数分级；综合指数不改变单项结论',
  'Nemerow classes of HJ/T 166-2004 and NY/T 395; the composite never overrules a single factor',
);

/**
 * Mean, largest and Nemerow index of single-factor indices with the grade I to V; null for an empty list. For display
 * beside the single factors: grade II may hide a factor of 1.2 (method example E3).
 */
export function compositeOf(indices: readonly number[]): Composite | null {
  if (indices.length === 0) return null;
  const index = nemerowIndex(indices);
  const { grade, label } = GRADES.find(({ upTo }) => index <= upTo) as (typeof GRADES)[number];
  return {
    mean: indices.reduce((sum, value) => sum + value, 0) / indices.length,
    max: indices.reduce((a, b) => Math.max(a, b), -Infinity),
    index,
    grade,
    label,
    source: COMPOSITE_SOURCE,
  };
}
