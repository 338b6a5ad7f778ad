import type { Membership, ScenarioDocument, WeightedCriterion } from '../engine-client.ts';
import { ADJUSTED } from './adjusted.ts';

type Entries = NonNullable<ScenarioDocument['criteria']>;

/** Weights are written with this many decimals; what rounding leaves goes to the heaviest. */
const DECIMALS = 6;

/** The weights with one of them set; the others keep their proportions and share what is left. */
export function weightsWith(weights: readonly number[], place: number, weight: number): number[] {
  const rest = weights.reduce((sum, each, k) => (k === place ? sum : sum + each), 0);
  const others = weights.length - 1;
  const left = 1 - weight;
  return settled(weights.map((each, k) => (k === place ? weight : rest > 0 ? (each / rest) * left : left / others)));
}

/** The same weight for all. */
export function equalWeights(count: number): number[] {
  return settled(new Array<number>(count).fill(1 / count));
}

/** Weights as a scenario writes them: of few decimals, and 1 together. */
function settled(weights: readonly number[]): number[] {
  const scale = 10 ** DECIMALS;
  const whole = weights.map((weight) => Math.round(weight * scale));
  const heaviest = whole.indexOf(Math.max(...whole));
  const rest = scale - whole.reduce((sum, each) => sum + each, 0);
  return whole.map((each, k) => (k === heaviest ? each + rest : each) / scale);
}

/** A change that sets the weights; whoever set the former ones does not answer for these. */
export function weightChange(entries: Entries, weights: readonly number[]): ScenarioDocument {
  return {
    criteria: entries.map((entry, k) => ({ ...entry, weight: weights[k] ?? 0 })),
    weighting: { method: 'direct' },
    weightSource: ADJUSTED,
  };
}

/** A change that gives a criterion a curve of the scenario's own. */
export function curveChange(entries: Entries, place: number, membership: Membership): ScenarioDocument {
  // The engine's memberships are read-only, what a scenario is checked with is not; nobody writes into either.
  const own = membership as NonNullable<Entries[number]['membership']>;
  return { criteria: entries.map((entry, k) => (k === place ? { ...entry, membership: own } : entry)) };
}

/** The weights of the moment, in the order of the scenario's criteria. */
export function weightsOf(criteria: readonly WeightedCriterion[]): number[] {
  return criteria.map(({ weight }) => weight);
}
