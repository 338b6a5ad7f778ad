import { EQUAL_SCORES } from '../ties.ts';

/** The distillation threshold s(λ) = alpha + beta·λ. */
export interface DistillationThreshold {
  readonly alpha: number;
  readonly beta: number;
}

/**
 * Positions 1, 2, … of the alternatives in one distillation of ELECTRE III (Roy 1978; Almeida Dias, Figueira and Roy
 * 2006, ELECTRE III–IV, methodology). Among those left, the cut level falls from the greatest credibility λ to the
 * greatest one below λ − s(λ); a is preferred to b where σ(a,b) is above the cut and above σ(b,a) + s(σ(a,b)); those
 * with the greatest qualification (times preferred minus times not) go on until one is left or the cut is zero, and
 * leave together. `descending` takes the best out first; `ascending` the worst, and its positions are counted from the
 * end, so that 1 is the best in both.
 */
export function distillation(
  credibility: readonly Float64Array[],
  threshold: DistillationThreshold,
  direction: 'descending' | 'ascending',
): Float64Array {
  const sign = direction === 'descending' ? 1 : -1;
  const positions = new Float64Array(credibility.length);
  let left = Array.from(credibility, (_, i) => i);
  let steps = 0;
  while (left.length > 0) {
    steps++;
    const distilled = nextClass(left, credibility, { threshold, sign });
    for (const i of distilled) positions[i] = steps;
    left = left.filter((i) => !distilled.includes(i));
  }
  return direction === 'descending' ? positions : positions.map((position) => steps + 1 - position);
}

interface Rule {
  readonly threshold: DistillationThreshold;
  /** 1 to take out the best, −1 the worst. */
  readonly sign: 1 | -1;
}

function nextClass(left: readonly number[], credibility: readonly Float64Array[], rule: Rule): readonly number[] {
  let among = left;
  let level = greatestBelow(among, credibility, Number.POSITIVE_INFINITY);
  while (among.length > 1 && level > 0) {
    level = greatestBelow(among, credibility, level - thresholdOf(rule, level) - EQUAL_SCORES);
    const qualifications = qualificationsOf(among, credibility, { rule, level });
    const greatest = qualifications.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY);
    among = among.filter((_, k) => qualifications[k] === greatest);
  }
  return among;
}

function thresholdOf({ threshold: { alpha, beta } }: Rule, level: number): number {
  return alpha + beta * level;
}

/** Times preferred minus times not, turned round where the worst are taken out. */
function qualificationsOf(
  among: readonly number[],
  credibility: readonly Float64Array[],
  { rule, level }: { readonly rule: Rule; readonly level: number },
): Int32Array {
  const qualifications = new Int32Array(among.length);
  for (let k = 0; k < among.length; k++) {
    const a = among[k] as number;
    const row = credibility[a] as Float64Array;
    for (let other = 0; other < among.length; other++) {
      const b = among[other] as number;
      const believed = row[b] as number;
      if (a === b || believed <= level + EQUAL_SCORES) continue;
      const reverse = (credibility[b] as Float64Array)[a] as number;
      if (believed - reverse <= thresholdOf(rule, believed) + EQUAL_SCORES) continue;
      qualifications[k] = (qualifications[k] as number) + rule.sign;
      qualifications[other] = (qualifications[other] as number) - rule.sign;
    }
  }
  return qualifications;
}

/** The greatest credibility between two of the alternatives that is below `bound`; 0 when there is none. */
function greatestBelow(among: readonly number[], credibility: readonly Float64Array[], bound: number): number {
  let greatest = 0;
  for (const a of among) {
    const row = credibility[a] as Float64Array;
    for (const b of among) {
      const believed = row[b] as number;
      if (believed > greatest && believed < bound && a !== b) greatest = believed;
    }
  }
  return greatest;
}
