import { type LocalText, text } from '../../run/local-text.ts';
import { daysInYear } from '../../table/calendar-date.ts';
import { type LimitAnswer, PASS, type Sample, UNKNOWN } from '../exclusion.ts';
import type { AirEdition, AirStandard } from './standard.ts';
import { answerOf, worstAnswer } from './worst-answer.ts';

/** One station-day. */
export interface AirDay {
  /** ISO date. */
  readonly date: string;
  /** Dust day: an exceptional event (HJ 663-2026), left out of every mean and maximum. */
  readonly dust: boolean;
  /** Daily values by item; items that were not measured are absent. */
  readonly values: ReadonlyMap<string, number>;
}

/** Edition of the standard in force on an ISO date. */
export function editionOn(standard: AirStandard, date: string): AirEdition | undefined {
  return standard.editions.find((e) => (e.from === null || date >= e.from) && (e.to === null || date <= e.to));
}

/**
 * Judges one calendar year of a station against GB 3095 class II, with the edition in force on the year's last day.
 * Items with an annual limit are judged by their mean without dust days; items with a daily limit only (CO, O3) pass
 * when no day exceeds it and are unknown otherwise, because their percentile rule is not applied here. A year with too
 * few days has no answer. `asOf` picks the edition that the year is read against a second time.
 */
export function airAnswers(year: number, days: readonly AirDay[], standard: AirStandard, asOf: string): Sample {
  const edition = editionOn(standard, `${year}-12-31`);
  const today = editionOn(standard, asOf);
  const ofYear = days.filter((day) => day.date.startsWith(`${year}-`));
  const answers = (edition?.limits ?? []).map((limit) => {
    const measured = ofYear.filter((day) => day.values.has(limit.item));
    const values = measured.filter((day) => !day.dust).map((day) => day.values.get(limit.item) as number);
    const question = { limit, values, measuredDays: measured.length, standard, edition: edition as AirEdition, year };
    return limit.annual === null ? dailyAnswer(question) : annualAnswer({ ...question, today });
  });
  return { id: String(year), date: `${year}`, answers, answer: worstAnswer(answers.map((a) => a.answer)) };
}

interface AirQuestion {
  readonly limit: AirEdition['limits'][number];
  /** Values without dust days. */
  readonly values: readonly number[];
  /** Days with a value, dust days among them: they were measured, only not averaged. */
  readonly measuredDays: number;
  readonly standard: AirStandard;
  readonly edition: AirEdition;
  readonly year: number;
  readonly today?: AirEdition | undefined;
}

function annualAnswer(question: AirQuestion): LimitAnswer {
  const { limit, values, standard, edition, today } = question;
  const mean = values.length === 0 ? null : round(values.reduce((sum, v) => sum + v, 0) / values.length);
  const few = tooFewDays(question);
  const answer = few ? UNKNOWN : answerOf(mean, limit.annual);
  const later = today?.limits.find((row) => row.item === limit.item)?.annual ?? null;
  let reason = few;
  if (!few && later !== null && answerOf(mean, later) !== answer) {
    reason = text(
      `按现行 ${today?.standard} 限值 ${later} 结论相反`,
      `the edition in force now, ${today?.standard} with ${later}, gives the opposite answer`,
    );
  }
  return row(question, { clause: annualClause(standard, edition), value: mean, limit: limit.annual, answer, reason });
}

function dailyAnswer(question: AirQuestion): LimitAnswer {
  const { limit, values, standard, edition } = question;
  const largest = values.length === 0 ? null : values.reduce((a, b) => Math.max(a, b), -Infinity);
  const few = tooFewDays(question);
  const over = limit.daily === null ? 0 : values.filter((value) => value > (limit.daily as number)).length;
  const passes = !few && answerOf(largest, limit.daily) === PASS;
  const percentile = text(
    `${values.length} 日中 ${over} 日超过日限值，需按 HJ 663 百分位数评价`,
    `${over} of ${values.length} days exceed the daily limit; the percentile rule of HJ 663 must decide`,
  );
  const reason = passes ? undefined : (few ?? percentile);
  const clause = text(
    `${standard.class.zh}，日限值，最大日（${edition.standard}）`,
    `${standard.class.en}, daily limit, largest day (${edition.standard})`,
  );
  return row(question, { clause, value: largest, limit: limit.daily, answer: passes ? PASS : UNKNOWN, reason });
}

/** Why a year has too few days for an answer; undefined when it has enough. */
function tooFewDays({ measuredDays, standard, year }: AirQuestion): LocalText | undefined {
  if (measuredDays >= standard.minimumDays.value) return undefined;
  return text(
    `${year} 年仅 ${measuredDays} 个有效日，年评价需 ${standard.minimumDays.value} 个（全年 ${daysInYear(year)} 天）`,
    `${year} has only ${measuredDays} valid days; a year needs ${standard.minimumDays.value} of ${daysInYear(year)}`,
  );
}

function annualClause(standard: AirStandard, edition: AirEdition): LocalText {
  return text(
    `${standard.class.zh}，年平均（${edition.standard}）`,
    `${standard.class.en}, annual mean (${edition.standard})`,
  );
}

interface Judged {
  readonly clause: LocalText;
  readonly value: number | null;
  readonly limit: number | null;
  readonly answer: LimitAnswer['answer'];
  readonly reason: LocalText | undefined;
}

function row({ limit, standard, edition }: AirQuestion, judged: Judged): LimitAnswer {
  const item = standard.items[limit.item];
  return {
    item: limit.item,
    label: item?.label ?? text(limit.item, limit.item),
    standard: edition.standard,
    clause: judged.clause,
    value: judged.value,
    asWritten: judged.value === null ? '' : String(judged.value),
    limit: judged.limit,
    unit: item?.unit ?? '',
    answer: judged.answer,
    confidence: limit.confidence,
    ...(judged.reason ? { reason: judged.reason } : {}),
  };
}

/** Two decimals: a mean of whole micrograms carries no more. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
