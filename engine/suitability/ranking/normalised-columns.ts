import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { CriterionType, Domain, Normalisation } from './normalisation.ts';
import { outOfDomain } from './out-of-domain.ts';
import type { RankingProblem } from './ranking-method.ts';

/** Normalised columns, and whether less is still better in each. */
export interface NormalisedColumns {
  readonly columns: readonly Float64Array[];
  readonly types: readonly CriterionType[];
}

/**
 * Puts every column on the scale of the problem's normalisation. Throws `PlanningError`: `outside-domain` naming
 * criterion, alternative and value; `normalisation-undefined` where the formula divides by zero, as it does for a
 * criterion with one value only under `min-max`.
 */
export function normalisedColumns(problem: RankingProblem, normalisation: Normalisation): NormalisedColumns {
  const { table, types } = problem;
  const columns = table.columns.map((values, k) => {
    const type = types[k] as CriterionType;
    checkDomain(problem, normalisation, k);
    const normalised = normalisation.normalise(values, type);
    if (!normalised.every(Number.isFinite)) throw undefinedNormalisation(problem, normalisation, k);
    return normalised;
  });
  return { columns, types: normalisation.keepsCosts ? types : types.map(() => 'max') };
}

function checkDomain({ table, types }: RankingProblem, normalisation: Normalisation, k: number): void {
  const type = types[k] as CriterionType;
  const domain: Domain = normalisation.domain[type];
  const column = table.columns[k] as Float64Array;
  const row = column.findIndex((value) => (domain === 'positive' ? value <= 0 : domain !== 'any' && value < 0));
  if (row < 0) return;
  throw outOfDomain(
    {
      criterion: table.criteria[k] as string,
      alternative: table.alternatives[row] as string,
      value: column[row] as number,
    },
    domain === 'positive' ? text('大于 0', 'above 0') : text('不小于 0', 'not below 0'),
    text(
      `归一化 ${normalisation.id} 的公式是 ${normalisation.formula[type]}：改用 --normalisation min-max，或改正数值`,
      `normalisation ${normalisation.id} is ${normalisation.formula[type]}: take --normalisation min-max, or correct the value`,
    ),
  );
}

function undefinedNormalisation({ table, types }: RankingProblem, normalisation: Normalisation, k: number): Error {
  const column = table.columns[k] as Float64Array;
  const criterion = table.criteria[k] as string;
  const formula = normalisation.formula[types[k] as CriterionType];
  const same = column.every((value) => value === column[0]);
  const found = same
    ? text(`各方案都是 ${column[0]}`, `every alternative has ${column[0]}`)
    : text('分母为 0', 'the divisor is 0');
  return new PlanningError('infeasible', 'normalisation-undefined', {
    text: text(
      `指标 ${criterion} 上归一化 ${normalisation.id}（${formula}）应有非零分母，实际${found.zh}`,
      `normalisation ${normalisation.id} (${formula}) needs a divisor other than 0 for ${criterion}; ${found.en}`,
    ),
    remedy: text(
      '去掉这个不区分方案的指标，或改用别的归一化（wotu list normalisations）',
      'leave out this criterion, which tells nothing apart, or take another normalisation (wotu list normalisations)',
    ),
    at: { field: criterion },
  });
}
