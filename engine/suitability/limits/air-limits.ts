import { type LocalText, text } from '../../run/local-text.ts';
import { daysInYear } from '../../table/calendar-date.ts';
import { type LimitAnswer, type LimitReading, PASS, type Sample, UNKNOWN } from '../exclusion.ts';
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
 * few days has no answer. `asOf` picks the edition that the year is read against a second time: where its limit differs
 * both readings are kept, and so are figures of another source that contradict the edition's own.
 */
export function airAnswers(year: number, days: readonly AirDay[], standard: AirStandard, asOf: string): Sample {
  const edition = editionOn(standard, `${year}-12-31`);
  const today = editionOn(standard, asOf);
  const ofYear = days.filter((day) => day.date.startsWith(`${year}-`));
  const answers = (edition?.limits ?? []).map((limit) => {
    const measured = ofYear.filter((day) => day.values.has(limit.item));
    const values = measured.filter((day) => !day.dust).map((day) => day.values.get(limit.item) as number);
    const own = edition as AirEdition;
    const question = { limit, values, measuredDays: measured.length, standard, edition: own, year, today };
    return limit.annual === null ? dailyAnswer(question) : annualAnswer(question);
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
  readonly today: AirEdition | undefined;
}

function annualAnswer(question: AirQuestion): LimitAnswer {
  const { limit, values, standard, edition } = question;
  const mean = values.length === 0 ? null : round(values.reduce((sum, v) => sum + v, 0) / values.length);
  const few = tooFewDays(question);
  const answer = few ? UNKNOWN : answerOf(mean, limit.annual);
  const readings = few ? [] : otherReadings(question, mean, answer);
  const opposite = readings.slice(1).find((reading) => reading.answer !== answer);
  const reason = few ?? (opposite ? oppositeWords(opposite) : undefined);
  const clause = annualClause(standard, edition);
  return row(question, { clause, value: mean, limit: limit.annual, answer, reason, readings });
}

/** The annual mean under the edition in force at the plan's date and under disputed figures, where the limits differ. */
function otherReadings(question: AirQuestion, mean: number | null, answer: LimitAnswer['answer']): LimitReading[] {
  const { limit, edition, today } = question;
  const others: LimitReading[] = [];
  const read = (label: LocalText, annual: number | null | undefined) => {
    if (annual === null || annual === undefined || annual === limit.annual) return;
    others.push({ label, value: mean, limit: annual, answer: answerOf(mean, annual) });
  };
  const later = today?.limits.find((entry) => entry.item === limit.item)?.annual;
  if (today !== undefined)
    read(text(`按现行 ${editionWords(today).zh}`, `the edition in force now, ${editionWords(today).en}`), later);
  for (const source of today === edition ? [edition] : [edition, today]) {
    const disputed = source?.disputed;
    if (disputed === undefined) continue;
    read(disputed.note, disputed.limits.find((entry) => entry.item === limit.item)?.annual);
  }
  if (others.length === 0) return [];
  return [{ label: editionWords(edition), value: mean, limit: limit.annual, answer }, ...others];
}

function oppositeWords({ label, limit }: LimitReading): LocalText {
  return text(`${label.zh} 限值 ${limit} 结论相反`, `${label.en} with ${limit}, gives the opposite answer`);
}

/** An edition with the dates it is in force, because one edition holds two tables. */
function editionWords({ standard, from, to }: AirEdition): LocalText {
  if (from === null) return text(`${standard}（至 ${to}）`, `${standard} (to ${to})`);
  if (to === null) return text(`${standard}（${from} 起）`, `${standard} (from ${from})`);
  return text(`${standard}（${from} 至 ${to}）`, `${standard} (${from} to ${to})`);
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
  const answer = passes ? PASS : UNKNOWN;
  return row(question, { clause, value: largest, limit: limit.daily, answer, reason, readings: [] });
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
  readonly readings: readonly LimitReading[];
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
    ...(judged.readings.length > 0 ? { readings: judged.readings } : {}),
  };
}

/** Two decimals: a mean of whole micrograms carries no more. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
