import type { ParcelSet } from '../parcel/parcel-set.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { type CropRequirements, cropRequirementsSchema } from '../suitability/crops/crop-requirements.ts';
import type { Site } from '../suitability/crops/crop-suitability.ts';
import { groupSuitabilityColumns, type SiteColumns } from '../suitability/crops/group-columns.ts';
import { groupSuitability } from '../suitability/crops/group-suitability.ts';
import { hasBit } from '../table/bit-set.ts';
import { areaByCode, areaMean } from './area-means.ts';
import type { InputDesk } from './input-desk.ts';
import type { CropGroupArea, CropGroupTable, CropRow } from './judgement-rows.ts';
import type { ParcelColumns } from './parcel-columns.ts';
import { CLASS_NAMES } from './plan-tables.ts';
import type { Scenario } from './scenario.ts';

type CropGroupQuestion = NonNullable<Scenario['cropGroups']>;

/** Parcels classed for crops, and what classes the mean land of a place. */
export interface CropGroups {
  readonly tables: readonly CropGroupTable[];
  /** Requirements of each group, in the order of the tables: a single crop is a group of one. */
  readonly requirements: readonly CropRequirements[];
  readonly site: SiteColumns;
  readonly climate: CropGroupQuestion['climate'];
}

/**
 * Suitability of every parcel for each crop group or single crop, by the requirements of its crops (FAO 1976: land
 * qualities against a land-utilisation type). Throws `PlanningError` (`unknown-crop-group`) naming what there is.
 */
export async function cropGroupTables(
  question: CropGroupQuestion,
  columns: ParcelColumns,
  desk: InputDesk,
): Promise<CropGroups> {
  const all = await desk.document('crop requirements', question.requirements, cropRequirementsSchema);
  const site = siteColumns(columns, question.phColumn);
  const requirements = question.groups.map((id) => requirementsOf(id, all, question.requirements));
  const tables = question.groups.map((id, at): CropGroupTable => {
    const own = requirements[at] as CropRequirements;
    const { crops, ...found } = groupSuitabilityColumns(id, own, site, columns.table.length);
    const label = (crop: string) => own.crops.find((entry) => entry.id === crop)?.label ?? text(crop, crop);
    const heading = own.groups.find((group) => group.id === id)?.label ?? label(id);
    return { id, label: heading, crops: crops.map((crop) => ({ id: crop, label: label(crop) })), ...found };
  });
  return { tables, requirements, site, climate: question.climate };
}

/** The requirements with `id` as one of their groups: a group as it is, a single crop as a group of its own. */
function requirementsOf(id: string, all: CropRequirements, file: string): CropRequirements {
  if (all.groups.some((group) => group.id === id)) return all;
  const crop = all.crops.find((entry) => entry.id === id);
  if (crop === undefined) throw unknownGroup(id, all, file);
  return { ...all, groups: [{ id, label: crop.label }], crops: [{ ...crop, group: id }] };
}

/** Areas of some rows by class for every group, and how their mean land suits every crop of it. */
export function cropGroupAreas(
  { tables, requirements, site, climate }: CropGroups,
  parcels: ParcelSet,
  rows: readonly number[],
): CropGroupArea[] {
  const townCode = parcels.villages[parcels.villageOf[rows[0] ?? -1] ?? -1]?.townCode ?? '';
  const place = meanSite(site, parcels, rows, climate[townCode] ?? {});
  return tables.map(({ id, classes, bestCase, worstCase }, at) => ({
    id,
    areaM2: areaByCode(classes, parcels.areaM2, rows, CLASS_NAMES.length),
    unsureM2: rows.reduce(
      (sum, row) => (bestCase[row] === worstCase[row] ? sum : sum + (parcels.areaM2[row] as number)),
      0,
    ),
    crops: rows.length === 0 ? [] : cropRows(id, requirements[at] as CropRequirements, place),
  }));
}

function cropRows(group: string, requirements: CropRequirements, site: Site): CropRow[] {
  const rows = groupSuitability(group, site, requirements).crops.map((found): CropRow => {
    const label = requirements.crops.find(({ id }) => id === found.crop)?.label ?? text(found.crop, found.crop);
    return {
      id: found.crop,
      label,
      subclass: found.subclass,
      suitabilityClass: found.class,
      best: found.best,
      worst: found.worst,
      unknown: found.unknown.map(({ quality }) => quality),
    };
  });
  const place = ({ suitabilityClass, unknown }: CropRow) => 10 * (suitabilityClass || 9) + unknown.length;
  return rows.sort((a, b) => place(a) - place(b));
}

/** Area-weighted site of a place; what nobody measured is absent. */
function meanSite(site: SiteColumns, parcels: ParcelSet, rows: readonly number[], climate: Site): Site {
  const means = Object.entries(site).map(([name, column]) => [name, areaMean(column, parcels.areaM2, rows)] as const);
  return { ...climate, ...Object.fromEntries(means.filter(([, mean]) => !Number.isNaN(mean))) };
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

function unknownGroup(id: string, { groups, crops }: CropRequirements, file: string): PlanningError {
  const known = [...groups, ...crops].map((entry) => entry.id).join(', ');
  return new PlanningError('usage', 'unknown-crop-group', {
    text: text(`没有作物组或作物 ${id}`, `there is no crop group or crop ${id}`),
    remedy: text(`可用：${known}`, `available: ${known}`),
    at: { file, field: 'cropGroups.groups' },
  });
}
