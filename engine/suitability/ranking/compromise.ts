import { type LocalText, text } from '../../run/local-text.ts';
import { EQUAL_SCORES, ranksOf } from './ties.ts';

/** The three measures of VIKOR, less is better in each. */
export interface VikorMeasures {
  readonly S: Float64Array;
  readonly R: Float64Array;
  readonly Q: Float64Array;
}

/** Which alternatives VIKOR proposes, and by which conditions. */
export interface Compromise {
  readonly rankS: Float64Array;
  readonly rankR: Float64Array;
  readonly details: Readonly<Record<string, unknown>>;
  readonly remarks: readonly LocalText[];
}

/**
 * The compromise set (Opricovic and Tzeng 2004). C1, acceptable advantage: Q of the second minus Q of the first is at
 * least DQ = 1/(m − 1). C2, acceptable stability: the first is also first by S or by R. Both hold: the first alone; C2
 * fails: the first and the second; C1 fails: all whose Q is nearer to the best than DQ. Several that share the first
 * place count as first and second of each other, and each of them must be stable.
 */
export function compromiseOf({ S, R, Q }: VikorMeasures, alternatives: readonly string[]): Compromise {
  const rankS = ranksOf(S, 'lower', 'min');
  const rankR = ranksOf(R, 'lower', 'min');
  const order = Array.from(Q, (_, i) => i).sort((a, b) => (Q[a] as number) - (Q[b] as number) || a - b);
  const best = Q[order[0] as number] as number;
  const behind = (i: number) => (Q[i] as number) - best;
  const second = order[1] as number;
  const advantage = behind(second);
  const needed = 1 / (alternatives.length - 1);
  const acceptableAdvantage = advantage >= needed - EQUAL_SCORES;
  const first = order.filter((i) => behind(i) <= EQUAL_SCORES);
  const acceptableStability = first.every((i) => rankS[i] === 1 || rankR[i] === 1);
  const set = acceptableAdvantage
    ? order.filter((i) => first.includes(i) || (!acceptableStability && behind(i) - advantage <= EQUAL_SCORES))
    : order.filter((i) => behind(i) < needed - EQUAL_SCORES);
  const compromiseSet = set.map((i) => alternatives[i] as string);
  return {
    rankS,
    rankR,
    details: { compromiseSet, acceptableAdvantage, advantage, advantageNeeded: needed, acceptableStability },
    remarks: [
      conditionWords({ acceptableAdvantage, advantage, needed, acceptableStability }),
      text(`折衷解：${compromiseSet.join('、')}`, `compromise set: ${compromiseSet.join(', ')}`),
    ],
  };
}

function conditionWords(found: {
  readonly acceptableAdvantage: boolean;
  readonly advantage: number;
  readonly needed: number;
  readonly acceptableStability: boolean;
}): LocalText {
  const figures = `${found.advantage.toPrecision(4)} ${found.acceptableAdvantage ? '≥' : '<'} ${found.needed.toPrecision(4)}`;
  return text(
    `可接受优势：${found.acceptableAdvantage ? '满足' : '不满足'}（${figures}）；可接受稳定性：${found.acceptableStability ? '满足' : '不满足'}`,
    `acceptable advantage: ${found.acceptableAdvantage ? 'yes' : 'no'} (${figures}); acceptable stability: ${found.acceptableStability ? 'yes' : 'no'}`,
  );
}
