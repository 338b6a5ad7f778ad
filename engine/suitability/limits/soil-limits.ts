import { type LocalText, text } from '../../run/local-text.ts';
import type { Measurement } from '../../table/measurement.ts';
import { FAIL, type LimitAnswer, type LimitReading, PASS, type Sample, UNKNOWN } from '../exclusion.ts';
import { compositeOf } from '../pollution-index.ts';
import { bandOf, bandWords, interventionOf, limitsFor } from './soil-bands.ts';
import { type SoilItem, type SoilRule, type SoilVerdict, soilReadings, soilVerdict } from './soil-verdict.ts';
import type { LandGroup, SoilStandard } from './standard.ts';
import { missingReason, worstAnswer } from './worst-answer.ts';

/** One composite soil sample as its sheet row gives it. */
export interface SoilSample {
  readonly id: string;
  /** ISO date; empty when the sheet has none. */
  readonly date: string;
  readonly ph: Measurement;
  readonly items: ReadonlyMap<string, Measurement>;
}

/**
 * Judges one sample item by item against GB 15618-2018: the pH band comes from the same sample, without pH there is no
 * answer, and a value equal to the screening limit passes. Values above the intervention limit say so. Land whose group is
 * not known (`null`) is judged by the strictest row of each item. The composite index of the required items stands beside
 * the answers and changes none of them.
 */
export function soilAnswers(
  sample: SoilSample,
  standard: SoilStandard,
  land: LandGroup | null,
  rule: SoilRule,
): Sample {
  const ph = sample.ph.value;
  const band = ph === null ? -1 : bandOf(standard, ph);
  const answers: LimitAnswer[] = [];
  for (const limit of limitsFor(standard, land)) {
    const measured = sample.items.get(limit.item);
    const required = rule.required.includes(limit.item);
    if (!required && (measured === undefined || measured.state === 'missing')) continue;
    answers.push(soilAnswer({ standard, limit, measured, ph, band, rule }));
  }
  const answer = worstAnswer(answers.map((a) => a.answer));
  const isConditional = answer === PASS && answers.some((a) => a.conditional);
  const factors = indicesOf(answers.filter((a) => rule.required.includes(a.item)));
  const composite = factors.length === rule.required.length ? compositeOf(factors) : null;
  return {
    id: sample.id,
    date: sample.date,
    answers,
    answer,
    ...(isConditional ? { conditional: true as const } : {}),
    ...(composite === null ? {} : { composite }),
  };
}

function soilAnswer(item: SoilItem): LimitAnswer {
  const { standard, limit, measured, ph, band, rule } = item;
  const bandName = ph === null ? 'pH ?' : bandWords(standard, band);
  const asMeasured = soilVerdict(item, band);
  const readings = soilReadings(item);
  const isDoubtful = asMeasured.answer === PASS && rule.nearLimit === 'unknown' && readings.some(fails);
  const verdict: SoilVerdict = isDoubtful ? { answer: UNKNOWN } : asMeasured;
  const reason = joined([
    missingOf(item),
    middleBandOf(item),
    readings.length > 0 ? readingsOf(item, readings) : null,
    isDoubtful ? text('须重新测定', 'repeat the measurement') : null,
  ]);
  return {
    item: limit.item,
    label: standard.items[limit.item] ?? text(limit.item, limit.item),
    standard: standard.standard,
    clause: text(`${limit.clause.zh}，${bandName}`, `${limit.clause.en}, ${bandName}`),
    value: measured?.value ?? null,
    asWritten: measured?.asWritten ?? '',
    limit: band < 0 ? null : (limit.limits[band] ?? null),
    unit: standard.unit,
    ...verdict,
    confidence: limit.confidence,
    ...(reason ? { reason } : {}),
    ...(readings.length > 0 ? { readings } : {}),
  };
}

function fails(reading: LimitReading): boolean {
  return reading.answer === FAIL;
}

function missingOf({ limit, measured, ph, band }: SoilItem): LocalText | null {
  const missing = missingReason(measured, limit.limits[band] ?? null);
  if (missing !== null || ph !== null) return missing;
  return text('样品没有 pH,无法选定限值分档', 'the sample has no pH, so no band can be chosen');
}

/** What a value above screening means; null for one that is not. */
function middleBandOf({ standard, limit, measured, band, rule }: SoilItem): LocalText | null {
  const value = measured?.value ?? null;
  const screening = limit.limits[band];
  // Half a detection limit is a convention, not a content.
  if (value === null || screening === undefined || measured?.state !== 'measured') return null;
  const strict = interventionOf(standard, limit.item, band);
  if (strict !== undefined && value > strict) {
    return text(`超过风险管制值 ${strict}`, `above the intervention value ${strict}`);
  }
  if (value <= screening) return null;
  const consequence =
    rule.middleBand === 'conditional'
      ? text(
          '；可计分，但不进入第一期，土壤与农产品协同监测',
          '; it may be scored, but not in the first phase, and soil and produce are monitored together',
        )
      : text('；本情景按排除处理', '; this scenario excludes it');
  if (strict === undefined) {
    return text(
      `高于筛选值，标准没有规定该项的管制值：属可能有风险，须风险评估和协同监测${consequence.zh}`,
      `above screening, and the standard gives no intervention value: possible risk, needs assessment and joint monitoring${consequence.en}`,
    );
  }
  return text(
    `高于筛选值、不高于管制值 ${strict}：属可能有风险，须风险评估和协同监测${consequence.zh}`,
    `above screening, not above the intervention value ${strict}: possible risk, needs assessment and joint monitoring${consequence.en}`,
  );
}

/** Names the pH, its error, and the other band's limit, or the error of the content, with the other answer. */
function readingsOf({ ph, rule }: SoilItem, [here, ...others]: readonly LimitReading[]): LocalText | null {
  const other = others[0];
  if (here === undefined || other === undefined) return null;
  if (other.value === here.value) {
    return text(
      `pH ${ph} 的测定误差 ${rule.phError} 跨越分档界：另一档（${other.label.zh}）限值 ${other.limit}，结论相反`,
      `pH ${ph} is within ${rule.phError} of a band edge: the other band's limit ${other.limit} (${other.label.en}) gives the opposite answer`,
    );
  }
  return text(
    `测定误差以内的另一读数 ${other.value}（${other.label.zh}，限值 ${other.limit}）结论相反`,
    `another reading within the error, ${other.value} (${other.label.en}, limit ${other.limit}), gives the opposite answer`,
  );
}

function joined(sentences: readonly (LocalText | null)[]): LocalText | null {
  const said = sentences.filter((sentence) => sentence !== null);
  if (said.length === 0) return null;
  return text(said.map(({ zh }) => zh).join('；'), said.map(({ en }) => en).join('; '));
}

/** Single-factor indices of the answers that have both value and limit. */
export function indicesOf(answers: readonly LimitAnswer[]): number[] {
  return answers.flatMap((a) => (a.value !== null && typeof a.limit === 'number' ? [a.value / a.limit] : []));
}
