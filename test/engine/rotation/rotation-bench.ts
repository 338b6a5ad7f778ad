import { checkHistories, explainConflict, type RotationAnswer } from '../../../engine/rotation/check-histories.ts';
import { conflictRow, UNKNOWN } from '../../../engine/rotation/conflict-list.ts';
import { buildHistories, type LandRecord } from '../../../engine/rotation/history-builder.ts';
import type { RotationMeans } from '../../../engine/rotation/rotation-rule.ts';
import { type RotationStandard, rotationStandardSchema } from '../../../engine/rotation/rotation-standard.ts';
import { ruleBook } from '../../../engine/rotation/rule-book.ts';
import type { Surroundings } from '../../../engine/rotation/surroundings.ts';
import { standardText } from '../plan/evidence-bench.ts';

/** The committed standard. */
export const STANDARD: RotationStandard = rotationStandardSchema.parse(JSON.parse(standardText('rotation.json')));

/** A crop of a season: its id, `!` before it for green manure, `*` for seed, `o:` organic, `c:` conventional. */
export type Written = string;

/** `[year, crop…]`, one crop after the other; crops joined by `+` are grown together. */
export type Line = readonly [number, ...Written[]];

/** A record as the builder takes it. Years without crops are fallow. */
export function landRecord(lines: readonly Line[], standard = STANDARD, seen = 0): LandRecord {
  const rowOf = (id: string) => {
    const row = standard.crops.findIndex((crop) => crop.id === id);
    if (row < 0) throw new Error(`no crop ${id}`);
    return row;
  };
  const seasons = lines.flatMap(([year, ...places]) =>
    places.flatMap((together, season) =>
      together.split('+').map((written) => {
        const [, status = '', marks = '', id = ''] = /^([oc]:)?([!*]*)(\w+)$/.exec(written) ?? [];
        return {
          crop: rowOf(id),
          year,
          season,
          asGreenManure: marks.includes('!'),
          forSeed: marks.includes('*'),
          status: status === 'o:' ? 3 : status === 'c:' ? 1 : 0,
        };
      }),
    ),
  );
  return { seasons, knownYears: new Set(lines.map(([year]) => year)), seen };
}

/** What is judged beside the records. */
export interface Around {
  readonly standard?: RotationStandard;
  readonly winterFallow?: boolean;
  readonly surroundings?: Partial<Surroundings>;
}

/** The means and the answer for some records. */
export function judge(
  records: readonly LandRecord[],
  { standard = STANDARD, winterFallow = false, surroundings = {} }: Around = {},
) {
  const book = ruleBook(standard);
  const { histories, returning } = buildHistories(records, book);
  const means: RotationMeans = {
    histories,
    book,
    winterFallow,
    surroundings: { unit: null, edges: null, seedMaize: null, ...surroundings },
  };
  const answer = checkHistories(means);
  return { means, answer, returning, ...codesOf(answer, means) };
}

/** Conflicts as `rule crop year`, or `rule` for the record as a whole, and rules that cannot be judged; by history. */
function codesOf(answer: RotationAnswer, means: RotationMeans) {
  const { conflicts } = answer;
  const codes: string[][] = Array.from({ length: means.histories.length }, () => []);
  const unknown: string[][] = Array.from({ length: means.histories.length }, () => []);
  for (let k = 0; k < conflicts.length; k++) {
    const { rule } = explainConflict(answer, k, means);
    const { history: h, planting, standard } = conflictRow(conflicts, k);
    const crop = means.book.crops[means.histories.crop[planting] as number];
    if (standard === UNKNOWN) unknown[h]?.push(rule);
    else codes[h]?.push(crop === undefined ? rule : `${rule} ${crop.id} ${means.histories.year[planting]}`);
  }
  return { codes, unknown };
}
