import { buildHistories, type LandRecord } from '../../rotation/history-builder.ts';
import { landRecordOf } from '../../rotation/repair/land-record.ts';
import { replanted } from '../../rotation/repair/parcel-options.ts';
import type { RepairQuestion } from '../../rotation/repair/repair-question.ts';
import type { ScopeRepair } from '../../rotation/repair/repair-scope.ts';
import { programOf, type YearProgram } from '../../rotation/repair/year-program.ts';
import type { Run } from '../../run/run.ts';
import type { OpenLand } from './judge-land.ts';
import { type PlantedParcel, plantedParcels, programsGrown } from './planted-parcels.ts';
import { customaryBounds, givenBounds, type RepairBounds } from './repair-bounds.ts';
import type { RotationTables } from './rotation-tables.ts';

/** How a plan is repaired. */
export interface RepairSettings {
  /** Planned years begin here. */
  readonly fromYear: number;
  readonly clear: RepairQuestion['clear'];
  readonly by: RepairQuestion['by'];
  /** Leading digits of a parcel's code that name the land whose demands are met together; 0 for all land. */
  readonly scopeDigits: number;
  /** Null takes the customary tolerance about the planned areas. */
  readonly bounds: { readonly file: string; readonly of: RepairBounds } | null;
}

/** Repairs one scope; hosts share scopes out among threads. */
export type ScopeRepairer = (question: RepairQuestion) => Promise<ScopeRepair>;

/** One scope with what became of it. */
export interface RepairedScope extends Omit<ScopeRepair, 'programs'> {
  readonly scope: string;
  readonly parcels: number;
}

/** A planned year of a parcel that changes. */
export interface PlanChange {
  /** Row of the parcel. */
  readonly parcel: number;
  readonly year: number;
  readonly before: YearProgram;
  readonly after: YearProgram;
}

/** A repaired plan: what the rules say before and after, and every change. */
export interface RotationRepair {
  readonly years: readonly number[];
  readonly before: RotationTables;
  readonly after: RotationTables;
  readonly scopes: readonly RepairedScope[];
  readonly changes: readonly PlanChange[];
}

/** Repairs the planned years of open land scope by scope; rules that look at the land around are judged again afterwards. */
export async function repairRotation(
  land: OpenLand,
  settings: RepairSettings,
  repairer: ScopeRepairer,
  run: Run,
): Promise<RotationRepair> {
  const before = await land.judge(land.histories, run);
  const { histories } = land;
  const last = histories.firstYear + histories.years - 1;
  const years = Array.from({ length: Math.max(0, last - settings.fromYear + 1) }, (_v, k) => settings.fromYear + k);
  const records = Array.from({ length: histories.length }, (_v, h) => landRecordOf(histories, h));
  const scopes = scopesOf(before, records, settings.scopeDigits);
  let done = 0;
  const repairs = await Promise.all(
    scopes.map(async (scope) => {
      const repair = await repairer(scopeQuestion(scope, { land, years, settings, winterFallow: before.winterFallow }));
      done++;
      await run.step('rotation', done, scopes.length);
      return repair;
    }),
  );
  const changes = repairs.flatMap((repair, k) => changesOf(repair, scopes[k] as Scope, { years, records }));
  const changed = replantedRecords(records, before, changes);
  const after = await land.judge(buildHistories(changed, land.book).histories, run);
  return {
    years,
    before,
    after,
    scopes: repairs.map(({ programs: _programs, ...repair }, k) => {
      const { code, planted } = scopes[k] as Scope;
      return { scope: code, parcels: planted.length, ...repair };
    }),
    changes,
  };
}

interface Scope {
  readonly code: string;
  readonly planted: readonly PlantedParcel[];
}

function scopesOf(tables: RotationTables, records: readonly LandRecord[], digits: number): Scope[] {
  const groups = new Map<string, PlantedParcel[]>();
  for (const planted of plantedParcels(tables, records)) {
    const code = (tables.parcels.ids[planted.row] as string).slice(0, digits);
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [planted]);
    else group.push(planted);
  }
  return [...groups].map(([code, planted]) => ({ code, planted }));
}

interface ScopeMeans {
  readonly land: OpenLand;
  readonly years: readonly number[];
  readonly settings: RepairSettings;
  readonly winterFallow: boolean;
}

function scopeQuestion({ code, planted }: Scope, { land, years, settings, winterFallow }: ScopeMeans): RepairQuestion {
  const { book } = land;
  const programs = programsGrown(planted, land);
  const parcels = planted.map(({ parcel }) => parcel);
  const { bounds, clear, by } = settings;
  const set =
    bounds === null
      ? customaryBounds(parcels, programs, { years, book })
      : givenBounds(bounds.of, code, { years, book, file: bounds.file });
  return { book, winterFallow, parcels, years, programs, clear, by, ...set };
}

interface Records {
  readonly years: readonly number[];
  readonly records: readonly LandRecord[];
}

function changesOf({ programs }: ScopeRepair, { planted }: Scope, { years, records }: Records): PlanChange[] {
  return programs.flatMap((chosen, k) => {
    if (chosen === null) return [];
    const { row, parts } = planted[k] as PlantedParcel;
    const record = records[parts[0] as number] as LandRecord;
    return years.flatMap((year, y) => {
      const before = programOf(record, year);
      const after = chosen[y];
      if (before === null || after === undefined || before.key === after.key) return [];
      return [{ parcel: row, year, before, after }];
    });
  });
}

function replantedRecords(
  records: readonly LandRecord[],
  { parts }: RotationTables,
  changes: readonly PlanChange[],
): LandRecord[] {
  const ofParcel = new Map<number, PlanChange[]>();
  for (const change of changes) ofParcel.set(change.parcel, [...(ofParcel.get(change.parcel) ?? []), change]);
  return records.map((record, part) => {
    const own = ofParcel.get(parts.parcel[part] as number);
    if (own === undefined) return record;
    return replanted(
      record,
      own.map(({ year }) => year),
      own.map(({ after }) => after),
    );
  });
}
