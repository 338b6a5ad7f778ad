import { type LocalText, text } from '../../run/local-text.ts';
import type { Measurement } from '../../table/measurement.ts';
import type { LimitAnswer, Sample } from '../exclusion.ts';
import type { BORON_GROUPS, WaterItem, WaterStandard } from './standard.ts';
import { answerOfMeasurement, missingReason, worstAnswer } from './worst-answer.ts';

/** One irrigation-water test as its sheet row gives it. */
export interface WaterTest {
  readonly id: string;
  readonly date: string;
  readonly items: ReadonlyMap<string, Measurement>;
}

/** What the water is used for, and where. */
export interface WaterUse {
  /** Column of the standard: `paddy`, `dryland`, `vegetable-a`, `vegetable-b`. */
  readonly use: string;
  /** Saline-alkali area: total salt up to 2000 mg/L instead of 1000. */
  readonly isSalineArea: boolean;
  /** Area of naturally high fluoride: 3 mg/L instead of 2. */
  readonly isHighFluorideArea: boolean;
  /** Group of the crops by tolerance of boron; `sensitive` is the strictest. */
  readonly boronGroup: (typeof BORON_GROUPS)[number];
}

/**
 * Judges one water test against GB 5084-2021 for one use. A basic item that was not tested is unknown, a selective one
 * is judged only when it was; a value equal to the limit passes.
 */
export function waterAnswers(test: WaterTest, standard: WaterStandard, use: WaterUse): Sample {
  const { clause, confidence, selective } = standard;
  const basic = standard.items.map((row) => waterAnswer({ test, standard, use, row, clause, confidence }));
  const measured = (selective?.items ?? []).filter(({ item }) => {
    const state = test.items.get(item)?.state ?? 'missing';
    return state !== 'missing';
  });
  const chosen = measured.map((row) =>
    waterAnswer({
      test,
      standard,
      use,
      row,
      clause: selective?.clause ?? clause,
      confidence: selective?.confidence ?? confidence,
    }),
  );
  const answers = [...basic, ...chosen];
  return { id: test.id, date: test.date, answers, answer: worstAnswer(answers.map((a) => a.answer)) };
}

/** Unit of every item the standard limits, basic and selective; items without one, such as pH, stand with ''. */
export function waterUnits(standard: WaterStandard): Record<string, string> {
  const rows = [...standard.items, ...(standard.selective?.items ?? [])];
  return Object.fromEntries(rows.map(({ item, unit }) => [item, unit]));
}

interface WaterQuestion {
  readonly test: WaterTest;
  readonly standard: WaterStandard;
  readonly use: WaterUse;
  readonly row: WaterItem;
  readonly clause: LocalText;
  readonly confidence: LimitAnswer['confidence'];
}

function waterAnswer({ test, standard, use, row, clause, confidence }: WaterQuestion): LimitAnswer {
  const measured = test.items.get(row.item);
  const { limit, where } = limitOf(row, standard, use);
  const reason = missingReason(measured, limit);
  const column = where ?? standard.uses[use.use] ?? text(use.use, use.use);
  return {
    item: row.item,
    label: row.label,
    standard: standard.standard,
    clause: text(`${clause.zh},${column.zh}`, `${clause.en}, ${column.en}`),
    value: measured?.value ?? null,
    asWritten: measured?.asWritten ?? '',
    limit,
    unit: row.unit,
    answer: answerOfMeasurement(measured, limit),
    confidence,
    ...(reason === null ? {} : { reason }),
  };
}

/** The limit that applies and, where the area or the crop group chose it, the words for that. */
function limitOf(
  row: WaterItem,
  standard: WaterStandard,
  use: WaterUse,
): { limit: LimitAnswer['limit']; where: LocalText | null } {
  if (use.isSalineArea && row.salineArea !== undefined) {
    return { limit: row.salineArea, where: text('盐碱土地区', 'saline-alkali area') };
  }
  if (use.isHighFluorideArea && row.highFluorideArea !== undefined) {
    return { limit: row.highFluorideArea, where: text('高氟区', 'area of high fluoride') };
  }
  if (row.groups !== undefined) {
    const group = standard.boronGroups?.[use.boronGroup];
    return { limit: row.groups[use.boronGroup], where: group ?? text(use.boronGroup, use.boronGroup) };
  }
  return { limit: row.limits[use.use] ?? null, where: null };
}
