import { M2_PER_MU } from '../../parcel/parcel-fields.ts';
import { buildHistories, type LandRecord } from '../../rotation/history-builder.ts';
import { landRecordOf } from '../../rotation/repair/land-record.ts';
import { replanted } from '../../rotation/repair/parcel-options.ts';
import type { RepairParcel, RepairQuestion } from '../../rotation/repair/repair-question.ts';
import type { ScopeRepair } from '../../rotation/repair/repair-scope.ts';
import { isMovable, programOf, type YearProgram } from '../../rotation/repair/year-program.ts';
import type { Run } from '../../run/run.ts';
import type { OpenLand } from './judge-land.ts';
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
  const planted = replantedRecords(records, before, changes);
  const after = await land.judge(buildHistories(planted, land.book).histories, run);
  return {
    years,
    before,
    after,
    scopes: repairs.map(({ programs: _programs, ...repair }, k) => {
      const { code, rows } = scopes[k] as Scope;
      return { scope: code, parcels: rows.length, ...repair };
    }),
    changes,
  };
}

interface Scope {
  readonly code: string;
  /** Rows of its parcels, and the histories of each. */
  readonly rows: readonly number[];
  readonly parts: readonly (readonly number[])[];
  readonly parcels: readonly RepairParcel[];
}

/** Parcels by scope; those without known area or record are left as they are. */
function scopesOf({ parcels, parts }: RotationTables, records: readonly LandRecord[], digits: number): Scope[] {
  const partsOf: number[][] = parcels.ids.map(() => []);
  for (const [part, parcel] of parts.parcel.entries()) partsOf[parcel]?.push(part);
  const groups = new Map<string, { code: string; rows: number[]; parts: number[][]; parcels: RepairParcel[] }>();
  for (const [row, id] of parcels.ids.entries()) {
    const own = partsOf[row] ?? [];
    const areas = own.map((part) => (parts.areaM2[part] as number) / M2_PER_MU);
    const areaMu = areas.reduce((sum, mu) => sum + mu, 0);
    if (own.length === 0 || !(areaMu > 0)) continue;
    const code = id.slice(0, digits);
    const group = groups.get(code) ?? { code, rows: [], parts: [], parcels: [] };
    groups.set(code, group);
    group.rows.push(row);
    group.parts.push(own);
    group.parcels.push({
      areaMu,
      parts: own.map((part, k) => ({ areaMu: areas[k] as number, record: records[part] as LandRecord })),
    });
  }
  return [...groups.values()];
}

interface ScopeMeans {
  readonly land: OpenLand;
  readonly years: readonly number[];
  readonly settings: RepairSettings;
  readonly winterFallow: boolean;
}

function scopeQuestion({ code, parcels }: Scope, { land, years, settings, winterFallow }: ScopeMeans): RepairQuestion {
  const { book } = land;
  const programs = programsGrown(parcels, land);
  const { bounds, clear, by } = settings;
  const set =
    bounds === null
      ? customaryBounds(parcels, programs, { years, book })
      : givenBounds(bounds.of, code, { years, book, file: bounds.file });
  return { book, winterFallow, parcels, years, programs, clear, by, ...set };
}

/** What is grown in a scope and can be moved, in the order it is first met: nothing is proposed that nobody there grows. */
function programsGrown(parcels: readonly RepairParcel[], { book, histories }: OpenLand): YearProgram[] {
  const programs = new Map<string, YearProgram>();
  for (const { parts } of parcels) {
    for (const { record } of parts) {
      for (let year = histories.firstYear; year < histories.firstYear + histories.years; year++) {
        const program = programOf(record, year);
        if (isMovable(program, book)) programs.set(program.key, program);
      }
    }
  }
  return [...programs.values()];
}

interface Records {
  readonly years: readonly number[];
  readonly records: readonly LandRecord[];
}

function changesOf({ programs }: ScopeRepair, { rows, parts }: Scope, { years, records }: Records): PlanChange[] {
  return programs.flatMap((chosen, k) => {
    if (chosen === null) return [];
    const record = records[parts[k]?.[0] as number] as LandRecord;
    return years.flatMap((year, y) => {
      const before = programOf(record, year);
      const after = chosen[y];
      if (before === null || after === undefined || before.key === after.key) return [];
      return [{ parcel: rows[k] as number, year, before, after }];
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
