import type { ParcelSet } from '../parcel/parcel-set.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
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

/** The draws add up weighted memberships; under another rule of the scenario their ranks and the list's may differ. */
export function drawnByAnotherRule({ aggregation, robustness }: Scenario): Finding[] {
  if (robustness === null || aggregation.rule === 'weighted-sum') return [];
  return [
    {
      severity: 'warning',
      code: 'bands-by-weighted-sum',
      message: text(
        `名次按 ${aggregation.rule} 排，名次区间和转换点按加权求和（weighted-sum）抽样：两者可能不符`,
        `ranks follow ${aggregation.rule}, rank bands and switch points are drawn with weighted-sum: they may disagree`,
      ),
      remedy: text(
        '把区间看作权重敏感性；要与名次一致，aggregation.rule 用 weighted-sum',
        'read the bands as sensitivity to weights; for bands of the same list set aggregation.rule to weighted-sum',
      ),
      at: { field: 'aggregation.rule' },
    },
  ];
}
