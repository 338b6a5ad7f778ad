import type { ParcelSet } from '../parcel/parcel-set.ts';
import type { ScoreTable, Weighted } from '../suitability/score.ts';
import { areaByCode, areaMean } from './area-means.ts';
import { groupMemberships } from './group-memberships.ts';
import type { Confidence, LimitingArea, TownDifference, TownMeans } from './judgement-rows.ts';

/** Columns that explain places; arrays are as long as the parcels. */
export interface ExplainColumns {
  readonly parcels: ParcelSet;
  readonly weighted: readonly Weighted[];
  readonly scores: ScoreTable;
  /** Share of valid cells per criterion; null for criteria that no raster gives. */
  readonly support: readonly (Float64Array | null)[];
  readonly sampleAgeYears: Float64Array;
  readonly sampleDistanceM: Float64Array;
}

/** Area of rows by limiting criterion, largest first. */
export function limitingAreas({ parcels, weighted, scores }: ExplainColumns, rows: readonly number[]): LimitingArea[] {
  const known = rows.filter((row) => (scores.limitingCriterion[row] as number) >= 0);
  const areas = areaByCode(scores.limitingCriterion, parcels.areaM2, known, weighted.length);
  return areas
    .map((areaM2, criterion) => ({ criterion, areaM2 }))
    .filter(({ areaM2 }) => areaM2 > 0)
    .sort((a, b) => b.areaM2 - a.areaM2);
}

/** How sure the figures of some rows are. */
export function confidenceOf(columns: ExplainColumns, rows: readonly number[]): Confidence {
  const { parcels, weighted, scores, support, sampleAgeYears, sampleDistanceM } = columns;
  const mean = (column: ArrayLike<number>) => {
    const value = areaMean(column, parcels.areaM2, rows);
    return Number.isNaN(value) ? null : value;
  };
  let [supported, weights] = [0, 0];
  for (const [k, column] of support.entries()) {
    const weight = weighted[k]?.weight ?? 0;
    const value = column === null ? null : mean(column);
    if (value === null) continue;
    supported += weight * value;
    weights += weight;
  }
  const [area, sampled] = rows.reduce(
    ([all, own], row) => {
      const areaM2 = parcels.areaM2[row] as number;
      return [all + areaM2, own + (Number.isNaN(sampleAgeYears[row] as number) ? 0 : areaM2)];
    },
    [0, 0],
  );
  return {
    coverage: mean(scores.coverage) ?? 0,
    support: weights > 0 ? supported / weights : null,
    sampleAgeYears: mean(sampleAgeYears),
    sampledShare: area > 0 ? (sampled as number) / (area as number) : 0,
    sampleDistanceM: mean(sampleDistanceM),
  };
}

/** Mean membership of every criterion over the scored rows of each town, in the order the towns are first met. */
export function townMeans(
  { parcels, scores }: Pick<ExplainColumns, 'parcels' | 'scores'>,
  scoredOf: readonly (readonly number[])[],
): TownMeans[] {
  const towns = [...new Map(parcels.villages.map((village) => [village.townCode, village.town]))];
  const groups = towns.map(([code]) =>
    scoredOf.flatMap((rows, v) => (parcels.villages[v]?.townCode === code ? rows : [])),
  );
  const { memberships } = groupMemberships(parcels, scores.memberships, groups);
  return towns.map(([townCode, town], at) => ({
    townCode,
    town,
    memberships: memberships.map((column) => column[at] as number),
  }));
}

/** Contributions of every village above and below the mean of its town, over scored rows; largest difference first. */
export function townDifferences(
  { parcels, weighted, scores }: ExplainColumns,
  scoredOf: readonly (readonly number[])[],
  towns: readonly TownMeans[],
): TownDifference[][] {
  const villages = groupMemberships(parcels, scores.memberships, scoredOf).memberships;
  return parcels.villages.map(({ townCode }, v) => {
    const town = towns.find((entry) => entry.townCode === townCode);
    return weighted
      .map(({ weight }, criterion) => ({
        criterion,
        difference: weight * ((villages[criterion]?.[v] as number) - (town?.memberships[criterion] as number)),
      }))
      .filter(({ difference }) => Math.abs(difference) >= 0.0005)
      .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  });
}
