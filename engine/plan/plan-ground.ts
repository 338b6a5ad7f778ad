import type { Village } from '../parcel/parcel-set.ts';
import { type ParcelFile, type ParcelReading, parcelsFrom } from '../parcel/parcels-from.ts';
import type { Finding } from '../run/finding.ts';
import { PlanningError } from '../run/planning-error.ts';
import type { Run } from '../run/run.ts';
import { carriedFields, missingCarried } from './carried-fields.ts';
import { columnsRead } from './criteria-of.ts';
import { type GatheredEvidence, gatherEvidence } from './evidence/gather-evidence.ts';
import { InputDesk } from './input-desk.ts';
import type { SourceZoneTables } from './isolation/source-zone-rows.ts';
import { sourceZones } from './isolation/source-zones.ts';
import type { Helpers } from './layer-task.ts';
import { measureLayers } from './measure-layers.ts';
import { measureNeighbours } from './measure-neighbours.ts';
import { ParcelColumns } from './parcel-columns.ts';
import type { PlanInputs } from './plan-inputs.ts';
import { readVillages } from './read-villages.ts';
import { planRotation } from './rotation/plan-rotation.ts';
import type { RotationTables } from './rotation/rotation-tables.ts';
import { addSalinity } from './salinity-column.ts';
import type { Scenario } from './scenario.ts';
import { strayCodes } from './stray-codes.ts';
import type { Workbench } from './workbench.ts';

/**
 * What files and distances say of the parcels before anything is weighed: it stays the same under other weights, curves,
 * limits, classes and belts, so that a plan asked anew begins here.
 */
export interface PlanGround {
  /** The question it was read for. */
  readonly scenario: Scenario;
  readonly desk: InputDesk;
  readonly reading: ParcelReading;
  readonly columns: ParcelColumns;
  readonly evidence: GatheredEvidence;
  /** Null when the scenario asks for no rotation. */
  readonly rotation: RotationTables | null;
  /** Null when the scenario names no sources of pollution. */
  readonly zones: SourceZoneTables | null;
}

/** Where files come from, and who helps to measure. */
export interface GroundMeans {
  readonly inputs: PlanInputs;
  readonly helpers: Helpers | null;
}

/** Keys of a scenario that the ground is read by; columns that criteria read are compared beside them. */
const GROUND_KEYS = [
  'asOf',
  'parcels',
  'villages',
  'rasters',
  'neighbours',
  'salinity',
  'soil',
  'water',
  'air',
  'land',
  'cropHistory',
  'sources',
  'rotation',
] as const satisfies readonly (keyof Scenario)[];

/** Whether what was read for one scenario answers another as well: they differ in weights, curves, limits, classes or belts only. */
export function sharesGround(one: Scenario, other: Scenario): boolean {
  const keyOf = (scenario: Scenario) =>
    JSON.stringify([...GROUND_KEYS.map((key) => scenario[key]), columnsRead(scenario), carriedFields(scenario)]);
  return keyOf(one) === keyOf(other);
}

/** The ground for one more judgement: what is added to columns, findings and records from now on stays with it. */
export function forkGround(ground: PlanGround, scenario: Scenario): PlanGround {
  return { ...ground, scenario, desk: ground.desk.fork(), columns: ground.columns.fork() };
}

/**
 * Reads parcels, layers, distances, evidence and histories. Throws `PlanningError` when no parcel can be used; what else is
 * wrong with the data becomes a finding at the desk.
 */
export async function readGround(scenario: Scenario, { inputs, helpers }: GroundMeans, run: Run): Promise<PlanGround> {
  const desk = new InputDesk(inputs);
  const reading = await readParcels(scenario, desk, run);
  const { parcels } = reading;
  desk.findings.push(...strayCodes(scenario, parcels));
  const columns = new ParcelColumns(parcels.ids.length);
  const bench: Workbench = { scenario, parcels, columns, desk };
  await measureLayers(bench, helpers, run);
  const { salinity } = scenario;
  if (salinity) await desk.optional('salinity', () => addSalinity(salinity, columns, desk));
  await measureNeighbours(bench, run);
  const zones = scenario.sources === null ? null : await sourceZones(bench, scenario.sources, run);
  desk.share(scenario.cropHistory?.file ?? null);
  const evidence = await gatherEvidence(bench, run);
  const rotation = await planRotation(bench, run);
  desk.share(null);
  return { scenario, desk, reading, columns, evidence, rotation, zones };
}

async function readParcels(scenario: Scenario, desk: InputDesk, run: Run): Promise<ParcelReading> {
  const villages: readonly Village[] = scenario.villages === null ? [] : await readVillages(scenario.villages, desk);
  const { crs, files: names, id, officialArea, village, unitDigits, landUse } = scenario.parcels;
  const files: ParcelFile[] = [];
  for (const [k, file] of names.entries()) {
    await run.step('read', k, names.length);
    const layer = await desk.optional('parcels', () => desk.vector('parcels', file, crs === undefined ? {} : { crs }));
    if (layer !== null) files.push({ file, layer });
  }
  if (files.length === 0) throw noParcelFile(desk.findings);
  await run.step('parcels', 0, 1);
  const carried = carriedFields(scenario);
  desk.findings.push(...missingCarried(files, carried));
  const reading = parcelsFrom(
    files,
    { id, officialArea, village: villageRule(village), unitDigits, landUse, carried },
    villages,
  );
  for (const [k, counts] of reading.counts.entries()) desk.recount((files[k] as ParcelFile).file, counts);
  desk.findings.push(...reading.findings);
  return reading;
}

/** Nothing can be planned: the error of the first parcel file that could not be used. */
function noParcelFile(findings: readonly Finding[]): PlanningError {
  const first = findings.find((finding) => finding.at.layer === 'parcels' || finding.severity === 'error');
  if (first === undefined) throw new Error('no parcel file could be read and no finding says why');
  return new PlanningError('input', first.code, { text: first.message, remedy: first.remedy, at: first.at });
}

/** The scenario's optional fields without `undefined`, as the parcel rule wants them. */
function villageRule(village: Scenario['parcels']['village']) {
  if (village.from === 'id-prefix') return village;
  const { from, field, town, county } = village;
  return { from, field, ...(town === undefined ? {} : { town }), ...(county === undefined ? {} : { county }) };
}
