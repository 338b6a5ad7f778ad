import { type ComparisonMatrix, judgementOf, type Pair, pairsOf, withJudgement } from './comparison-matrix.ts';
import { completeJudgements } from './completion.ts';
import { consistencyOf } from './consistency.ts';
import { perronPair } from './perron.ts';

/** The judgement that contradicts the others most, and what they imply instead. */
export interface WorstJudgement {
  readonly first: string;
  readonly second: string;
  /** How many times more `first` was said to count than `second`. */
  readonly given: number;
  /** What the other judgements imply: the value at which the contradiction is least. */
  readonly consistent: number;
  /** Consistency ratio with `given` replaced by `consistent`. */
  readonly CRAfter: number;
  /** Other pairs whose replacement would do as much; among three names all three judgements share the blame. */
  readonly equallyBad: readonly (readonly [string, string])[];
}

/** Up to this many names every pair is tried, beyond it those furthest from the ratio of the weights. */
const TRY_ALL_UP_TO = 15;
const TRIED_BEYOND = 12;
const SAME_CR = 1e-9;

/**
 * The one judgement whose replacement lowers the consistency ratio most. Each pair is taken as missing and completed
 * from the others at the least λmax (see `completeJudgements`). Null for fewer than three names and where nothing
 * contradicts.
 */
export function worstJudgement(matrix: ComparisonMatrix, randomIndexSet: string): WorstJudgement | null {
  const size = matrix.names.length;
  if (size < 3 || consistencyOf(matrix, randomIndexSet).CR < SAME_CR) return null;
  const tried = candidates(matrix).map((pair) => {
    const completed = completeJudgements(withJudgement(matrix, pair, 1), [pair]);
    return { pair, consistent: judgementOf(completed, pair), CR: consistencyOf(completed, randomIndexSet).CR };
  });
  const least = Math.min(...tried.map(({ CR }) => CR));
  const [worst, ...others] = tried.filter(({ CR }) => CR <= least + SAME_CR);
  if (worst === undefined) return null;
  const nameOf = (index: number) => matrix.names[index] as string;
  return {
    first: nameOf(worst.pair.first),
    second: nameOf(worst.pair.second),
    given: judgementOf(matrix, worst.pair),
    consistent: worst.consistent,
    CRAfter: worst.CR,
    equallyBad: others.map(({ pair }) => [nameOf(pair.first), nameOf(pair.second)] as const),
  };
}

/** Pairs by how far the judgement is from the ratio of the weights, furthest first: |ln(aᵢⱼ wⱼ / wᵢ)|. */
function candidates(matrix: ComparisonMatrix): Pair[] {
  const size = matrix.names.length;
  const { vector } = perronPair(matrix.values, size);
  const ratio = ({ first, second }: Pair) => (vector[first] as number) / (vector[second] as number);
  const deviation = (pair: Pair) => Math.abs(Math.log(judgementOf(matrix, pair) / ratio(pair)));
  const sorted = pairsOf(size)
    .map((pair) => ({ pair, by: deviation(pair) }))
    .sort((a, b) => b.by - a.by);
  return sorted.slice(0, size <= TRY_ALL_UP_TO ? sorted.length : TRIED_BEYOND).map(({ pair }) => pair);
}
