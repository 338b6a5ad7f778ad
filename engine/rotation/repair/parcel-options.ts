import { checkHistories } from '../check-histories.ts';
import { conflictRow, ERROR, UNKNOWN, WARNING } from '../conflict-list.ts';
import { buildHistories, type LandRecord } from '../history-builder.ts';
import type { RepairParcel, RepairQuestion } from './repair-question.ts';
import { fitsWindows, isMovable, programOf, type YearProgram } from './year-program.ts';

/** One way to plant a parcel in the planned years. */
export interface ParcelOption {
  /** One program for each planned year. */
  readonly programs: readonly YearProgram[];
  /** Land of the parcel with a conflict that is to go, mu. */
  readonly conflictMu: number;
  /** Land times its lesser ones, warnings where errors are to go, else infos; mu times conflicts. */
  readonly lesserMu: number;
  /** Planned land that changes, mu times years. */
  readonly changedMu: number;
}

/** The ways to plant a parcel: the first is the plan as it is. */
export interface ParcelOptions {
  readonly options: readonly ParcelOption[];
  /** Whether more ways were left out, dearest first. */
  readonly isCut: boolean;
}

/** Ways kept for a parcel; with one planned year all of them are. */
const MOST_OPTIONS = 64;

/**
 * Every way to plant each parcel with the programs at hand: the plan as it is, and every change. Years whose crops cannot move stay as planned. Programs whose second crop comes too late are no way.
 */
export function parcelOptions(question: RepairQuestion): ParcelOptions[] {
  const { book, parcels } = question;
  const programs = question.programs.filter((program) => fitsWindows(program, book));
  return parcels.map((parcel) => optionsOf(parcel, programs, question));
}

function optionsOf(parcel: RepairParcel, programs: readonly YearProgram[], question: RepairQuestion): ParcelOptions {
  const planned = question.years.map((year) => sharedProgram(parcel, year));
  const sequences = sequencesOf(planned, programs, question);
  const found = conflictMuOf(parcel, sequences, question);
  const options = sequences.map((sequence, k) => ({
    programs: sequence,
    conflictMu: found.conflictMu[k] as number,
    lesserMu: found.lesserMu[k] as number,
    changedMu: parcel.areaMu * sequence.filter((program, y) => program.key !== planned[y]?.key).length,
  }));
  const [asPlanned, ...others] = options;
  if (asPlanned === undefined) throw new Error('a parcel without a way to plant it');
  const useful = others.sort((a, b) => a.conflictMu - b.conflictMu || a.changedMu - b.changedMu);
  const kept = question.years.length === 1 ? useful : useful.slice(0, MOST_OPTIONS);
  return { options: [asPlanned, ...kept], isCut: kept.length < useful.length };
}

/** What all parts of a parcel bear in a year; null where nobody knows, or they are planted apart. */
function sharedProgram({ parts }: RepairParcel, year: number): YearProgram | null {
  const [first, ...others] = parts.map(({ record }) => programOf(record, year));
  return first != null && others.every((other) => other?.key === first.key) ? first : null;
}

const UNKNOWN_YEAR: YearProgram = { key: '?', crops: [] };

/** The plan, then everything that movable years could hold instead. */
function sequencesOf(
  planned: readonly (YearProgram | null)[],
  programs: readonly YearProgram[],
  { book }: RepairQuestion,
): YearProgram[][] {
  const own = planned.map((program) => program ?? UNKNOWN_YEAR);
  let sequences: YearProgram[][] = [[]];
  for (const [k, program] of own.entries()) {
    const choices = isMovable(planned[k] ?? null, book)
      ? [program, ...programs.filter(({ key }) => key !== program.key)]
      : [program];
    sequences = sequences.flatMap((sequence) => choices.map((choice) => [...sequence, choice]));
  }
  return sequences;
}

/** Land with a conflict that is to go, and land times its lesser conflicts, for each way to plant a parcel. */
function conflictMuOf({ parts }: RepairParcel, sequences: readonly YearProgram[][], question: RepairQuestion) {
  const { book, winterFallow, years, clear, by } = question;
  const records = sequences.flatMap((sequence, s) =>
    // The first is the plan as it is: also where nobody knows all of it, or parts are planted apart.
    parts.map(({ record }) => (s === 0 ? record : replanted(record, years, sequence))),
  );
  const { histories } = buildHistories(records, book);
  const surroundings = { unit: null, edges: null, seedMaize: null };
  const { conflicts } = checkHistories({ histories, book, winterFallow, surroundings });
  const [broken, lesser] = [new Uint8Array(records.length), new Uint8Array(records.length)];
  const least = clear === 'error' ? ERROR : WARNING;
  for (let k = 0; k < conflicts.length; k++) {
    const row = conflictRow(conflicts, k);
    const verdict = row[by];
    const isPlanned = row.planting < 0 || years.includes(histories.year[row.planting] as number);
    if (verdict === UNKNOWN || !isPlanned) continue;
    if (verdict >= least) broken[row.history] = 1;
    else if (verdict === least - 1) lesser[row.history] = (lesser[row.history] as number) + 1;
  }
  const landOf = (flags: Uint8Array) =>
    Float64Array.from(sequences, (_s, s) =>
      parts.reduce((mu, part, p) => mu + (flags[s * parts.length + p] as number) * part.areaMu, 0),
    );
  return { conflictMu: landOf(broken), lesserMu: landOf(lesser) };
}

/** A record with other crops in the planned years; the status of the land stays. */
export function replanted(
  { seasons, knownYears, seen }: LandRecord,
  years: readonly number[],
  programs: readonly YearProgram[],
): LandRecord {
  const kept = seasons.filter(({ year }) => !years.includes(year));
  const planted = years.flatMap((year, k) => {
    const program = programs[k] as YearProgram;
    const status = seasons.find((season) => season.year === year)?.status ?? 0;
    return program.crops.map((crop) => ({ ...crop, year, status }));
  });
  return { seasons: [...kept, ...planted].sort((a, b) => a.year - b.year || a.season - b.season), knownYears, seen };
}
