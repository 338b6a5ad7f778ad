import { GREEN_MANURE, type HistoryTable, SEED_CROP, STANDING } from './history-table.ts';
import type { RuleBook } from './rule-book.ts';

/** A crop of one season of one piece of land. */
export interface SeasonCrop {
  /** Index into the crops of the rule book. */
  readonly crop: number;
  readonly year: number;
  /** Place of the season within the year. */
  readonly season: number;
  readonly asGreenManure: boolean;
  readonly forSeed: boolean;
  /** Conversion status as `HistoryTable` codes it. */
  readonly status: number;
}

/** What is known of one piece of land. */
export interface LandRecord {
  /** In the order of time. */
  readonly seasons: readonly SeasonCrop[];
  /** Years of which everything is known, fallow years among them. */
  readonly knownYears: ReadonlySet<number>;
  /** Set of diseases seen on it, bit `k` the disease `k` of the standard. */
  readonly seen: number;
}

/** A stand of a perennial that ends and comes back later. */
export interface ReturningStand {
  readonly record: number;
  readonly crop: number;
  /** Its last year before, and the year it is there again. */
  readonly lastYear: number;
  readonly year: number;
}

/**
 * Histories from records of seasons: records of one perennial in years that follow each other are one stand, and one that spans years
 * nobody knows of as well. A stand is cleared in its last year when a later year is known; otherwise it stands. Stands that vanish and
 * return are told.
 */
export function buildHistories(
  records: readonly LandRecord[],
  { annual }: RuleBook,
): { readonly histories: HistoryTable; readonly returning: readonly ReturningStand[] } {
  const returning: ReturningStand[] = [];
  const [firstYear, lastYear] = spanOf(records);
  const years = lastYear - firstYear + 1;
  const room = records.reduce((sum, { seasons }) => sum + seasons.length, 0);
  const columns = new PlantingColumns(room);
  const starts = new Uint32Array(records.length + 1);
  const known = new Uint8Array(records.length * years);
  const unknownBefore = new Int16Array(room);
  for (const [record, { seasons, knownYears }] of records.entries()) {
    const lastKnown = Math.max(firstYear - 1, ...knownYears);
    for (const season of seasons) {
      const before = annual[season.crop] === 1 ? -1 : columns.latest(season.crop, starts[record] as number);
      const endYear = annual[season.crop] === 1 || season.year < lastKnown ? season.year : STANDING;
      if (before >= 0 && isStanding(columns.endYear[before] as number, season.year, knownYears)) {
        columns.endYear[before] = endYear;
        continue;
      }
      if (before >= 0) {
        returning.push({ record, crop: season.crop, lastYear: columns.endYear[before] as number, year: season.year });
      }
      columns.add(season, endYear);
    }
    starts[record + 1] = columns.length;
    for (const year of knownYears) known[record * years + (year - firstYear)] = 1;
    for (let k = starts[record] as number; k < columns.length; k++) {
      let year = (columns.year[k] as number) - 1;
      while (knownYears.has(year)) year--;
      unknownBefore[k] = year;
    }
  }
  const histories = {
    length: records.length,
    starts,
    ...columns.trimmed(),
    unknownBefore: unknownBefore.slice(0, columns.length),
    firstYear,
    years,
    knownYears: Uint8Array.from(records, ({ knownYears }) => knownYears.size),
    known,
    seen: Uint32Array.from(records, ({ seen }) => seen),
  };
  return { histories, returning };
}

function spanOf(records: readonly LandRecord[]): readonly [number, number] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { seasons, knownYears } of records) {
    for (const { year } of seasons) {
      first = Math.min(first, year);
      last = Math.max(last, year);
    }
    for (const year of knownYears) {
      first = Math.min(first, year);
      last = Math.max(last, year);
    }
  }
  return first > last ? [0, 0] : [first, last];
}

/** Whether no year between a stand's last one and `year` is known to hold something else. */
function isStanding(endYear: number, year: number, knownYears: ReadonlySet<number>): boolean {
  if (endYear === STANDING) return true;
  for (let between = endYear + 1; between < year; between++) if (knownYears.has(between)) return false;
  return true;
}

class PlantingColumns {
  length = 0;
  readonly crop: Uint16Array;
  readonly year: Int16Array;
  readonly season: Uint8Array;
  readonly endYear: Int16Array;
  readonly use: Uint8Array;
  readonly status: Uint8Array;

  constructor(room: number) {
    this.crop = new Uint16Array(room);
    this.year = new Int16Array(room);
    this.season = new Uint8Array(room);
    this.endYear = new Int16Array(room);
    this.use = new Uint8Array(room);
    this.status = new Uint8Array(room);
  }

  add({ crop, year, season, asGreenManure, forSeed, status }: SeasonCrop, endYear: number): void {
    const k = this.length++;
    this.crop[k] = crop;
    this.year[k] = year;
    this.season[k] = season;
    this.endYear[k] = endYear;
    this.use[k] = (asGreenManure ? GREEN_MANURE : 0) | (forSeed ? SEED_CROP : 0);
    this.status[k] = status;
  }

  /** Latest planting of a crop since `from`; −1 for none. */
  latest(crop: number, from: number): number {
    let k = this.length - 1;
    while (k >= from && this.crop[k] !== crop) k--;
    return k < from ? -1 : k;
  }

  trimmed() {
    const { length, crop, year, season, endYear, use, status } = this;
    return {
      crop: crop.slice(0, length),
      year: year.slice(0, length),
      season: season.slice(0, length),
      endYear: endYear.slice(0, length),
      use: use.slice(0, length),
      status: status.slice(0, length),
    };
  }
}
