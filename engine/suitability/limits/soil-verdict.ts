import { text } from '../../run/local-text.ts';
import type { Measurement } from '../../table/measurement.ts';
import { type Answer, FAIL, type LimitReading, PASS } from '../exclusion.ts';
import { bandsWithin, bandWords, interventionOf } from './soil-bands.ts';
import type { SoilLimit, SoilStandard } from './standard.ts';
import { answerOfMeasurement } from './worst-answer.ts';

/** How soil samples are judged. */
export interface SoilRule {
  /** Items a sample must have; others are judged only when measured. */
  readonly required: readonly string[];
  /** Laboratory error of pH: within it of a band edge both readings are shown. */
  readonly phError: number;
  /** Relative laboratory error of a content, such as 0.1; null when nobody states one. */
  readonly relativeError: number | null;
  /** What a reading within the error that fails makes of a pass. */
  readonly nearLimit: 'as-measured' | 'unknown';
  /**
   * Above screening and not above intervention: excluded, or a pass under conditions. GB 15618-2018 leaves the treatment
   * to a risk assessment, so it is a local decision.
   */
  readonly middleBand: 'fail' | 'conditional';
}

/** One item of one sample with everything its answer depends on. */
export interface SoilItem {
  readonly standard: SoilStandard;
  readonly limit: SoilLimit;
  readonly measured: Measurement | undefined;
  /** Null when the sample has none. */
  readonly ph: number | null;
  /** Band of `ph`; −1 without it. */
  readonly band: number;
  readonly rule: SoilRule;
}

/** An answer, and whether a pass holds only under conditions. */
export interface SoilVerdict {
  readonly answer: Answer;
  readonly conditional?: true;
}

/**
 * The item in one band: at or below screening passes, above intervention fails, between them the rule decides; items
 * without an intervention value are "between" wherever they exceed screening (GB 15618-2018 clauses 6.1 to 6.3).
 */
export function soilVerdict({ standard, limit, measured, rule }: SoilItem, band: number): SoilVerdict {
  const answer = answerOfMeasurement(measured, limit.limits[band] ?? null);
  if (answer !== FAIL || rule.middleBand === 'fail') return { answer };
  const strict = interventionOf(standard, limit.item, band);
  if (strict !== undefined && (measured?.value ?? 0) > strict) return { answer };
  return { answer: PASS, conditional: true };
}

/**
 * Readings of the item within the stated errors that differ from the one as measured, that one first; empty when none
 * differs. One error at a time; both together are tried only where neither alone changes anything.
 */
export function soilReadings(item: SoilItem): LimitReading[] {
  const { standard, ph, band, measured, rule } = item;
  if (ph === null || measured === undefined || measured.value === null) return [];
  const here = readingAt(item, band, measured);
  const differs = (other: LimitReading) =>
    other.answer !== here.answer || (other.conditional ?? false) !== (here.conditional ?? false);
  const bands = bandsWithin(standard, ph, rule.phError);
  const values = valuesWithin(measured, rule.relativeError);
  const single = [
    ...bands.map((other) => readingAt(item, other, measured)),
    ...values.map((other) => readingAt(item, band, other)),
  ].filter(differs);
  const both = bands.flatMap((other) => values.map((value) => readingAt(item, other, value))).filter(differs);
  const found = single.length > 0 ? single : both;
  return found.length === 0 ? [] : [here, ...found];
}

/** The measurement at both ends of its relative error; none below detection, where the value is a convention. */
function valuesWithin(measured: Measurement, relativeError: number | null): Measurement[] {
  if (relativeError === null || measured.value === null || measured.state !== 'measured') return [];
  const at = (share: number) => ({ ...measured, value: Number(((measured.value as number) * share).toPrecision(12)) });
  return [at(1 - relativeError), at(1 + relativeError)];
}

function readingAt(item: SoilItem, band: number, measured: Measurement): LimitReading {
  const { standard, limit, rule } = item;
  const words = bandWords(standard, band);
  const moved = measured.value !== item.measured?.value;
  const percent = Math.round((rule.relativeError ?? 0) * 1000) / 10;
  return {
    label: moved ? text(`${words}，测值 ±${percent} %`, `${words}, value ±${percent} %`) : text(words, words),
    value: measured.value,
    limit: limit.limits[band] ?? null,
    ...soilVerdict({ ...item, measured }, band),
  };
}
