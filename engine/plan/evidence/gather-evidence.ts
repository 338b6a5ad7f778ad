import type { Run } from '../../run/run.ts';
import { byLimitKind, type LimitKind } from '../../suitability/exclusion.ts';
import { monthsCleanColumn } from '../input-history.ts';
import { type InputRecords, readInputRecords } from '../input-records.ts';
import type { Workbench } from '../workbench.ts';
import { airEvidence } from './air-evidence.ts';
import { inputEvidence } from './input-evidence.ts';
import { landEvidence } from './land-evidence.ts';
import { type LimitEvidence, noEvidence } from './limit-evidence.ts';
import { soilEvidence } from './soil-evidence.ts';
import { waterEvidence } from './water-evidence.ts';

/** Evidence of every kind of limit, and the crop records the conversion clock reads again. */
export interface GatheredEvidence {
  readonly limits: Record<LimitKind, LimitEvidence>;
  /** Null when the scenario has no crop history or its file cannot be used. */
  readonly inputs: InputRecords | null;
}

/**
 * Joins tests, codes and records to the parcels and adds the columns that criteria read. A file that cannot be used is a
 * finding and leaves its kind unknown throughout.
 */
export async function gatherEvidence(bench: Workbench, run: Run): Promise<GatheredEvidence> {
  const { scenario, parcels, columns, desk } = bench;
  const { soil, water, air, land, cropHistory, asOf } = scenario;
  const found: Partial<Record<LimitKind, LimitEvidence | null>> = {};
  await run.step('evidence', 0, 4);
  if (soil) found.soil = await desk.optional('soil', () => soilEvidence(bench, soil));
  await run.step('evidence', 1, 4);
  if (water) found.water = await desk.optional('water', () => waterEvidence(bench, water, run));
  await run.step('evidence', 2, 4);
  if (air) found.air = await desk.optional('air', () => airEvidence(parcels, scenario, air, desk));
  await run.step('evidence', 3, 4);
  if (land) found.land = landEvidence(parcels, land.rules, land.noted, asOf);
  const inputs = cropHistory ? await desk.optional('crop history', () => readInputRecords(cropHistory, desk)) : null;
  if (inputs !== null && cropHistory) {
    columns.add(monthsCleanColumn(parcels, asOf, inputs), { file: cropHistory.file, date: asOf });
    found.inputs = inputEvidence(parcels, asOf, inputs);
  }
  const limits = byLimitKind((kind) => found[kind] ?? noEvidence(parcels.ids.length));
  for (const { columns: added } of Object.values(limits))
    for (const { column, origin } of added) columns.add(column, origin);
  return { limits, inputs };
}
