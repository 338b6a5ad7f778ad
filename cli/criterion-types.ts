import { type CriterionType, type Finding, text } from '../engine/index.ts';
import { perCriterion } from './per-criterion.ts';

const SPELLINGS: Readonly<Record<CriterionType, string>> = {
  max: 'max maximize maximise benefit greater higher 1 +1 + 效益 效益型 正向 正 极大型 越大越好',
  min: 'min minimize minimise cost less lower -1 - 成本 成本型 负向 负 极小型 越小越好',
};

const TYPES: ReadonlyMap<string, CriterionType> = new Map(
  (['max', 'min'] as const).flatMap((type) =>
    SPELLINGS[type].split(' ').map((word): [string, CriterionType] => [word, type]),
  ),
);

/** A direction in any of its spellings; full-width signs and the minus sign of typesetters are read as well. */
function typeOf(word: string): CriterionType | undefined {
  return TYPES.get(word.normalize('NFKC').replace('−', '-').toLowerCase());
}

/** The direction of each criterion as `--types` says it, `max` where it says nothing, which is told. */
export function criterionTypesOf(
  written: string | undefined,
  criteria: readonly string[],
): { readonly types: readonly CriterionType[]; readonly findings: readonly Finding[] } {
  const said =
    written === undefined
      ? criteria.map(() => null)
      : perCriterion({ name: 'types', written, criteria }, 'max / min', typeOf);
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
