import { text } from '../../../run/local-text.ts';
import type { Place } from '../../../run/place.ts';
import { PlanningError } from '../../../run/planning-error.ts';
import { sharesOf, type WeightingMethod } from '../weighting-method.ts';
import { writtenJudgement } from '../written-judgement.ts';

/** A value a name: points shared out, or how many times the least important each one counts. */
export interface DirectQuestion {
  readonly values: Readonly<Record<string, unknown>>;
  readonly at?: Place | undefined;
}

export interface DirectDetails {
  readonly values: readonly number[];
}

/**
 * Values over their sum (point allocation and direct rating, Bottomley, Doyle and Green 2000). Throws `PlanningError`:
 * `no-values`, `not-a-judgement`, `negative-value`, `all-zero`.
 */
export const direct: WeightingMethod<DirectQuestion, DirectDetails> = {
  id: 'direct',
  label: text('直接赋值', 'direct rating'),
  takes: 'values',
  parameters: [],
  source: {
    reference: text(
      '分值归一（Bottomley、Doyle、Green 2000 中的直接赋分与点数分配）',
      'values over their sum (direct rating and point allocation, Bottomley, Doyle and Green 2000)',
    ),
    confidence: 'known',
  },
  weigh({ values, at = {} }) {
    const names = Object.keys(values);
    const given = names.map((name) => pointsOf(name, values[name], at));
    if (names.length === 0 || given.every((value) => value === 0)) throw nothing(names, at);
    return {
      method: direct.id,
      names,
      weights: sharesOf(given),
      details: { values: given },
      findings: [],
      source: direct.source,
    };
  },
};

function pointsOf(name: string, written: unknown, at: Place): number {
  const place = { ...at, field: name };
  const value = writtenJudgement(written, place);
  if (value !== null && value >= 0) return value;
  throw new PlanningError('input', value === null ? 'no-value' : 'negative-value', {
    text:
      value === null
        ? text(`“${name}”没有分值`, `"${name}" has no value`)
        : text(
            `“${name}”的分值应不小于 0，实为 ${value}`,
            `the value of "${name}" should be 0 or more, found ${value}`,
          ),
    remedy: text('填入不小于 0 的数；不计的指标填 0', 'give a number of 0 or more; 0 for what does not count'),
    at: place,
  });
}

function nothing(names: readonly string[], at: Place): PlanningError {
  return new PlanningError('input', names.length === 0 ? 'no-values' : 'all-zero', {
    text:
      names.length === 0
        ? text('至少应有 1 个分值，实有 0 个', 'at least 1 value is needed, there are 0')
        : text(`${names.length} 个分值全为 0，无从归一`, `all ${names.length} values are 0, so they have no shares`),
    remedy: text(
      '至少一项大于 0，例如 {"values": {"土壤": 3, "水": 2}}',
      'let one be above 0, as in {"values": {"soil": 3, "water": 2}}',
    ),
    at,
  });
}
