import type { Finding } from '../../../run/finding.ts';
import { text } from '../../../run/local-text.ts';
import type { Place } from '../../../run/place.ts';
import { PlanningError } from '../../../run/planning-error.ts';
import { RANK_FORMULAS, type RankFormula, rankWeights } from '../rank-weights.ts';
import { sharesOf, type WeightingMethod } from '../weighting-method.ts';

/** Names from the most important to the least; names of one inner list are equally important. */
export interface RankOrderQuestion {
  readonly order: readonly (readonly string[])[];
  readonly formula?: RankFormula | undefined;
  /** Power of the rank exponent formula, 0 or more; nobody gives a value that fits all. */
  readonly exponent?: number | undefined;
  readonly at?: Place | undefined;
}

export interface RankOrderDetails {
  readonly formula: RankFormula;
  readonly exponent: number | null;
  /** Rank of each name from 1, the mean of its places where it is tied. */
  readonly ranks: readonly number[];
}

/**
 * Weights from an order of importance alone. Equal names share the mean of the weights of the places they hold. Throws
 * `PlanningError`: `no-order`, `repeated-name`, `missing-exponent`, `bad-exponent`.
 */
export const rankOrder: WeightingMethod<RankOrderQuestion, RankOrderDetails> = {
  id: 'rank-order',
  label: text('排序赋权', 'rank-order weights'),
  takes: 'order',
  parameters: [
    { id: 'formula', values: RANK_FORMULAS },
    { id: 'exponent', values: ['number from 0'] },
  ],
  source: {
    reference: text(
      '重心法 Barron、Barrett 1996；序和、倒数、指数 Stillwell、Seaver、Edwards 1981',
      'centroid Barron and Barrett 1996; sum, reciprocal, exponent Stillwell, Seaver and Edwards 1981',
    ),
    confidence: 'known',
  },
  weigh({ order, formula = 'centroid', exponent, at = {} }) {
    const groups = order.filter((group) => group.length > 0);
    const names = groups.flat();
    checkOrder(names, at);
    const places = rankWeights(names.length, formula, powerOf(formula, exponent));
    const weights: number[] = [];
    const ranks: number[] = [];
    for (const group of groups) {
      const from = weights.length;
      const held = places.slice(from, from + group.length);
      const mean = held.reduce((sum, weight) => sum + weight, 0) / group.length;
      weights.push(...group.map(() => mean));
      ranks.push(...group.map(() => from + (group.length + 1) / 2));
    }
    return {
      method: rankOrder.id,
      names,
      weights: sharesOf(weights),
      details: { formula, exponent: formula === 'exponent' ? (exponent ?? null) : null, ranks },
      findings: groups.filter((group) => group.length > 1).map((group) => tied(group, at)),
      source: rankOrder.source,
    };
  },
};

function checkOrder(names: readonly string[], at: Place): void {
  if (names.length === 0) {
    throw new PlanningError('input', 'no-order', {
      text: text('至少应有 1 个名称，实有 0 个', 'at least 1 name is needed, there are 0'),
      remedy: text(
        '从最重要到最次要列出，例如 "水,土壤=气"',
        'list them from the most important, as in "water,soil=air"',
      ),
      at,
    });
  }
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice === undefined) return;
  throw new PlanningError('input', 'repeated-name', {
    text: text(`名称“${twice}”在次序中出现两次`, `the name "${twice}" stands twice in the order`),
    remedy: text('每个名称只列一次', 'list every name once'),
    at: { ...at, field: twice },
  });
}

function powerOf(formula: RankFormula, exponent: number | undefined): number {
  if (formula !== 'exponent') return 1;
  if (exponent !== undefined && exponent >= 0 && Number.isFinite(exponent)) return exponent;
  throw new PlanningError('usage', exponent === undefined ? 'missing-exponent' : 'bad-exponent', {
    text:
      exponent === undefined
        ? text('指数公式需要一个指数，没有通用值', 'the exponent formula needs a power, and none holds for all')
        : text(`指数应不小于 0，实为 ${exponent}`, `the power should be 0 or more, found ${exponent}`),
    remedy: text(
      '0 为等权，1 同序和法，越大首位权重越高',
      '0 gives equal weights, 1 the rank sum, more raises the first',
    ),
  });
}

function tied(group: readonly string[], at: Place): Finding {
  return {
    severity: 'info',
    code: 'tied-ranks',
    message: text(
      `${group.join('、')} 并列，各取所占名次权重的平均值`,
      `${group.join(', ')} are tied; each gets the mean weight of the places they hold`,
    ),
    remedy: text('无需处理；能分先后时分开列', 'nothing to do; list them apart if one counts more'),
    at,
  };
}
