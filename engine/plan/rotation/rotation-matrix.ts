import { M2_PER_MU } from '../../parcel/parcel-fields.ts';
import { GREEN_MANURE, type HistoryTable, isKnownYear, SEED_CROP, STANDING } from '../../rotation/history-table.ts';
import type { LocalText } from '../../run/local-text.ts';
import { type ConflictEntry, conflictReader } from './conflict-rows.ts';
import type { RotationTables } from './rotation-tables.ts';
import { withConflicts } from './some-conflicts.ts';

/** A crop in a cell of the matrix. */
export interface MatrixCrop {
  readonly id: string;
  readonly label: LocalText;
  readonly asGreenManure: boolean;
  readonly forSeed: boolean;
}

/** One year of one part of a parcel. */
export interface MatrixYear {
  readonly year: number;
  /** Whether everything of the year is known; a known year without crops lay fallow or was no cropland. */
  readonly isKnown: boolean;
  /** Crops one after the other, those of one entry grown together. */
  readonly sequence: readonly (readonly MatrixCrop[])[];
  /** Conflicts of its crops: places in `MatrixRow.conflicts`. */
  readonly conflicts: readonly number[];
}

/** A part of a parcel with its years and what the rules say of it. */
export interface MatrixRow {
  readonly parcel: string;
  readonly codes: string;
  readonly areaMu: number | null;
  readonly years: readonly MatrixYear[];
  readonly conflicts: readonly ConflictEntry[];
}

/** Field × year: the rows of some parcels, all parts of each. */
export function rotationMatrix(tables: RotationTables, parcels: ArrayLike<number>): MatrixRow[] {
  const { parts, histories } = tables;
  const wanted = new Set(Array.from(parcels));
  const rows = Array.from(parts.parcel.keys()).filter((part) => wanted.has(parts.parcel[part] as number));
  const ofHistory = conflictsOf(tables, rows);
  return rows.map((part) => {
    const own = ofHistory(part);
    const areaMu = (parts.areaM2[part] as number) / M2_PER_MU;
    return {
      parcel: tables.parcels.ids[parts.parcel[part] as number] as string,
      codes: parts.codes[part] as string,
      areaMu: Number.isNaN(areaMu) ? null : areaMu,
      years: Array.from({ length: histories.years }, (_v, k) => matrixYear(tables, part, histories.firstYear + k, own)),
      conflicts: own,
    };
  });
}

/** Conflicts of some histories, words and all. */
function conflictsOf(tables: RotationTables, rows: readonly number[]): (part: number) => readonly ConflictEntry[] {
  const wanted = new Set(rows);
  const reader = conflictReader(withConflicts(tables, ({ history }) => wanted.has(history)));
  const entries = new Map<number, ConflictEntry[]>();
  for (let k = 0; k < reader.length; k++) {
    const { history, ...entry } = reader.entry(k);
    entries.set(history, [...(entries.get(history) ?? []), { history, ...entry }]);
  }
  return (part) => entries.get(part) ?? [];
}

function matrixYear(tables: RotationTables, part: number, year: number, own: readonly ConflictEntry[]): MatrixYear {
  const { histories, standard } = tables;
  const sequence: { readonly season: number; readonly crops: MatrixCrop[] }[] = [];
  for (const k of plantingsIn(histories, part, year)) {
    const { id, label } = standard.crops[histories.crop[k] as number] as RotationTables['standard']['crops'][number];
    const use = histories.use[k] as number;
    const crop = { id, label, asGreenManure: (use & GREEN_MANURE) !== 0, forSeed: (use & SEED_CROP) !== 0 };
    const season = histories.year[k] === year ? (histories.season[k] as number) : 0;
    const last = sequence.at(-1);
    if (last?.season === season) last.crops.push(crop);
    else sequence.push({ season, crops: [crop] });
  }
  return {
    year,
    isKnown: isKnownYear(histories, part, year),
    sequence: sequence.map(({ crops }) => crops),
    conflicts: own.flatMap((entry, k) => (entry.year === year ? [k] : [])),
  };
}

/** Plantings of a history that stand in a year, perennials in every year from planting to clearing. */
function plantingsIn({ starts, year: from, endYear }: HistoryTable, history: number, year: number): number[] {
  const found: number[] = [];
  for (let k = starts[history] as number; k < (starts[history + 1] as number); k++) {
    const end = endYear[k] as number;
    if ((from[k] as number) <= year && (end === STANDING || year <= end)) found.push(k);
  }
  return found;
}
