import type { LandRecord, SeasonCrop } from '../history-builder.ts';
import { GREEN_MANURE, type HistoryTable, isKnownYear, SEED_CROP, STANDING } from '../history-table.ts';

/** The record that a history was built from: stands year by year, and the years of which everything is known. */
export function landRecordOf(histories: HistoryTable, history: number): LandRecord {
  const { starts, firstYear, years } = histories;
  const last = firstYear + years - 1;
  const knownYears = new Set<number>();
  for (let year = firstYear; year <= last; year++) if (isKnownYear(histories, history, year)) knownYears.add(year);
  const seasons: SeasonCrop[] = [];
  for (let k = starts[history] as number; k < (starts[history + 1] as number); k++) {
    const end = histories.endYear[k] === STANDING ? last : (histories.endYear[k] as number);
    for (let year = histories.year[k] as number; year <= end; year++) {
      if (year > (histories.year[k] as number) && !knownYears.has(year)) continue;
      seasons.push(seasonAt(histories, k, year));
    }
  }
  seasons.sort((a, b) => a.year - b.year || a.season - b.season);
  return { seasons, knownYears, seen: histories.seen[history] as number };
}

function seasonAt(histories: HistoryTable, k: number, year: number): SeasonCrop {
  const use = histories.use[k] as number;
  return {
    crop: histories.crop[k] as number,
    year,
    season: histories.year[k] === year ? (histories.season[k] as number) : 0,
    asGreenManure: (use & GREEN_MANURE) !== 0,
    forSeed: (use & SEED_CROP) !== 0,
    status: histories.status[k] as number,
  };
}
