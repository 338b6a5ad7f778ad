import { type LocalText, text } from '../../run/local-text.ts';
import type { Measurement } from '../../table/measurement.ts';
import type { LimitAnswer, Sample } from '../exclusion.ts';
import type { LandGroup, SoilLimit, SoilStandard } from './standard.ts';
import { answerOf, answerOfMeasurement, missingReason, worstAnswer } from './worst-answer.ts';

/** One composite soil sample as its sheet row gives it. */
export interface SoilSample {
  readonly id: string;
  /** ISO date; empty when the sheet has none. */
  readonly date: string;
  readonly ph: Measurement;
  readonly items: ReadonlyMap<string, Measurement>;
}

/** How soil samples are judged. */
export interface SoilRule {
  /** Items a sample must have; others are judged only when measured. */
  readonly required: readonly string[];
  /** Laboratory error of pH: within it of a band edge both readings are shown. */
  readonly phError: number;
}

/**
 * Judges one sample item by item against GB 15618-2018: the pH band comes from the same sample, without pH there is no
 * answer, and a value equal to the screening limit passes. Values above the intervention limit say so. Land whose group is
 * not known (`null`) is judged by the strictest row of each item.
 */
export function soilAnswers(
  sample: SoilSample,
  standard: SoilStandard,
  land: LandGroup | null,
  rule: SoilRule,
): Sample {
  const answers: LimitAnswer[] = [];
  for (const limit of limitsFor(standard, land)) {
    const measured = sample.items.get(limit.item);
    const required = rule.required.includes(limit.item);
    if (!required && (measured === undefined || measured.state === 'missing')) continue;
    answers.push(soilAnswer({ sample, standard, limit, measured, phError: rule.phError }));
  }
  return { id: sample.id, date: sample.date, answers, answer: worstAnswer(answers.map((a) => a.answer)) };
}

/** Band index of a pH value; upper edges belong to the lower band (`pH<=5.5`, `5.5<pH<=6.5` …). */
function bandOf(standard: SoilStandard, ph: number): number {
  return standard.bands.findIndex((band) => band.upTo === null || ph <= band.upTo);
}

/** A pH band as the standard writes it: `pH≤5.5`, `6.5<pH≤7.5`, `pH>7.5`. */
function bandWords(standard: SoilStandard, band: number): string {
  const upTo = standard.bands[band]?.upTo ?? null;
  const above = standard.bands[band - 1]?.upTo ?? null;
  if (above === null) return `pH≤${upTo}`;
  return upTo === null ? `pH>${above}` : `${above}<pH≤${upTo}`;
}

/** The limits of one land group, the group's own row before `all` and `other`; for unknown land the strictest values. */
function limitsFor(standard: SoilStandard, land: LandGroup | null): SoilLimit[] {
  const items = [...new Set(standard.screening.map((limit) => limit.item))];
  return items.flatMap((item) => {
    const rows = standard.screening.filter((limit) => limit.item === item);
    if (land === null) return [strictest(rows)];
    const row = rows.find((limit) => limit.land === land) ?? rows.find((l) => l.land === 'all' || l.land === 'other');
    return row === undefined ? [] : [row];
  });
}

function strictest(rows: readonly SoilLimit[]): SoilLimit {
  const [first] = rows as [SoilLimit];
  return {
    ...first,
    limits: first.limits.map((_limit, band) => Math.min(...rows.map((r) => r.limits[band] as number))),
  };
}

interface SoilQuestion {
  readonly sample: SoilSample;
  readonly standard: SoilStandard;
  readonly limit: SoilLimit;
  readonly measured: Measurement | undefined;
  readonly phError: number;
}

function soilAnswer({ sample, standard, limit, measured, phError }: SoilQuestion): LimitAnswer {
  const ph = sample.ph.value;
  const value = measured?.value ?? null;
  const band = ph === null ? -1 : bandOf(standard, ph);
  const limitValue = band < 0 ? null : (limit.limits[band] ?? null);
  const bandName = ph === null ? 'pH ?' : bandWords(standard, band);
  const answer = answerOfMeasurement(measured, limitValue);
  const reason = reasonOf({ standard, limit, value, ph, phError, band, measured });
  return {
    item: limit.item,
    label: standard.items[limit.item] ?? text(limit.item, limit.item),
    standard: standard.standard,
    clause: text(`${limit.clause.zh}，${bandName}`, `${limit.clause.en}, ${bandName}`),
    value,
    asWritten: measured?.asWritten ?? '',
    limit: limitValue,
    unit: standard.unit,
    answer,
    confidence: limit.confidence,
    ...(reason ? { reason } : {}),
  };
}

interface ReasonQuestion {
  readonly standard: SoilStandard;
  readonly limit: SoilLimit;
  readonly value: number | null;
  readonly ph: number | null;
  readonly phError: number;
  readonly band: number;
  readonly measured: Measurement | undefined;
}

function reasonOf(question: ReasonQuestion): LocalText | null {
  const { standard, limit, value, ph, phError, band, measured } = question;
  const missing = missingReason(measured, limit.limits[band] ?? null);
  if (missing !== null || value === null) return missing;
  if (ph === null) return text('样品没有 pH,无法选定限值分档', 'the sample has no pH, so no band can be chosen');
  const other = [ph - phError, ph + phError].map((near) => bandOf(standard, near)).find((near) => near !== band);
  if (other !== undefined) {
    const here = answerOf(value, limit.limits[band] ?? null);
    const there = answerOf(value, limit.limits[other] ?? null);
    if (here !== there) {
      const edge = `pH ${standard.bands[Math.min(band, other)]?.upTo ?? ''}`;
      return text(
        `pH ${ph} 距分档界 ${edge} 不足 ${phError}：另一档限值 ${limit.limits[other]}，结论相反`,
        `pH ${ph} lies within ${phError} of the band edge ${edge}: the other band's limit ${limit.limits[other]} gives the opposite answer`,
      );
    }
  }
  const strict = standard.intervention.find((row) => row.item === limit.item)?.limits[band];
  if (strict !== undefined && value > strict) {
    return text(`超过风险管制值 ${strict}`, `above the intervention value ${strict}`);
  }
  const screening = limit.limits[band];
  if (strict !== undefined && screening !== undefined && value > screening) {
    return text(
      `高于筛选值、不高于管制值 ${strict}：属可能有风险，须风险评估和协同监测`,
      `above screening, not above the intervention value ${strict}: possible risk, needs assessment and joint monitoring`,
    );
  }
  return null;
}

/** Single-factor indices of the answers that have both value and limit. */
export function indicesOf(answers: readonly LimitAnswer[]): number[] {
  return answers.flatMap((a) => (a.value !== null && typeof a.limit === 'number' ? [a.value / a.limit] : []));
}
