import { type LocalText, text } from '../run/local-text.ts';
import type { Weighted } from '../suitability/score.ts';
import { areaMean } from './area-means.ts';

/** Mean membership per criterion over all scored parcels: what a base is compared with. */
export interface Comparison {
  readonly weighted: readonly Weighted[];
  readonly memberships: readonly Float64Array[];
  readonly areaM2: Float64Array;
  /** Area-weighted mean membership per criterion over every scored parcel. */
  readonly overall: readonly number[];
}

/** Means of every criterion over `rows`, to compare with. */
export function comparisonOver(
  weighted: readonly Weighted[],
  memberships: readonly Float64Array[],
  areaM2: Float64Array,
  rows: readonly number[],
): Comparison {
  return { weighted, memberships, areaM2, overall: memberships.map((column) => areaMean(column, areaM2, rows)) };
}

/**
 * What lifts and what holds back a set of parcels: the criteria whose weighted mean membership lies furthest above and
 * below the mean of all scored parcels; in words, empty when nothing differs.
 */
export function strengthsOf(comparison: Comparison, rows: Iterable<number>): LocalText {
  const chosen = [...rows];
  const differences = comparison.weighted.map(({ criterion, weight }, k) => {
    const here = areaMean(comparison.memberships[k] as Float64Array, comparison.areaM2, chosen);
    return { criterion, difference: weight * (here - (comparison.overall[k] as number)) };
  });
  const known = differences.filter(({ difference }) => Math.abs(difference) >= 0.0005);
  const best = known.reduce((a, b) => (b.difference > a.difference ? b : a), {
    criterion: null,
    difference: 0,
  } as Found);
  const worst = known.reduce((a, b) => (b.difference < a.difference ? b : a), {
    criterion: null,
    difference: 0,
  } as Found);
  const parts: LocalText[] = [];
  if (best.criterion) {
    parts.push(
      text(
        `强项 ${best.criterion.label.zh}（对总分 ${signed(best.difference)}）`,
        `strongest: ${best.criterion.label.en} (${signed(best.difference)} of the score)`,
      ),
    );
  }
  if (worst.criterion) {
    parts.push(
      text(
        `短板 ${worst.criterion.label.zh}（${signed(worst.difference)}）`,
        `weakest: ${worst.criterion.label.en} (${signed(worst.difference)})`,
      ),
    );
  }
  return text(parts.map((p) => p.zh).join('，'), parts.map((p) => p.en).join(', '));
}

interface Found {
  readonly criterion: Weighted['criterion'] | null;
  readonly difference: number;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}
