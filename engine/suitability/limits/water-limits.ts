import { text } from '../../run/local-text.ts';
import type { Measurement } from '../../table/measurement.ts';
import type { LimitAnswer, Sample } from '../exclusion.ts';
import type { WaterStandard } from './standard.ts';
import { answerOfMeasurement, missingReason, worstAnswer } from './worst-answer.ts';

/** One irrigation-water test as its sheet row gives it. */
export interface WaterTest {
  readonly id: string;
  readonly date: string;
  readonly items: ReadonlyMap<string, Measurement>;
}

/**
 * Judges one water test against the basic control items of GB 5084-2021 for one use (`paddy`, `dryland`,
 * `vegetable-a`, `vegetable-b`). An item that was not tested is unknown; a value equal to the limit passes.
 */
export function waterAnswers(test: WaterTest, standard: WaterStandard, use: string): Sample {
  const answers = standard.items.map((row): LimitAnswer => {
    const measured = test.items.get(row.item);
    const value = measured?.value ?? null;
    const limit = row.limits[use] ?? null;
    const reason = missingReason(measured, limit);
    const useName = standard.uses[use];
    return {
      item: row.item,
      label: row.label,
      standard: standard.standard,
      clause: text(`${standard.clause.zh},${useName?.zh ?? use}`, `${standard.clause.en}, ${useName?.en ?? use}`),
      value,
      asWritten: measured?.asWritten ?? '',
      limit,
      unit: row.unit,
      answer: answerOfMeasurement(measured, limit),
      confidence: standard.confidence,
      ...(reason === null ? {} : { reason }),
    };
  });
  return { id: test.id, date: test.date, answers, answer: worstAnswer(answers.map((a) => a.answer)) };
}
