import { text } from '../../../run/local-text.ts';
import { PlanningError } from '../../../run/planning-error.ts';
import { rangeOf, sumOf } from '../normalisation.ts';
import { noDifference } from '../out-of-domain.ts';
import type { RankingMethod } from '../ranking-method.ts';

const label = text('EDAS 平均解距离法', 'EDAS');

/**
 * Evaluation based on distance from the average solution: positive and negative distances from the average of every
 * criterion as shares of it (PDA, NDA), weighted and summed (SP, SN), NSP = SP / max SP, NSN = 1 − SN / max SN,
 * appraisal score (NSP + NSN) / 2. Distances are shares of the average, so it must be above zero.
 */
export const edas: RankingMethod = {
  id: 'edas',
  label,
  formula: 'AS = (SP / max SP + 1 − SN / max SN) / 2',
  source: {
    reference: text(
      'Keshavarz Ghorabaee、Zavadskas、Olfat 与 Turskis 2015, Informatica 26(3)',
      'Keshavarz Ghorabaee, Zavadskas, Olfat and Turskis 2015, Informatica 26(3)',
    ),
    confidence: 'known',
  },
  score: text('评价值 AS', 'appraisal score AS'),
  better: 'higher',
  normalisation: null,
  understandsCosts: true,
  parameters: [],
  usesWeights: () => true,
  evaluate({ table, types, weights }) {
    const rows = table.alternatives.length;
    const SP = new Float64Array(rows);
    const SN = new Float64Array(rows);
    const average: number[] = [];
    for (const [k, column] of table.columns.entries()) {
      const { min, max } = rangeOf(column);
      const mean = min === max ? min : sumOf(column) / rows;
      if (mean <= 0) throw averageNotPositive(table.criteria[k] as string, mean);
      average.push(mean);
      for (let i = 0; i < rows; i++) {
        const above = (((column[i] as number) - mean) / mean) * (types[k] === 'max' ? 1 : -1);
        if (above > 0) SP[i] = (SP[i] as number) + (weights[k] as number) * above;
        else SN[i] = (SN[i] as number) - (weights[k] as number) * above;
      }
    }
    const { max: greatestSP } = rangeOf(SP);
    const { max: greatestSN } = rangeOf(SN);
    if (greatestSP === 0 || greatestSN === 0) throw noDifference(label);
    const NSP = SP.map((value) => value / greatestSP);
    const NSN = SN.map((value) => 1 - value / greatestSN);
    return {
      scores: NSP.map((value, i) => (value + (NSN[i] as number)) / 2),
      parts: [
        { id: 'sp', label: text('正距离和 SP', 'positive distance SP'), values: SP },
        { id: 'sn', label: text('负距离和 SN', 'negative distance SN'), values: SN },
        { id: 'nsp', label: text('归一 NSP', 'normalised NSP'), values: NSP },
        { id: 'nsn', label: text('归一 NSN', 'normalised NSN'), values: NSN },
      ],
      details: { average },
      remarks: [],
      findings: [],
    };
  },
};

function averageNotPositive(field: string, mean: number): PlanningError {
  return new PlanningError('input', 'average-not-positive', {
    text: text(
      `EDAS 以平均值为单位计距离，平均值应大于 0，指标 ${field} 的平均值是 ${mean}`,
      `EDAS takes distances as shares of the average, which should be above 0; ${field} has an average of ${mean}`,
    ),
    remedy: text(
      '换一个零点（例如都加上同一个数），或改用 vikor、topsis、promethee-ii',
      'move the zero of the criterion, or rank with vikor, topsis or promethee-ii',
    ),
    at: { field },
  });
}
