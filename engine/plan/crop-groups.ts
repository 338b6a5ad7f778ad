import type { ParcelSet } from '../parcel/parcel-set.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { cropRequirementsSchema } from '../suitability/crops/crop-requirements.ts';
import { groupSuitabilityColumns, type SiteColumns } from '../suitability/crops/group-columns.ts';
import { hasBit } from '../table/bit-set.ts';
import { areaByCode } from './area-means.ts';
import type { InputDesk } from './input-desk.ts';
import type { CropGroupArea, CropGroupTable } from './judgement-rows.ts';
import type { ParcelColumns } from './parcel-columns.ts';
import { CLASS_NAMES } from './plan-tables.ts';
import type { Scenario } from './scenario.ts';

type CropGroupQuestion = NonNullable<Scenario['cropGroups']>;

/**
 * Suitability of every parcel for each crop group, by the requirements of its crops (FAO 1976: land qualities against a
 * land-utilisation type). Throws `PlanningError` (`unknown-crop-group`) naming the groups there are.
 */
export async function cropGroupTables(
  question: CropGroupQuestion,
  columns: ParcelColumns,
  desk: InputDesk,
): Promise<CropGroupTable[]> {
  const requirements = await desk.document('crop requirements', question.requirements, cropRequirementsSchema);
  const site = siteColumns(columns, question.phColumn);
  return question.groups.map((id) => {
    const group = requirements.groups.find((entry) => entry.id === id);
    if (group === undefined) throw unknownGroup(id, requirements.groups, question.requirements);
    const { crops, ...found } = groupSuitabilityColumns(id, requirements, site, columns.table.length);
    const label = (crop: string) => requirements.crops.find((entry) => entry.id === crop)?.label ?? text(crop, crop);
    return { id, label: group.label, crops: crops.map((crop) => ({ id: crop, label: label(crop) })), ...found };
  });
}

/** Areas of some rows by class for every group. */
export function cropGroupAreas(
  groups: readonly CropGroupTable[],
  parcels: ParcelSet,
  rows: readonly number[],
): CropGroupArea[] {
  return groups.map(({ id, classes, bestCase, worstCase }) => ({
    id,
    areaM2: areaByCode(classes, parcels.areaM2, rows, CLASS_NAMES.length),
    unsureM2: rows.reduce(
      (sum, row) => (bestCase[row] === worstCase[row] ? sum : sum + (parcels.areaM2[row] as number)),
      0,
    ),
  }));
}

function siteColumns(columns: ParcelColumns, phColumn: string): SiteColumns {
  const column = (name: string) => {
    const found = columns.table.columns.get(name);
    if (found?.kind !== 'number') return undefined;
    return found.values.map((value, row) => (hasBit(found.valid, row) ? value : Number.NaN));
  };
  const site = {
    ece: column('soil-salinity.ece'),
    eceLow: column('soil-salinity.ece-low'),
    eceHigh: column('soil-salinity.ece-high'),
    ph: column(phColumn),
  };
  return Object.fromEntries(Object.entries(site).filter(([, values]) => values !== undefined)) as SiteColumns;
}

function unknownGroup(id: string, groups: readonly { readonly id: string }[], file: string): PlanningError {
  const known = groups.map((group) => group.id).join(', ');
  return new PlanningError('usage', 'unknown-crop-group', {
    text: text(`没有作物组 ${id}`, `there is no crop group ${id}`),
    remedy: text(`可用：${known}`, `available: ${known}`),
    at: { file, field: 'cropGroups.groups' },
  });
}
