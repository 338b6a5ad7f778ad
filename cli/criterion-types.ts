import { type CriterionType, type Finding, text } from '../engine/index.ts';
import { perCriterion } from './per-criterion.ts';

const TYPES: ReadonlyMap<string, CriterionType> = new Map([
  ...['max', 'benefit', '1', '+1', '+', '效益', '正向'].map((word): [string, CriterionType] => [word, 'max']),
  ...['min', 'cost', '-1', '-', '成本', '负向'].map((word): [string, CriterionType] => [word, 'min']),
]);

/** The direction of each criterion as `--types` says it, `max` where it says nothing, which is told. */
export function criterionTypesOf(
  written: string | undefined,
  criteria: readonly string[],
): { readonly types: readonly CriterionType[]; readonly findings: readonly Finding[] } {
  const said =
    written === undefined
      ? criteria.map(() => null)
      : perCriterion({ name: 'types', written, criteria }, 'max / min', (word) => TYPES.get(word.toLowerCase()));
  const untyped = criteria.filter((_, k) => said[k] === null);
  return { types: said.map((type) => type ?? 'max'), findings: untyped.length === 0 ? [] : [byDefault(untyped)] };
}

function byDefault(untyped: readonly string[]): Finding {
  return {
    severity: 'info',
    code: 'types-by-default',
    message: text(
      `未说明方向的指标按越大越好处理：${untyped.join('、')}`,
      `criteria whose direction is not said count as better when greater: ${untyped.join(', ')}`,
    ),
    remedy: text('用 --types max,min,… 写明', 'say so with --types max,min,…'),
    at: {},
  };
}
