/** Nearer to 0 or 1 than this nothing is compared: where both lack the criterion their leads vanish there. */
const EDGE = 1e-9;

/** The weight of one criterion at which an alternative enters or leaves the first `top`, the others scaled alike. */
export interface SwitchPoint {
  /** Index of the criterion. */
  readonly criterion: number;
  /** Weight given, and the nearest weight at which the list changes. */
  readonly weight: number;
  readonly switchWeight: number;
}

/** Alternatives and weights as in `RankBandQuestion`. */
export interface SwitchQuestion {
  readonly memberships: readonly Float64Array[];
  readonly known: readonly Float64Array[];
  readonly weights: readonly number[];
  readonly tier: Uint8Array;
  readonly top: number;
}

/**
 * One criterion at a time: its weight moves over 0 … 1 while the others keep their ratios. For every alternative the
 * nearest weight of each criterion at which it crosses the edge of the first `top`, those that need the least change
 * first; criteria that never move it are left out. Exact: where two alternatives change places is a root of a quadratic.
 */
export function switchPoints(question: SwitchQuestion): SwitchPoint[][] {
  const found: SwitchPoint[][] = Array.from(question.tier, () => []);
  for (const [criterion, weight] of question.weights.entries()) {
    if (weight >= 1) continue;
    const lines = linesOf(question, criterion);
    for (const [own, list] of found.entries()) {
      const switchWeight = nearestSwitch(question, lines, { own, weight });
      if (switchWeight !== null) list.push({ criterion, weight, switchWeight });
    }
  }
  for (const list of found) {
    list.sort((a, b) => Math.abs(a.switchWeight - a.weight) - Math.abs(b.switchWeight - b.weight));
  }
  return found;
}

/** At weight t an alternative scores `(sum0 + t·sum1) / (share0 + t·share1)`. */
interface Lines {
  readonly sum0: Float64Array;
  readonly sum1: Float64Array;
  readonly share0: Float64Array;
  readonly share1: Float64Array;
}

function linesOf({ memberships, known, weights, tier }: SwitchQuestion, criterion: number): Lines {
  const [sum0, sum1] = [new Float64Array(tier.length), new Float64Array(tier.length)];
  const [share0, share1] = [new Float64Array(tier.length), new Float64Array(tier.length)];
  const others = 1 - (weights[criterion] as number);
  for (const [k, weight] of weights.entries()) {
    for (let i = 0; i < tier.length; i++) {
      const membership = memberships[k]?.[i] as number;
      const share = Number.isNaN(membership) ? 0 : (known[k]?.[i] as number);
      const value = share === 0 ? 0 : share * membership;
      const [to, toShare] = k === criterion ? [sum1, share1] : [sum0, share0];
      const scale = k === criterion ? 1 : weight / others;
      to[i] = (to[i] as number) + scale * value;
      toShare[i] = (toShare[i] as number) + scale * share;
    }
  }
  for (let i = 0; i < tier.length; i++) {
    sum1[i] = (sum1[i] as number) - (sum0[i] as number);
    share1[i] = (share1[i] as number) - (share0[i] as number);
  }
  return { sum0, sum1, share0, share1 };
}

interface Crossing {
  readonly at: number;
  /** +1: the other passes above the alternative as the weight grows. */
  readonly gain: number;
}

function nearestSwitch(
  { tier, top }: SwitchQuestion,
  lines: Lines,
  { own, weight }: { own: number; weight: number },
): number | null {
  const crossings: Crossing[] = [];
  let above = 0;
  for (let other = 0; other < tier.length; other++) {
    if (other === own) continue;
    if (tier[other] !== tier[own]) {
      above += Number((tier[other] as number) > (tier[own] as number));
      continue;
    }
    const lead = leadOf(lines, other, own);
    const now = lead.a * weight * weight + lead.b * weight + lead.c;
    above += Number(now > 0 || (now === 0 && other < own));
    for (const at of rootsOf(lead)) {
      const slope = 2 * lead.a * at + lead.b;
      if (at > EDGE && at < 1 - EDGE && slope !== 0) crossings.push({ at, gain: Math.sign(slope) });
    }
  }
  const inside = above < top;
  const up = crossings.filter(({ at }) => at > weight).sort((a, b) => a.at - b.at);
  const down = crossings.filter(({ at }) => at < weight).sort((a, b) => b.at - a.at);
  const higher = firstChange(up, above, { top, inside, sign: 1 });
  const lower = firstChange(down, above, { top, inside, sign: -1 });
  if (higher === null || lower === null) return higher ?? lower;
  return higher - weight < weight - lower ? higher : lower;
}

/** How far `other` leads `own` at weight t, times both shares: a·t² + b·t + c. */
function leadOf({ sum0, sum1, share0, share1 }: Lines, other: number, own: number) {
  const at = (column: Float64Array, i: number) => column[i] as number;
  return {
    a: at(sum1, other) * at(share1, own) - at(sum1, own) * at(share1, other),
    b:
      at(sum1, other) * at(share0, own) +
      at(sum0, other) * at(share1, own) -
      at(sum1, own) * at(share0, other) -
      at(sum0, own) * at(share1, other),
    c: at(sum0, other) * at(share0, own) - at(sum0, own) * at(share0, other),
  };
}

function rootsOf({ a, b, c }: { a: number; b: number; c: number }): number[] {
  if (Math.abs(a) < 1e-15) return b === 0 ? [] : [-c / b];
  const discriminant = b * b - 4 * a * c;
  if (discriminant <= 0) return [];
  const q = -0.5 * (b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant));
  return q === 0 ? [] : [q / a, c / q];
}

function firstChange(
  crossings: readonly Crossing[],
  above: number,
  edge: { top: number; inside: boolean; sign: 1 | -1 },
): number | null {
  let count = above;
  for (const { at, gain } of crossings) {
    count += gain * edge.sign;
    if (count < edge.top !== edge.inside) return at;
  }
  return null;
}
