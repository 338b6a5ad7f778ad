import type { LandRecord } from '../history-builder.ts';
import { MipBuilder, type MipEffort, type MipSolver } from '../repair/mip.ts';
import type { RepairParcel } from '../repair/repair-question.ts';
import { fitsWindows, type YearProgram } from '../repair/year-program.ts';
import type { RuleBook } from '../rule-book.ts';
import { type CropSequence, searchSequences } from './sequence-search.ts';

/** A base that is to get a rotation. */
export interface ProposalQuestion {
  readonly book: RuleBook;
  readonly winterFallow: boolean;
  readonly parcels: readonly RepairParcel[];
  /** Years to be planted, after the last on record. */
  readonly years: readonly number[];
  /** What may be planted. */
  readonly programs: readonly YearProgram[];
}

/** Land of one family in each year, mu. */
export interface FamilyYears {
  readonly family: string;
  readonly mu: readonly number[];
}

/** A rotation for a base: verdicts are those of the policy, which asks for rotation without exemption. */
export interface RotationProposal {
  /** Sequence of each parcel; null where nothing could be planted. */
  readonly sequences: readonly (CropSequence | null)[];
  /** Land with an error that no sequence avoids, and land times warnings, mu. */
  readonly errorMu: number;
  readonly warningMu: number;
  /** Land times crops that follow one that is good before them, mu. */
  readonly goodMu: number;
  /** Main crops by family, and land under legumes or green manure, year by year. */
  readonly families: readonly FamilyYears[];
  readonly legumeMu: readonly number[];
  /** Cost of the choice, warnings and uneven years in mu, and what no choice among the sequences found can go below. */
  readonly cost: number;
  readonly bound: number;
}

/**
 * Proposes a rotation of some years for every parcel of a base: sequences without errors where there are any and with fewest warnings,
 * chosen together so that families and legumes take about the same land every year.
 */
export function proposeRotation(question: ProposalQuestion, solver: MipSolver, effort: MipEffort): RotationProposal {
  const { book, parcels, years } = question;
  const programs = question.programs.filter((program) => fitsWindows(program, book));
  const found = new Map<string, CropSequence[]>();
  const choices = parcels.map(({ parts }) => {
    const records = parts.map(({ record }) => record);
    const key = records.map(signature).join('|');
    const sequences =
      found.get(key) ?? (programs.length === 0 ? [] : searchSequences(records, { ...question, programs }));
    found.set(key, sequences);
    return sequences;
  });
  const taken = chooseEvenly(question, choices, solver, effort);
  const sequences = choices.map((own, p) => own[taken.options[p] as number] ?? null);
  const sum = (of: (sequence: CropSequence) => number) =>
    sequences.reduce(
      (total, sequence, p) => total + (sequence === null ? 0 : of(sequence) * (parcels[p]?.areaMu ?? 0)),
      0,
    );
  const landOf = (y: number, counts: (crop: number, asGreenManure: boolean) => boolean) =>
    sum(({ programs: own }) => (own[y]?.crops.some(({ crop, asGreenManure }) => counts(crop, asGreenManure)) ? 1 : 0));
  const families = [
    ...new Set(programs.flatMap(({ crops }) => crops.map(({ crop }) => book.crops[crop]?.family ?? ''))),
  ];
  return {
    sequences,
    errorMu: sum(({ errors }) => (errors > 0 ? 1 : 0)),
    warningMu: sum(({ warnings }) => warnings),
    goodMu: sum(({ good }) => good),
    families: families.map((family) => ({
      family,
      mu: years.map((_year, y) => landOf(y, (crop) => book.crops[crop]?.family === family)),
    })),
    legumeMu: years.map((_year, y) => landOf(y, (crop, asGreenManure) => book.legume[crop] === 1 || asGreenManure)),
    cost: taken.cost,
    bound: taken.bound,
  };
}

/** Tells records apart by what the rules look at. */
function signature({ seasons, knownYears, seen }: LandRecord): string {
  const crops = seasons.map(
    ({ crop, year, season, asGreenManure, forSeed }) =>
      `${year}.${season}.${crop}${asGreenManure ? 'g' : ''}${forSeed ? 's' : ''}`,
  );
  return `${crops.join(' ')}#${[...knownYears].sort().join()}#${seen}`;
}

/** One sequence for each parcel: errors weigh most, then warnings and, by family and year, land off the mean of the years. */
function chooseEvenly(
  { book, parcels, years }: ProposalQuestion,
  choices: readonly (readonly CropSequence[])[],
  solver: MipSolver,
  effort: MipEffort,
) {
  const builder = new MipBuilder();
  const groups = [...new Set(book.crops.map(({ family }) => family)), LEGUMES];
  const evenRows = groups.map(() => years.map(() => builder.row(0, 0)));
  const columns = choices.map((own, p) => {
    if (own.length === 0) return [];
    const one = builder.row(1, 1);
    const mu = parcels[p]?.areaMu ?? 0;
    return own.map(({ programs, errors, warnings, good }) => {
      const entries: [number, number][] = [[one, 1]];
      for (const [y, program] of programs.entries()) {
        for (const group of groupsOf(program, book)) {
          // A share in year y lifts that year and, through the mean, lowers all.
          for (const [other, row] of (evenRows[groups.indexOf(group)] ?? []).entries()) {
            entries.push([row, mu * ((other === y ? 1 : 0) - 1 / years.length)]);
          }
        }
      }
      return builder.column(mu * (ERROR_WEIGHT * errors + warnings - GOOD_WEIGHT * good), 1, true, entries);
    });
  });
  for (const row of evenRows.flat()) {
    builder.column(1, Number.POSITIVE_INFINITY, false, [[row, 1]]);
    builder.column(1, Number.POSITIVE_INFINITY, false, [[row, -1]]);
  }
  const answer = solver(builder.build(), effort);
  if (!('values' in answer)) throw new Error('a choice without demands has a solution');
  const options = columns.map((own) =>
    own.reduce(
      (best, column, o) =>
        (answer.values[column] as number) > (answer.values[own[best] as number] as number) ? o : best,
      0,
    ),
  );
  return { options, cost: answer.objective, bound: answer.bound };
}

const LEGUMES = 'legumes';
/** One error outweighs all warnings a sequence can have. */
const ERROR_WEIGHT = 1000;
/** A good preceding crop settles what is alike otherwise, and never buys a warning. */
const GOOD_WEIGHT = 0.1;

function groupsOf({ crops }: YearProgram, book: RuleBook): Set<string> {
  const groups = new Set(crops.map(({ crop }) => book.crops[crop]?.family ?? ''));
  if (crops.some(({ crop, asGreenManure }) => book.legume[crop] === 1 || asGreenManure)) groups.add(LEGUMES);
  return groups;
}
