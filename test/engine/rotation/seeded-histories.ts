import { Random } from '../../../data/make/random.ts';
import type { LandRecord, SeasonCrop } from '../../../engine/rotation/history-builder.ts';
import { type HistoryTable, STANDING } from '../../../engine/rotation/history-table.ts';
import type { RotationStandard } from '../../../engine/rotation/rotation-standard.ts';
import type { PlainHistory } from './plain-rotation.ts';

/** Records of `years` years with second crops, intercrops, stands, green manure, fallow and years nobody knows of. */
export function seededRecords(
  count: number,
  { seed, years, crops }: { seed: string; years: number; crops: number },
): LandRecord[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => {
    const seasons: SeasonCrop[] = [];
    const knownYears = new Set<number>();
    // A few favourites a field, so that repeats are common.
    const favourites = Array.from({ length: random.whole(2, 5) }, () => random.whole(0, crops - 1));
    for (let year = 2018; year < 2018 + years; year++) {
      if (random.chance(0.06)) continue;
      if (!random.chance(0.04)) knownYears.add(year);
      if (random.chance(0.06)) continue;
      const places = random.chance(0.2) ? 2 : 1;
      for (let season = 0; season < places; season++) {
        const together = random.chance(0.08) ? 2 : 1;
        for (let k = 0; k < together; k++) {
          seasons.push({
            crop: random.chance(0.7) ? random.pick(favourites) : random.whole(0, crops - 1),
            year,
            season,
            asGreenManure: random.chance(0.08),
            forSeed: false,
            status: 0,
          });
        }
      }
    }
    return { seasons, knownYears, seen: 0 };
  });
}

/** The same histories as plain objects. */
export function plainHistories(
  histories: HistoryTable,
  records: readonly LandRecord[],
  { crops }: RotationStandard,
): PlainHistory[] {
  return records.map(({ knownYears }, h) => {
    const from = histories.starts[h] as number;
    const plantings = Array.from({ length: (histories.starts[h + 1] as number) - from }, (_v, place) => {
      const k = from + place;
      const crop = crops[histories.crop[k] as number];
      if (crop === undefined) throw new Error(`no crop of planting ${k}`);
      const end = histories.endYear[k] as number;
      return {
        crop,
        year: histories.year[k] as number,
        season: histories.season[k] as number,
        endYear: end === STANDING ? null : end,
        asGreenManure: histories.use[k] === 1,
      };
    });
    return { plantings, knownYears };
  });
}
