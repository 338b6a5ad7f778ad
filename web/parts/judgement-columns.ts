import type { DifficultyRow, PlanTables, RankBand } from '../engine-client.ts';
import type { Speech } from '../text/speech.ts';
import { type Column, figureColumn } from './column.ts';

/** What places of both kinds are judged by. */
export interface JudgedPlace {
  readonly band: RankBand | null;
  readonly difficulty: DifficultyRow | null;
}

/** Columns of a table of places, by what they speak of; empty where the plan was not asked. */
export interface JudgementColumns<Row> {
  readonly rank: readonly Column<Row>[];
  readonly land: readonly Column<Row>[];
  readonly easy: readonly Column<Row>[];
}

/**
 * Columns of rank band, conversion and difficulty; `conversion` gives the areas by status in m² (unknown, conventional, in
 * conversion, organic).
 */
export function judgementColumns<Row extends JudgedPlace>(
  tables: PlanTables | null,
  { t, format }: Speech,
  conversion: (row: Row) => readonly number[] | null | undefined,
): JudgementColumns<Row> {
  const words = t.judgement.columns;
  const { count, share, score, area, unitName: unit } = format;
  const robustness = tables?.robustness ?? null;
  const areaOf = (status: number) => (row: Row) => conversion(row)?.[status] ?? Number.NaN;
  const rangeColumn: Column<Row> = {
    id: 'band',
    label: words.band,
    end: true,
    text: ({ band }) => (band === null ? '–' : `${count(band.low)}–${count(band.high)}`),
    // By its far end: a place that may fall far stands below one that may not.
    order: ({ band }) => (band === null ? Infinity : band.high + band.low / 1e6),
  };
  const easyRank: Column<Row> = {
    id: 'easy-rank',
    label: words.easyRank,
    end: true,
    text: ({ difficulty }) => (difficulty === null ? '–' : count(difficulty.rank)),
    order: ({ difficulty }) => difficulty?.rank ?? Infinity,
  };
  return {
    rank:
      robustness === null
        ? []
        : [
            rangeColumn,
            figureColumn(
              { id: 'top-share', label: words.topShare(count(robustness.top)) },
              ({ band }) => band?.topShare ?? Number.NaN,
              share,
            ),
          ],
    land:
      tables === null || tables.parcels.conversion === null
        ? []
        : [
            figureColumn({ id: 'organic', label: words.organic, unit }, areaOf(3), area),
            figureColumn({ id: 'converting', label: words.converting, unit }, areaOf(2), area),
          ],
    easy:
      tables === null || tables.easyFirst === null
        ? []
        : [
            easyRank,
            figureColumn(
              { id: 'difficulty', label: words.difficulty },
              ({ difficulty }) => difficulty?.value ?? Number.NaN,
              score,
            ),
          ],
  };
}
