import { type LocalText, text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';

/** A published table of random indices: the mean consistency index of random reciprocal matrices of `n` names. */
export interface RandomIndexSet {
  readonly id: string;
  readonly reference: LocalText;
  /** Random index by `n`; 1 and 2 need none. Between two entries it is interpolated. */
  readonly values: Readonly<Record<number, number>>;
}

const saaty: RandomIndexSet = {
  id: 'saaty',
  reference: text(
    'Saaty 1980《层次分析法》随机一致性指标表（国内教材通用的一套）',
    'Saaty 1980, The Analytic Hierarchy Process, table of random indices',
  ),
  values: {
    3: 0.58,
    4: 0.9,
    5: 1.12,
    6: 1.24,
    7: 1.32,
    8: 1.41,
    9: 1.45,
    10: 1.49,
    11: 1.51,
    12: 1.48,
    13: 1.56,
    14: 1.57,
    15: 1.59,
  },
};

const saaty2005: RandomIndexSet = {
  id: 'saaty-2005',
  reference: text(
    'Saaty 2005, Theory and Applications of the Analytic Network Process，第 31 页',
    'Saaty 2005, Theory and Applications of the Analytic Network Process, p. 31',
  ),
  values: {
    3: 0.52,
    4: 0.89,
    5: 1.11,
    6: 1.25,
    7: 1.35,
    8: 1.4,
    9: 1.45,
    10: 1.49,
    11: 1.52,
    12: 1.54,
    13: 1.56,
    14: 1.58,
    15: 1.59,
  },
};

const doneganDodd: RandomIndexSet = {
  id: 'donegan-dodd',
  reference: text(
    'Donegan, Dodd 1991, Math. Comput. Modelling 15(10), 135-137（取自 AHPy 2.1 所载数值）',
    'Donegan and Dodd 1991, Math. Comput. Modelling 15(10), 135-137 (values as AHPy 2.1 carries them)',
  ),
  values: {
    3: 0.4914,
    4: 0.8286,
    5: 1.0591,
    6: 1.1797,
    7: 1.2519,
    8: 1.3171,
    9: 1.3733,
    10: 1.4055,
    11: 1.4213,
    12: 1.4497,
    13: 1.4643,
    14: 1.4822,
    15: 1.4969,
    16: 1.5078,
    17: 1.5153,
    18: 1.5262,
    19: 1.5313,
    20: 1.5371,
    25: 1.5619,
    30: 1.5772,
    40: 1.5976,
    50: 1.6102,
    60: 1.6178,
    70: 1.6237,
    80: 1.6277,
    90: 1.6213,
    100: 1.6339,
  },
};

const simulated: RandomIndexSet = {
  id: 'simulated',
  reference: text(
    '随机矩阵模拟值（R 包 ahpsurvey 所载，Cho）',
    'simulated random matrices (as the R package ahpsurvey carries them, Cho)',
  ),
  values: {
    3: 0.5251686,
    4: 0.8836651,
    5: 1.1081014,
    6: 1.2492774,
    7: 1.3415514,
    8: 1.4048466,
    9: 1.4507197,
    10: 1.4857266,
    11: 1.5141022,
    12: 1.5356638,
    13: 1.5545925,
    14: 1.5703498,
    15: 1.5839958,
    16: 1.5955704,
    17: 1.6053208,
    18: 1.6140648,
    19: 1.62189,
    20: 1.6288505,
  },
};

/** The tables there are; the first holds when none is named. */
export const RANDOM_INDEX_SETS: readonly RandomIndexSet[] = [saaty, saaty2005, doneganDodd, simulated];

/** A random index and where it was read. */
export interface RandomIndex {
  readonly RI: number;
  readonly set: string;
  /** Whether it lies between two entries of the table, linearly. */
  readonly interpolated: boolean;
}

/**
 * Random index for `n` names; 0 for 1 and 2, whose judgements cannot contradict each other. Throws `PlanningError`
 * (`unknown-random-index`, `no-random-index` beyond the end of the table).
 */
export function randomIndexOf(n: number, id: string): RandomIndex {
  const set = RANDOM_INDEX_SETS.find((candidate) => candidate.id === id);
  if (set === undefined) throw unknownSet(id);
  if (n < 3) return { RI: 0, set: id, interpolated: false };
  const known = set.values[n];
  if (known !== undefined) return { RI: known, set: id, interpolated: false };
  const sizes = Object.keys(set.values).map(Number);
  const above = sizes.find((size) => size > n);
  const below = sizes.findLast((size) => size < n);
  if (above === undefined || below === undefined) throw beyond(n, set, Math.max(...sizes));
  const [low, high] = [set.values[below] as number, set.values[above] as number];
  return { RI: low + ((high - low) * (n - below)) / (above - below), set: id, interpolated: true };
}

function beyond(n: number, set: RandomIndexSet, largest: number): PlanningError {
  const ends = RANDOM_INDEX_SETS.map(({ id, values }) => `${id} (n ≤ ${Math.max(...Object.keys(values).map(Number))})`);
  return new PlanningError('input', 'no-random-index', {
    text: text(
      `比较矩阵有 ${n} 个名称，随机一致性指标表 ${set.id} 只到 ${largest} 个`,
      `${n} names are compared, the random indices of ${set.id} end at ${largest}`,
    ),
    remedy: text(
      `把指标分层、每层不超过 9 个，或换一套表：${ends.join('、')}`,
      `arrange the criteria in levels of at most 9, or take another table: ${ends.join(', ')}`,
    ),
  });
}

function unknownSet(id: string): PlanningError {
  const ids = RANDOM_INDEX_SETS.map((set) => set.id).join(', ');
  return new PlanningError('usage', 'unknown-random-index', {
    text: text(`没有名为 ${id} 的随机一致性指标表`, `there is no table of random indices named ${id}`),
    remedy: text(`可用的有 ${ids}`, `there are ${ids}`),
  });
}
