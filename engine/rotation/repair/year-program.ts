import type { LandRecord, SeasonCrop } from '../history-builder.ts';
import type { RuleBook } from '../rule-book.ts';

/** What stands on a piece of land in one year: crops with their seasons, nothing for fallow. */
export interface YearProgram {
  /** Tells programs apart. */
  readonly key: string;
  readonly crops: readonly Omit<SeasonCrop, 'year' | 'status'>[];
}

/** The program of a year; null where nobody knows it. */
export function programOf({ seasons, knownYears }: LandRecord, year: number): YearProgram | null {
  if (!knownYears.has(year)) return null;
  return yearProgram(seasons.filter((season) => season.year === year));
}

/** A program of crops in the order of their seasons, which are numbered anew. */
export function yearProgram(given: readonly Omit<SeasonCrop, 'year' | 'status'>[]): YearProgram {
  const seasons = [...new Set(given.map(({ season }) => season))].sort((a, b) => a - b);
  const crops = given.map(({ crop, season, asGreenManure, forSeed }) => ({
    crop,
    season: seasons.indexOf(season),
    asGreenManure,
    forSeed,
  }));
  const key = crops
    .map(
      ({ crop, season, asGreenManure, forSeed }) => `${season}:${crop}${asGreenManure ? 'g' : ''}${forSeed ? 's' : ''}`,
    )
    .sort()
    .join(' ');
  return { key, crops };
}

/** Whether a program may give way to another: stands and crops under contract for seed stay, and so does what nobody knows. */
export function isMovable(program: YearProgram | null, { annual }: RuleBook): program is YearProgram {
  return (
    program !== null &&
    program.crops.length > 0 &&
    program.crops.every(({ crop, forSeed }) => annual[crop] === 1 && !forSeed)
  );
}

/** Whether every crop of a program leaves time for the next: windows that nobody knows do not speak against it. */
export function fitsWindows({ crops: planned }: YearProgram, { slackDays, crops }: RuleBook): boolean {
  return planned.every((first) =>
    planned.every(
      (next) => next.season <= first.season || !((slackDays[first.crop * crops.length + next.crop] as number) < 0),
    ),
  );
}
