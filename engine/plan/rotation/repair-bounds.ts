import { z } from 'zod';
import type {
  AreaBound,
  RepairParcel,
  RepairQuestion,
  TonnageBound,
  WaterBound,
} from '../../rotation/repair/repair-question.ts';
import { isMovable, programOf, type YearProgram } from '../../rotation/repair/year-program.ts';
import type { RuleBook } from '../../rotation/rule-book.ts';
import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';

const crop = z.string();
const year = z.int().exactOptional();

/** What a plan has to keep to in every scope, or in the scope that an entry names; crops by id. */
export const repairBoundsSchema = z.strictObject({
  area: z
    .array(
      z.strictObject({
        scope: z.string().exactOptional(),
        crop,
        year,
        leastMu: z.number().nonnegative(),
        mostMu: z.number().nonnegative(),
      }),
    )
    .default([]),
  tonnage: z
    .array(
      z.strictObject({
        scope: z.string().exactOptional(),
        crop,
        year,
        leastT: z.number().nonnegative(),
        tonnesPerMu: z.number().positive(),
      }),
    )
    .default([]),
  water: z
    .array(
      z.strictObject({
        scope: z.string().exactOptional(),
        year,
        mostM3: z.number().nonnegative(),
        m3PerMu: z.record(z.string(), z.number().nonnegative()),
        /** For crops that `m3PerMu` does not name: nobody knows, so the user says what to reckon with. */
        unknownM3PerMu: z.number().nonnegative(),
      }),
    )
    .default([]),
});

export type RepairBounds = z.infer<typeof repairBoundsSchema>;

type Bounds = Pick<RepairQuestion, 'area' | 'tonnage' | 'water'>;

/** The bounds of one scope as a user set them. Throws `PlanningError` (`unknown-crop`) for a crop that the table does not hold. */
export function givenBounds(
  bounds: RepairBounds,
  scope: string,
  { years, book, file }: { readonly years: readonly number[]; readonly book: RuleBook; readonly file: string },
): Bounds {
  const rowOf = (id: string) => {
    const row = book.crops.findIndex((each) => each.id === id);
    if (row >= 0) return row;
    throw new PlanningError('input', 'unknown-crop', {
      text: text(`${file}：作物表中没有 ${id}`, `${file}: no crop has the id ${id}`),
      remedy: text('作物编号见 wotu list rotation-crops', 'see wotu list rotation-crops for ids'),
      at: { file },
    });
  };
  const isHere = (entry: { readonly scope?: string }) => entry.scope === undefined || entry.scope === scope;
  const eachYear = (entry: { readonly year?: number }) =>
    entry.year === undefined ? years : years.filter((each) => each === entry.year);
  return {
    area: bounds.area.filter(isHere).flatMap((entry): AreaBound[] =>
      eachYear(entry).map((each) => ({
        crop: rowOf(entry.crop),
        year: each,
        leastMu: entry.leastMu,
        mostMu: entry.mostMu,
      })),
    ),
    tonnage: bounds.tonnage.filter(isHere).flatMap((entry): TonnageBound[] =>
      eachYear(entry).map((each) => ({
        crop: rowOf(entry.crop),
        year: each,
        leastT: entry.leastT,
        tonnesPerMu: entry.tonnesPerMu,
      })),
    ),
    water: bounds.water.filter(isHere).flatMap((entry): WaterBound[] =>
      eachYear(entry).map((each) => ({
        year: each,
        mostM3: entry.mostM3,
        m3PerMu: new Map(Object.entries(entry.m3PerMu).map(([id, m3]) => [rowOf(id), m3])),
        unknownM3PerMu: entry.unknownM3PerMu,
      })),
    ),
  };
}

/**
 * Bounds for those who set none: of every crop no less than the planned area less the tolerance, no more than that plus the tolerance,
 * or the tolerance's share of all movable land. Land that cannot move counts as it stands.
 */
export function customaryBounds(
  parcels: readonly RepairParcel[],
  programs: readonly YearProgram[],
  { years, book }: { readonly years: readonly number[]; readonly book: RuleBook },
): Bounds {
  const share = book.standard.settings.areaTolerancePercent.value / 100;
  const area = years.flatMap((each): AreaBound[] => {
    const moving = new Float64Array(book.crops.length);
    const standing = new Float64Array(book.crops.length);
    let all = 0;
    for (const { areaMu, parts } of parcels) {
      const program = parts[0] === undefined ? null : programOf(parts[0].record, each);
      const isMoving = isMovable(program, book);
      if (isMoving) all += areaMu;
      const sums = isMoving ? moving : standing;
      for (const planted of program?.crops ?? []) sums[planted.crop] = (sums[planted.crop] as number) + areaMu;
    }
    const named = new Set(programs.flatMap(({ crops }) => crops.map((planted) => planted.crop)));
    return [...named].map((row) => {
      const [planned, fixed] = [moving[row] as number, standing[row] as number];
      return {
        crop: row,
        year: each,
        leastMu: fixed + (1 - share) * planned,
        mostMu: fixed + Math.max((1 + share) * planned, share * all),
      };
    });
  });
  return { area, tonnage: [], water: [] };
}
