import { byLimitKind, type Evidence, LIMIT_KINDS } from '../suitability/exclusion.ts';
import type { ParcelChanges } from './judgement-rows.ts';
import type { PlanParts } from './plan-parts.ts';
import type { CandidateBase, CriterionColumn, ParcelTable } from './plan-tables.ts';

/** The parcels with every column that map, report and files show. */
export function parcelTable(
  parts: PlanParts,
  candidates: readonly CandidateBase[],
  changes: ParcelChanges,
): ParcelTable {
  const { reading, scores, limits, status, conditional, sampleAgeYears, sampleDistanceM } = parts;
  const { ids, polygons, areaM2, officialAreaM2, villageOf } = reading.parcels;
  const candidate = new Int32Array(ids.length).fill(-1);
  for (const [index, base] of candidates.entries()) for (const row of base.parcels) candidate[row] = index;
  const { values: _values, categories: _categories, memberships: _memberships, ...judged } = scores;
  return {
    length: ids.length,
    ids,
    polygons,
    areaM2,
    officialAreaM2,
    village: villageOf,
    status,
    conditional,
    limits,
    evidence: evidenceColumns(parts.evidence),
    ...judged,
    changes,
    sampleAgeYears,
    sampleDistanceM,
    conversion: conversionTable(parts),
    cropGroups: parts.cropGroups?.tables ?? [],
    candidate,
    criteria: criterionColumns(parts),
  };
}

/** Conversion in the form the tables hold; null without a clock. */
export function conversionTable({ conversion }: PlanParts): ParcelTable['conversion'] {
  if (conversion === null) return null;
  const { status, organicFrom, monthsLeft, forage, newFarmland, newFacilityLand } = conversion;
  return { status, organicFrom, monthsLeft, forageLane: forage?.lane ?? null, newFarmland, newFacilityLand };
}

/** What every criterion says about every parcel, with support and origin. */
export function criterionColumns({
  weighted,
  scores,
  columns,
}: Pick<PlanParts, 'weighted' | 'scores' | 'columns'>): CriterionColumn[] {
  return weighted.map(({ criterion }, k) => {
    const layer = criterion.column.slice(0, criterion.column.lastIndexOf('.'));
    const support = columns.table.columns.get(`${layer}.support`);
    const origin = columns.origins.get(criterion.column);
    return {
      id: criterion.id,
      values: scores.values[k] as Float64Array,
      categories: scores.categories[k] ?? null,
      memberships: scores.memberships[k] as Float64Array,
      support: support?.kind === 'number' ? support.values : null,
      date: origin?.date ?? '',
      file: origin?.file ?? '',
      cap: columns.caps.get(criterion.column) ?? null,
    };
  });
}

/** Evidence of all kinds in one list, with the offset of each kind in it. */
export function allEvidence(evidence: PlanParts['evidence']) {
  const list: Evidence[] = [];
  const offsets = byLimitKind(() => 0);
  for (const kind of LIMIT_KINDS) {
    offsets[kind] = list.length;
    list.push(...evidence[kind].evidence);
  }
  return { list, offsets };
}

function evidenceColumns(evidence: PlanParts['evidence']): ParcelTable['evidence'] {
  const { offsets } = allEvidence(evidence);
  return byLimitKind((kind) => evidence[kind].of.map((index) => (index < 0 ? -1 : index + offsets[kind])));
}
