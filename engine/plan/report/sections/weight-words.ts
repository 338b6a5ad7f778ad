import type { WeightedCriterion } from '../../plan-tables.ts';
import { dataTable, figureColumn, headColumn } from '../data-table.ts';
import { type Content, html } from '../markup.ts';
import type { Page } from '../report-page.ts';

/** How the weights came about, how far comparisons contradict each other, and what the data's own spread would give. */
export function weightWords(page: Page): Content {
  const { tables, t, say, figures } = page;
  const { label, consistency } = tables.weighting;
  const ratio =
    consistency === null
      ? ''
      : t(
          `，一致性比率 CR ${figures.fixed(consistency.CR, 3)}（低于 0.10 方可采用）`,
          `, consistency ratio CR ${figures.fixed(consistency.CR, 3)} (below 0.10 to be accepted)`,
        );
  return html`<p>${t('赋权方法：', 'Weighting: ')}${say(label)}${ratio}${t('。权重来源：', '. Where the weights come from: ')}${say(tables.weightSource)}</p>
${checkTable(page)}`;
}

function checkTable({ tables, t, say, figures }: Page): Content {
  const { weightChecks, criteria } = tables;
  if (weightChecks.length === 0) return '';
  const caption = t(
    '对照：由数据自身的离散程度算出的权重，只供核对，不参与评分',
    'For comparison: weights from the spread of the data itself; a check only, no score uses them',
  );
  const sources = weightChecks.map(({ label, source }) => `${say(label)}${t('：', ': ')}${say(source)}`);
  return html`${dataTable(
    caption,
    [
      headColumn<WeightedCriterion>(t('指标', 'Criterion'), (row) => say(row.label)),
      figureColumn<WeightedCriterion>(t('采用', 'Used'), (row) => figures.fixed(row.weight, 3)),
      ...weightChecks.map((check) =>
        figureColumn<WeightedCriterion>(say(check.label), (_row, k) => figures.fixed(check.weights[k], 3)),
      ),
    ],
    criteria,
  )}<p class="quiet">${sources.join(t('；', '; '))}</p>
`;
}
