import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { CriterionType } from '../ranking/normalisation.ts';
import { minMax } from '../ranking/normalisations/min-max.ts';

/** Whether every alternative has the same value: such a column says nothing about spread. */
export function isConstant(column: Float64Array): boolean {
  return column.every((value) => value === column[0]);
}

/** A column on 0 … 1 by its own least and largest, the worst value 0 and the best 1; a constant column is all 0. */
export function minMaxColumn(column: Float64Array, type: CriterionType): Float64Array {
  return isConstant(column) ? new Float64Array(column.length) : minMax.normalise(column, type);
}

/** What must be said beside any weights taken from spread, and which columns have none. */
export function spreadFindings(criteria: readonly string[], constant: readonly boolean[], at: Place): Finding[] {
  const unvaried = criteria.filter((_, k) => constant[k]);
  return [
    {
      severity: 'warning',
      code: 'spread-not-importance',
      message: text(
        '这类权重只反映各指标在这份数据中的差异，不代表重要性；增减一个方案，权重就会变',
        'these weights measure how much each criterion varies in this data set, not how important it is; they move when an alternative is added',
      ),
      remedy: text('只用来与专家权重（层次分析法）对照', "use them as a check beside the experts' weights (AHP)"),
      at,
    },
    ...unvaried.map(
      (name): Finding => ({
        severity: 'warning',
        code: 'constant-criterion',
        message: text(
          `指标“${name}”各方案数值相同，权重为 0；它仍可能是决定性的`,
          `"${name}" has one value throughout, so its weight is 0; it may be decisive all the same`,
        ),
        remedy: text('作为约束条件另行检查，或由专家赋权', 'check it as a constraint, or let experts weigh it'),
        at: { ...at, field: name },
      }),
    ),
  ];
}

/** The refusal of a table in which no column varies, or none in a way of its own. */
export function noSpread(criteria: readonly string[], at: Place): PlanningError {
  return new PlanningError('infeasible', 'no-spread', {
    text: text(
      `应至少有一个指标带来差异信息，${criteria.length} 个指标（${criteria.join('、')}）都没有，得不出权重`,
      `at least one criterion must tell alternatives apart in a way of its own; none of the ${criteria.length} (${criteria.join(', ')}) does, so there are no weights`,
    ),
    remedy: text(
      '改用专家权重：--ahp、--direct 或 --rank-order',
      "take experts' weights: --ahp, --direct or --rank-order",
    ),
    at,
  });
}
