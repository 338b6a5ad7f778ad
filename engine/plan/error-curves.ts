import type { ParcelSet } from '../parcel/parcel-set.ts';
import { membershipOf } from '../suitability/membership.ts';
import type { ErrorCurve } from '../suitability/robustness/rank-bands.ts';
import type { ScoreTable, Weighted } from '../suitability/score.ts';
import { groupMemberships } from './group-memberships.ts';
import type { Scenario } from './scenario.ts';

type MeasurementError = NonNullable<Scenario['robustness']>['measurement'][number];

/**
 * Mean membership of every group when a criterion's values are off by −2 … 2 standard errors; null for criteria without a
 * stated error and for categories.
 */
export function errorCurves(
  parcels: ParcelSet,
  { weighted, scores }: { weighted: readonly Weighted[]; scores: ScoreTable },
  groups: readonly ArrayLike<number>[],
  errors: readonly MeasurementError[],
): (ErrorCurve | null)[] {
  return weighted.map(({ criterion }, k) => {
    const error = errors.find((entry) => entry.criterion === criterion.id);
    if (error === undefined || criterion.membership.kind === 'category') return null;
    const values = scores.values[k] as Float64Array;
    const shifted = [-2, -1, 0, 1, 2].map((z) =>
      values.map((value) => {
        const off = z * error.standardError * (error.relative ? Math.abs(value) : 1);
        return Number.isNaN(value) ? Number.NaN : (membershipOf(criterion.membership, value + off) ?? Number.NaN);
      }),
    );
    return groupMemberships(parcels, shifted, groups).memberships as unknown as ErrorCurve;
  });
}
