import type { ParcelSet } from '../parcel/parcel-set.ts';
import { rankBands } from '../suitability/robustness/rank-bands.ts';
import { seededRandom } from '../suitability/robustness/seeded-random.ts';
import { switchPoints } from '../suitability/robustness/switch-points.ts';
import type { ScoreTable, Weighted } from '../suitability/score.ts';
import { errorCurves } from './error-curves.ts';
import { groupMemberships } from './group-memberships.ts';
import type { RankBand } from './judgement-rows.ts';
import type { Scenario } from './scenario.ts';

/** Groups of parcels (villages or candidate bases) whose rank is to be tried. */
export interface RankedGroups {
  /** Rows of each group. */
  readonly groups: readonly ArrayLike<number>[];
  /** Groups of a higher tier stand first whatever their score. */
  readonly tier: Uint8Array;
}

/** What the scores of the groups are made of. */
export interface RankEvidence {
  readonly parcels: ParcelSet;
  readonly weighted: readonly Weighted[];
  readonly scores: ScoreTable;
}

/**
 * Tries the rank of every group under drawn weights and measurement errors. A group's score is the weighted sum of its
 * area-weighted mean memberships; its blocks and tier stay as they are.
 */
export function rankRobustness(
  { parcels, weighted, scores }: RankEvidence,
  { groups, tier }: RankedGroups,
  rule: NonNullable<Scenario['robustness']>,
): RankBand[] {
  const { memberships, known } = groupMemberships(parcels, scores.memberships, groups);
  const weights = weighted.map(({ weight }) => weight);
  const errors = errorCurves(parcels, { weighted, scores }, groups, rule.measurement);
  const { draws, concentration, top } = rule;
  const bands = rankBands(
    { memberships, known, weights, tier, errors, draws, concentration, top },
    seededRandom(rule.seed),
  );
  const switches = switchPoints({ memberships, known, weights, tier, top });
  return groups.map((_group, g) => ({
    low: bands.low[g] as number,
    median: bands.median[g] as number,
    high: bands.high[g] as number,
    firstShare: bands.firstShare[g] as number,
    topShare: bands.topShare[g] as number,
    deviation: bands.deviation[g] as number,
    switches: switches[g] ?? [],
  }));
}
