import type { ParcelHistory, Planting } from './planting.ts';
import type { RotationCrop } from './rotation-standard.ts';

/** A crop of one season of one parcel, in the order of planting. */
export interface SeasonCrop {
  readonly crop: RotationCrop;
  readonly year: number;
  /** Place of the season within the year. */
  readonly season: number;
  readonly asGreenManure: boolean;
}

/**
 * The history of a parcel from its seasons: records of one perennial in years that follow each other are one stand, and one that
 * spans years nobody knows of as well. A stand is cleared in its last year when a later year is known; otherwise it stands.
 */
export function historyOf(seasons: readonly SeasonCrop[], knownYears: ReadonlySet<number>): ParcelHistory {
  const plantings: Planting[] = [];
  const lastKnown = Math.max(...knownYears);
  for (const { crop, year, season, asGreenManure } of seasons) {
    if (crop.growth === 'annual') {
      plantings.push({ crop, year, season, endYear: year, asGreenManure });
      continue;
    }
    const place = plantings.findLastIndex((planting) => planting.crop.id === crop.id);
    const stand = plantings[place];
    const goesOn = stand !== undefined && isStanding(stand, year, knownYears);
    const endYear = year < lastKnown ? year : null;
    if (goesOn) plantings[place] = { ...stand, endYear };
    else plantings.push({ crop, year, season, endYear, asGreenManure });
  }
  return { plantings, knownYears };
}

/** Whether no year between a stand's last one and `year` is known to hold something else. */
function isStanding({ endYear }: Planting, year: number, knownYears: ReadonlySet<number>): boolean {
  if (endYear === null) return true;
  for (let between = endYear + 1; between < year; between++) if (knownYears.has(between)) return false;
  return true;
}
